import { spawnSync } from 'node:child_process'
import { mkdirSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { plantFiles } from './planted-files.ts'

const page = 'page '.repeat(100)

const compress = (folder: string): number | null =>
  spawnSync(process.execPath, [resolve('tools', 'compress-app.ts')], { cwd: folder }).status

test('beside what shrinks lie its .br and its .gz; the stamp comes last, and nothing else is left', () => {
  using planted = plantFiles({ 'dist/index.html': page, 'dist/icons/icon.png': page }, 'elsewhere')
  expect(compress(planted.folder)).toBe(0)
  const dist = join(planted.folder, 'dist')
  expect(readdirSync(dist).toSorted()).toEqual(['.built', 'icons', 'index.html', 'index.html.br', 'index.html.gz'])
  expect(readdirSync(join(dist, 'icons'))).toEqual(['icon.png'])
  expect(brotliDecompressSync(readFileSync(join(dist, 'index.html.br'))).toString()).toBe(page)
  expect(gunzipSync(readFileSync(join(dist, 'index.html.gz'))).toString()).toBe(page)
  const stampMs = statSync(join(dist, '.built')).mtimeMs
  expect(stampMs).toBeGreaterThanOrEqual(statSync(join(dist, 'index.html.gz')).mtimeMs)
})

test('a file is replaced whole: who reads the one before reads it to its end', () => {
  using planted = plantFiles({ 'dist/index.html': page, 'dist/index.html.br': 'the one before' }, 'elsewhere')
  const path = join(planted.folder, 'dist', 'index.html.br')
  const before = statSync(path).ino
  expect(compress(planted.folder)).toBe(0)
  expect(statSync(path).ino).not.toBe(before)
})

test('where it stops half-way there is no stamp', () => {
  using planted = plantFiles({ 'dist/index.html': page }, 'elsewhere')
  // What stands in the way of a rename.
  mkdirSync(join(planted.folder, 'dist', 'index.html.gz', 'full'), { recursive: true })
  expect(compress(planted.folder)).not.toBe(0)
  expect(readdirSync(join(planted.folder, 'dist'))).not.toContain('.built')
})
