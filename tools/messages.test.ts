import { expect, test } from 'vitest'
import { plantFiles } from './planted-files.ts'
import { runTool } from './run-tool.ts'

const screen = (text: string) => `import { t } from '@lingui/core/macro'\nexport const hello = () => t\`${text}\`\n`
const catalogue = (locale: string, text: string) =>
  `msgid ""\nmsgstr ""\n"Language: ${locale}\\n"\n\n#: src/screen.ts\nmsgid "Hello"\nmsgstr "${text}"\n`

const translated = {
  'lingui.config.ts': "export { default } from '../../lingui.config.ts'\n",
  'src/screen.ts': screen('Hello'),
  'src/i18n/messages/en.po': catalogue('en', 'Hello'),
  'src/i18n/messages/ru.po': catalogue('ru', 'Привет'),
  'src/i18n/messages/kk.po': catalogue('kk', 'Сәлем'),
}

const check = (what: 'sync' | 'missing', files: Record<string, string>) => {
  using planted = plantFiles(files)
  return runTool('lingui', ['check', what, '--verbose'], planted.folder)
}

test('a missing translation is named', () => {
  const { exitCode, output } = check('missing', { ...translated, 'src/i18n/messages/kk.po': catalogue('kk', '') })

  expect(output).toContain('Hello')
  expect(exitCode).toBe(1)
})

test('a translated catalogue passes', () => {
  expect(check('missing', translated)).toMatchObject({ exitCode: 0 })
})

test('a text changed in code and not extracted is caught', () => {
  const { exitCode, output } = check('sync', { ...translated, 'src/screen.ts': screen('Good morning') })

  expect(output).toContain('out-of-sync')
  expect(exitCode).toBe(1)
})
