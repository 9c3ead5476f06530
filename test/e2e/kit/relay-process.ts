import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** A real relay with the built app, as `npm start` runs it; it can be stopped and started again at its address. */
export class RelayProcess {
  readonly address: string
  readonly dataFolder: string
  readonly #port: number
  #child: ChildProcess | undefined
  #said = ''

  private constructor(port: number, dataFolder: string) {
    this.#port = port
    this.dataFolder = dataFolder
    this.address = `http://localhost:${port}`
  }

  static async start(): Promise<RelayProcess> {
    const relay = new RelayProcess(await freePort(), await mkdtemp(join(tmpdir(), 'ayni-relay-')))
    await relay.start()
    return relay
  }

  /** Resolves when it answers. `app`: the folder of the built app it serves, if not the usual one. */
  async start({ app }: { readonly app?: string } = {}): Promise<void> {
    const child = spawn(process.execPath, ['sync-server/main.ts'], {
      env: { ...process.env, PORT: String(this.#port), HOST: '127.0.0.1', AYNI_DATA: this.dataFolder, ...(app === undefined ? {} : { AYNI_APP: app }) },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    this.#child = child
    await new Promise<void>((resolve, reject) => {
      let said = ''
      const listen = (bytes: Buffer): void => {
        said += bytes.toString()
        this.#said += bytes.toString()
        if (said.includes('Ayni is running')) resolve()
      }
      child.stdout?.on('data', listen)
      child.stderr?.on('data', listen)
      child.once('exit', (code) => reject(new Error(`the relay ended with ${code}: ${said}`)))
    })
  }

  async stop(signal: 'SIGTERM' | 'SIGKILL' = 'SIGTERM'): Promise<void> {
    const child = this.#child
    if (child === undefined || child.exitCode !== null) return
    const ended = new Promise((resolve) => child.once('exit', resolve))
    child.kill(signal)
    await ended
    this.#child = undefined
  }

  /** Everything it has printed. */
  get said(): string {
    return this.#said
  }

  /** Its disk is lost: it starts again with nothing. */
  async lose(): Promise<void> {
    await this.stop()
    for (const name of await readdir(this.dataFolder)) await rm(join(this.dataFolder, name), { recursive: true })
    await this.start()
  }

  /** Everything it has on its disk, file by file. */
  async readDisk(): Promise<ReadonlyMap<string, Buffer>> {
    const bytesByName = new Map<string, Buffer>()
    for (const name of await readdir(this.dataFolder)) bytesByName.set(name, await readFile(join(this.dataFolder, name)))
    return bytesByName
  }

  /** Loses everything it stored; only while it is stopped. */
  async empty(): Promise<void> {
    for (const file of await readdir(this.dataFolder)) await rm(join(this.dataFolder, file), { recursive: true })
  }

  async remove(): Promise<void> {
    await this.stop()
    await rm(this.dataFolder, { recursive: true, force: true })
  }
}

const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const server = createServer()
    server.once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => (typeof address === 'object' && address !== null ? resolve(address.port) : reject(new Error('no port'))))
    })
  })
