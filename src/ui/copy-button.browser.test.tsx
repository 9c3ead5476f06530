import { afterEach, expect, test, vi } from 'vitest'
import { render } from 'vitest-browser-react'
import { CopyButton } from './copy-button.tsx'

afterEach(() => { vi.restoreAllMocks() })

const button = <CopyButton text="code 7" label="Copy" copiedLabel="Copied" failedLabel="Copy it by hand" />

test('copies, and says so to ears too', async () => {
  let clipboard = ''
  vi.spyOn(navigator.clipboard, 'writeText').mockImplementation(async text => {
    clipboard = text
    await Promise.resolve()
  })
  const screen = await render(button)
  await screen.getByRole('button', { name: 'Copy' }).click()
  await expect.element(screen.getByRole('status')).toHaveTextContent('Copied')
  expect(clipboard).toBe('code 7')
})

test('says what to do when the browser refuses', async () => {
  vi.spyOn(navigator.clipboard, 'writeText').mockRejectedValue(new DOMException('', 'NotAllowedError'))
  const screen = await render(button)
  await screen.getByRole('button', { name: 'Copy' }).click()
  await expect.element(screen.getByRole('status')).toHaveTextContent('Copy it by hand')
})
