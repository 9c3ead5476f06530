import { cpSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { expect, test } from 'vitest'
import { plantFiles } from './planted-files.ts'
import { runTool } from './run-tool.ts'

type Report = { diagnostics: { code: string; filename: string }[] }

const lint = (folder: string): string[] => {
  const { output } = runTool('oxlint', ['--format', 'json', '.'], folder)
  const { diagnostics } = JSON.parse(output) as Report
  return diagnostics.map(({ code, filename }) => `${filename.replaceAll('\\', '/')}: ${code}`).toSorted()
}

const inDomain = (line: string, rule: string) => ({ file: 'src/domain', line, rule: `eslint(${rule})` })
const inApp = (line: string, rule: string) => ({ file: 'src/app', line, rule })

const cases = [
  inDomain('export const f = () => new Date()', 'no-restricted-globals'),
  inDomain('export const f = () => Date.now()', 'no-restricted-globals'),
  inDomain('export const f = (n: number) => new Intl.NumberFormat().format(n)', 'no-restricted-globals'),
  inDomain('export const f = () => globalThis.Math.random()', 'no-restricted-globals'),
  inDomain('export const f = () => Math.random()', 'no-restricted-properties'),
  inDomain('export const f = () => { const { random } = Math; return random() }', 'no-restricted-properties'),
  inDomain('export const f = (a: string, b: string) => a.localeCompare(b)', 'no-restricted-properties'),
  inDomain('export const f = (n: number) => n.toLocaleString()', 'no-restricted-properties'),
  inDomain('export const f = (s: string) => s.toLocaleLowerCase()', 'no-restricted-properties'),
  inDomain('export const f = (s: string) => s.toLocaleUpperCase()', 'no-restricted-properties'),
  inApp('const g = async () => 1; export const f = () => { g() }', 'typescript(no-floating-promises)'),
  inApp('const g = async () => true; export const f = () => { if (g()) return 1; return 2 }', 'typescript(no-misused-promises)'),
  inApp("export const f = (k: 'a' | 'b') => { switch (k) { case 'a': return 1 } return 2 }", 'typescript(switch-exhaustiveness-check)'),
  inApp('export const f = (a: any) => void a', 'typescript(no-explicit-any)'),
  inApp("export const f = () => { const a = JSON.parse('1'); return String(a) }", 'typescript(no-unsafe-assignment)'),
  inApp("export const f = () => JSON.parse('1').a as number", 'typescript(no-unsafe-member-access)'),
  inApp("export const f = (): number => JSON.parse('1')", 'typescript(no-unsafe-return)'),
  inApp("export const f = (): void => { JSON.parse('1')() }", 'typescript(no-unsafe-call)'),
  inApp("export const f = () => Number.parseInt(JSON.parse('1'), 10)", 'typescript(no-unsafe-argument)'),
  inApp('const f = 1; export default f', 'import(no-default-export)'),
  inApp('export const f = () => { void <img src="a.png" /> }', 'jsx-a11y(alt-text)'),
  inApp('export const f = (a: number, b: number, c: number, d: number, e: number) => a + b + c + d + e', 'eslint(max-params)'),
]

const fileOf = ({ file }: { file: string }, index: number) => `${file}/case-${index}.tsx`.replace(/^(src\/domain.*)x$/, '$1')

test('every rule the house relies on fires', () => {
  const planted = Object.fromEntries(cases.map((each, index) => [fileOf(each, index), `${each.line}\n`]))
  using files = plantFiles({
    ...planted,
    'src/app/CamelCase.ts': 'export const camel = 1\n',
    'src/domain/clean.test.ts': 'export const clock = new Date()\n',
    'vite.config.ts': 'const config = {}\nexport default config\n',
    'tsconfig.json': JSON.stringify({
      extends: resolve('tsconfig.base.json'),
      compilerOptions: { jsx: 'react-jsx' },
      include: ['**/*.ts', '**/*.tsx'],
    }),
  }, 'elsewhere')
  cpSync('.oxlintrc.json', join(files.folder, '.oxlintrc.json'))

  const expected = cases.map((each, index) => `${fileOf(each, index)}: ${each.rule}`)
  expect(lint(files.folder)).toEqual([...expected, 'src/app/CamelCase.ts: unicorn(filename-case)'].toSorted())
}, 30_000)
