import { expect, test, vi } from 'vitest'
import { userEvent } from 'vitest/browser'
import { render } from 'vitest-browser-react'
import { Button } from './button.tsx'

test.each([{ pending: true }, { disabled: true }])('a button that is %o is reached by the keyboard, and does nothing', async state => {
  const press = vi.fn<() => void>()
  const submit = vi.fn<() => void>()
  const screen = await render(<form onSubmit={submit}><Button {...state} type="submit" onClick={press}>Publish</Button></form>)
  const button = screen.getByRole('button', { name: 'Publish' })

  await userEvent.tab()
  await expect.element(button).toHaveFocus()
  await userEvent.keyboard('{Enter} ')

  await expect.element(button).toHaveAttribute('aria-disabled', 'true')
  expect(press).not.toHaveBeenCalled()
  expect(submit).not.toHaveBeenCalled()
})

test('a button is at least 48 px high and wide', async () => {
  await import('./tokens.css')
  const screen = await render(<Button look="quiet">+</Button>)
  const { width, height } = screen.getByRole('button').element().getBoundingClientRect()
  expect(Math.min(width, height)).toBeGreaterThanOrEqual(48)
})
