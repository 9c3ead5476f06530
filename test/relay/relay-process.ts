import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { onTestFinished } from 'vitest'

export interface RelayProcess {
  readonly port: number
  readonly child: ChildProcess
  /** Everything printed so far. */
  printed(): string
  /** Ends it and answers the exit code, or the signal. */
  end(signal: NodeJS.Signals): Promise<number | NodeJS.Signals>
}

const compileCache = join(import.meta.dirname, '..', '..', 'node_modules', '.cache', 'relay-compile')

const mainFile = join(import.meta.dirname, '..', '..', 'sync-server', 'main.ts')

/** Runs the relay as its operator does. Environment: see sync-server/main.ts. */
export const spawnRelay = (environment: Readonly<Record<string, string>>): ChildProcess => {
  const child = spawn(process.execPath, [mainFile], {
    // Halves the time of every start but the first.
    env: { PATH: process.env['PATH'], NODE_COMPILE_CACHE: compileCache, ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  onTestFinished(() => {
    child.kill('SIGKILL')
  })
  return child
}

/** Runs the relay on a free port and waits until it serves. */
export const startRelayProcess = async (environment: Readonly<Record<string, string>>): Promise<RelayProcess> => {
  const child = spawnRelay({ PORT: '0', ...environment })
  const lines: string[] = []
  child.stderr?.on('data', (data: Buffer) => lines.push(data.toString()))
  const port = await new Promise<number>((settle, fail) => {
    createInterface({ input: child.stdout! }).on('line', (line) => {
      lines.push(line)
      const found = /running at http:\/\/localhost:(\d+)/.exec(line)?.[1]
      if (found !== undefined) settle(Number(found))
    })
    child.once('exit', (code) => fail(new Error(`exit ${code}: ${lines.join('\n')}`)))
  })
  return {
    port,
    child,
    printed: () => lines.join('\n'),
    end: async (signal) => {
      const exited = once(child, 'exit')
      child.kill(signal)
      const [code, killedBy] = (await exited) as [number | null, NodeJS.Signals | null]
      return code ?? killedBy!
    },
  }
}
