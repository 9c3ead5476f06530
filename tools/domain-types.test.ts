import { resolve } from 'node:path'
import { expect, test } from 'vitest'
import { plantFiles } from './planted-files.ts'
import { runTool } from './run-tool.ts'

const outsideWorld = [
  'window', 'document', 'localStorage', 'navigator', 'indexedDB', 'fetch', 'crypto', 'console', 'process', 'Buffer',
  'setTimeout', 'setInterval', 'queueMicrotask', 'structuredClone', 'performance', 'TextEncoder', 'Worker', 'Temporal',
]

test('nothing of the outside world has a type in the domain', () => {
  using planted = plantFiles({
    'reach.ts': outsideWorld.map((name) => `export const ${name}1 = ${name}\n`).join(''),
    'tsconfig.json': JSON.stringify({ extends: resolve('src/domain/tsconfig.json'), include: ['*.ts'], exclude: [] }),
  })

  const { output } = runTool('tsc', ['-p', '.'], planted.folder)

  const unknown = [...output.matchAll(/Cannot find name '(\w+)'/g)].map(([, name]) => name)
  expect(unknown).toEqual(outsideWorld)
}, 30_000)

test('types are checked by TypeScript 7', () => {
  expect(runTool('tsc', ['--version']).output).toMatch(/^Version 7\./)
})
