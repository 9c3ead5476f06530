import { useState } from 'react'
import { expect, test } from 'vitest'
import { userEvent } from 'vitest/browser'
import { render } from 'vitest-browser-react'
import { ConfirmDialog } from './confirm-dialog.tsx'

const Question = ({ pending = false }: { readonly pending?: boolean }) => {
  const [open, setOpen] = useState(false)
  const [answer, setAnswer] = useState('none')
  const close = (given: string) => () => {
    setAnswer(given)
    setOpen(false)
  }
  return (
    <>
      <button type="button" onClick={() => { setOpen(true) }}>Ask</button>
      <p>answer: {answer}</p>
      <ConfirmDialog open={open} pending={pending} title="Cancel it?" confirmLabel="Cancel it" cancelLabel="Keep it" onConfirm={close('yes')} onCancel={close('no')}>
        It ends for both.
      </ConfirmDialog>
    </>
  )
}

test('begins at the harmless answer, and gives the focus back', async () => {
  const screen = await render(<Question />)
  await screen.getByRole('button', { name: 'Ask' }).click()
  await expect.element(screen.getByRole('dialog', { name: 'Cancel it?' })).toHaveAccessibleDescription('It ends for both.')
  await expect.element(screen.getByRole('button', { name: 'Keep it' })).toHaveFocus()

  await userEvent.keyboard('{Escape}')
  await expect.element(screen.getByText('answer: no')).toBeVisible()
  await expect.element(screen.getByRole('button', { name: 'Ask' })).toHaveFocus()
})

test('says yes by keyboard', async () => {
  const screen = await render(<Question />)
  await screen.getByRole('button', { name: 'Ask' }).click()
  await userEvent.tab()
  await userEvent.keyboard('{Enter}')
  await expect.element(screen.getByText('answer: yes')).toBeVisible()
})

test('while the answer is carried out nothing closes it', async () => {
  const screen = await render(<Question pending />)
  await screen.getByRole('button', { name: 'Ask' }).click()
  await userEvent.keyboard('{Escape}{Enter}')
  await expect.element(screen.getByRole('dialog')).toBeVisible()
  await expect.element(screen.getByText('answer: none')).toBeInTheDocument()
})

test('gives the focus back also when the question is taken away while open', async () => {
  const screen = await render(<button type="button">Ask</button>)
  const opener = screen.getByRole('button', { name: 'Ask' })
  const withQuestion = (isThere: boolean) => (
    <>
      <button type="button">Ask</button>
      {isThere && <ConfirmDialog open title="?" confirmLabel="Yes" cancelLabel="No" onConfirm={() => undefined} onCancel={() => undefined} />}
    </>
  )
  await screen.rerender(withQuestion(false))
  await userEvent.tab()
  await screen.rerender(withQuestion(true))
  await expect.element(screen.getByRole('button', { name: 'No' })).toHaveFocus()
  await screen.rerender(withQuestion(false))
  await expect.element(opener).toHaveFocus()
})
