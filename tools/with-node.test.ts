import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { createInterface } from 'node:readline'
import { expect, onTestFinished, test } from 'vitest'
import { plantFiles } from './planted-files.ts'

const lock = '{}'
const installed = createHash('sha256').update(`${process.platform}-${process.arch}`).update(lock).digest('hex')

/** Says what it hears; ends by itself if it hears nothing, so that a failing test leaves nothing running. */
const serve = `
  const timer = setTimeout(() => console.log('nothing heard'), 20_000)
  process.on('SIGTERM', () => { console.log('heard SIGTERM'); clearTimeout(timer) })
  console.log('serving')
`

test('when npm is ended alone, what it started is told within seconds', async () => {
  using planted = plantFiles(
    {
      'package.json': JSON.stringify({ type: 'module', scripts: { serve: 'node serve.mjs' } }),
      'package-lock.json': lock,
      'node_modules/.ayni-lock': installed,
      'tools/with-node.mjs': readFileSync('tools/with-node.mjs', 'utf8'),
      'serve.mjs': serve,
    },
    'elsewhere',
  )
  // npm runs a script through a shell, which does not pass signals on.
  const shell = spawn('sh', ['-c', 'node tools/with-node.mjs serve; true'], {
    cwd: planted.folder,
    env: { ...process.env, npm_lifecycle_event: 'start' },
    stdio: ['ignore', 'pipe', 'ignore'],
  })
  onTestFinished(() => {
    shell.kill('SIGKILL')
  })
  const heard: string[] = []
  const lines = createInterface({ input: shell.stdout })
  lines.on('line', (line) => heard.push(line))
  await once(lines, 'line')
  shell.kill('SIGTERM')
  // All who hold the other end of it have gone.
  await once(lines, 'close')
  expect(heard).toEqual(['serving', 'heard SIGTERM'])
}, 30_000)
