import { useState } from 'react'
import { expect, test } from 'vitest'
import { userEvent } from 'vitest/browser'
import { render } from 'vitest-browser-react'
import { ComboBox } from './combo-box.tsx'

const people = [{ id: 'a', label: 'Alice', note: 'Bostandyk' }, { id: 'b', label: 'Bob' }, { id: 'c', label: 'Carol' }]

const Who = ({ first = null }: { readonly first?: string | null }) => {
  const [value, setValue] = useState<string | null>(first)
  return (
    <>
      <ComboBox
        label="Who?" hint="Type a name." options={people} value={value} onChange={setValue}
        nothingFits="Nobody by that name" countText={count => `${String(count)} people`}
      />
      <p data-testid="chosen">{value ?? 'nobody'}</p>
      <button type="button">Next</button>
    </>
  )
}

test('finds by typing, says how many, and chooses by keyboard', async () => {
  const screen = await render(<Who />)
  const field = screen.getByRole('combobox', { name: 'Who?' })
  await userEvent.tab()
  await userEvent.keyboard('o')
  await expect.element(screen.getByRole('status')).toHaveTextContent('2 people')
  await userEvent.keyboard('{ArrowDown}{ArrowDown}')
  await expect.element(field).toHaveAttribute('aria-activedescendant', screen.getByRole('option', { name: 'Carol' }).element().id)
  await userEvent.keyboard('{Enter}')
  await expect.element(screen.getByTestId('chosen')).toHaveTextContent('c')
  await expect.element(field).toHaveValue('Carol')
  await expect.element(field).toHaveFocus()
  expect(screen.getByRole('option').elements()).toHaveLength(0)
})

test('a press on an option chooses it', async () => {
  const screen = await render(<Who />)
  await screen.getByRole('combobox').click()
  await screen.getByRole('option', { name: 'Alice Bostandyk' }).click()
  await expect.element(screen.getByTestId('chosen')).toHaveTextContent('a')
})

test('the arrows go round, Escape closes and leaves what was chosen', async () => {
  const screen = await render(<Who first="b" />)
  await userEvent.tab()
  await userEvent.keyboard('{ArrowDown}{ArrowUp}')
  await expect.element(screen.getByRole('combobox')).toHaveAttribute('aria-activedescendant', screen.getByRole('option', { name: 'Carol' }).element().id)
  await userEvent.keyboard('{Escape}')
  await expect.element(screen.getByRole('combobox')).toHaveValue('Bob')
  await expect.element(screen.getByTestId('chosen')).toHaveTextContent('b')
})

test('a name typed out in full is chosen on leaving; half a name is not', async () => {
  const screen = await render(<Who />)
  await screen.getByRole('combobox').fill('Alice')
  await userEvent.tab()
  await expect.element(screen.getByTestId('chosen')).toHaveTextContent('a')

  await screen.getByRole('combobox').fill('Ali')
  await userEvent.tab()
  await expect.element(screen.getByTestId('chosen')).toHaveTextContent('nobody')
  await expect.element(screen.getByRole('combobox')).toHaveValue('')
})

test('says so when nobody fits', async () => {
  const screen = await render(<Who />)
  await screen.getByRole('combobox').fill('zzz')
  await expect.element(screen.getByText('Nobody by that name')).toBeVisible()
})
