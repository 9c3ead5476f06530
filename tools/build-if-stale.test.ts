import { spawnSync } from 'node:child_process'
import { existsSync, utimesSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { expect, test } from 'vitest'
import { plantFiles } from './planted-files.ts'

const script = resolve('tools', 'build-if-stale.ts')
const compress = resolve('tools', 'compress-app.ts')

/** Writes the page as Vite does, then does what `last` says. */
const project = (last: string) =>
  plantFiles(
    {
      'package.json': JSON.stringify({ scripts: { build: 'node build.mjs' } }),
      'build.mjs': `import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
        import { spawnSync } from 'node:child_process'
        rmSync('dist', { recursive: true, force: true })
        mkdirSync('dist')
        writeFileSync('dist/index.html', 'page '.repeat(100))
        ${last}`,
      'src/main.ts': 'source',
    },
    'elsewhere',
  )

const finish = `process.exitCode = spawnSync(process.execPath, [${JSON.stringify(compress)}]).status`

const run = (folder: string) => {
  const { status, stdout } = spawnSync(process.execPath, [script], { cwd: folder, encoding: 'utf8' })
  return { status, isBuilt: stdout.includes('Building') }
}

test('a finished build is not made again until a source is newer', () => {
  using planted = project(finish)
  expect(run(planted.folder)).toEqual({ status: 0, isBuilt: true })
  expect(existsSync(join(planted.folder, 'dist', 'index.html.br'))).toBe(true)
  expect(run(planted.folder)).toEqual({ status: 0, isBuilt: false })

  const inAnHour = new Date(Date.now() + 3_600_000)
  writeFileSync(join(planted.folder, 'src', 'main.ts'), 'changed')
  utimesSync(join(planted.folder, 'src', 'main.ts'), inAnHour, inAnHour)
  expect(run(planted.folder)).toEqual({ status: 0, isBuilt: true })
})

test('a build that failed is made again, whatever it has left', () => {
  using planted = project('process.exitCode = 3')
  expect(run(planted.folder)).toEqual({ status: 3, isBuilt: true })
  expect(run(planted.folder)).toEqual({ status: 3, isBuilt: true })
})

test('so is one that was interrupted', () => {
  using planted = project("process.kill(process.pid, 'SIGKILL')")
  expect(run(planted.folder)).toEqual({ status: expect.any(Number) as number, isBuilt: true })
  expect(run(planted.folder)).toMatchObject({ isBuilt: true })
})
