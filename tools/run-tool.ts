import { spawnSync } from 'node:child_process'
import { delimiter, dirname, resolve } from 'node:path'

type Outcome = { exitCode: number | null; output: string }

/** Runs one of the installed command line tools in a folder, under the Node that runs us. */
export const runTool = (name: string, args: string[], folder = '.'): Outcome => {
  const { status, stdout, stderr } = spawnSync(resolve('node_modules/.bin', name), args, {
    cwd: folder,
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
    shell: process.platform === 'win32',
    env: { ...withoutVitest, NO_COLOR: '1', PATH: [dirname(process.execPath), process.env['PATH']].join(delimiter) },
  })
  return { exitCode: status, output: stdout + stderr }
}

/** Tools that test themselves with vitest act differently when they see its variables (lingui does). */
const withoutVitest = Object.fromEntries(
  Object.entries(process.env).filter(([name]) => !name.startsWith('VITEST') && name !== 'NODE_ENV'),
)
