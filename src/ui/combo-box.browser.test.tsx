import { useState } from 'react'
import { expect, test } from 'vitest'
import { userEvent } from 'vitest/browser'
import { render } from 'vitest-browser-react'
import { setReactAriaWords } from '../i18n/react-aria-words.ts'
import { ComboBox } from './combo-box.tsx'

// react-aria reads its words once per page, so the whole file is in Kazakh.
setReactAriaWords('kk')

const people = [{ id: 'a', label: 'Айгүл Сәрсенова', note: 'Бостандық' }, { id: 'd', label: 'Дана' }, { id: 'e', label: 'Ерлан' }]

const Who = () => {
  const [value, setValue] = useState<string | null>(null)
  return (
    <>
      <ComboBox label="Кімге?" options={people} value={value} onChange={setValue} nothingFits="Ешкім табылмады" />
      <p data-testid="chosen">{value}</p>
    </>
  )
}

test('finds by typing and chooses by keyboard', async () => {
  const screen = await render(<Who />)
  await userEvent.tab()
  await userEvent.keyboard('дан')
  await expect.element(screen.getByRole('option', { name: 'Дана' })).toBeVisible()
  expect(screen.getByRole('option').elements()).toHaveLength(1)
  await userEvent.keyboard('{ArrowDown}{Enter}')
  await expect.element(screen.getByTestId('chosen')).toHaveTextContent('d')
})

test('says so when nobody fits', async () => {
  const screen = await render(<Who />)
  await userEvent.tab()
  await userEvent.keyboard('zzz')
  await expect.element(screen.getByText('Ешкім табылмады')).toBeVisible()
})

test('in Kazakh nothing that a screen reader meets is English', async () => {
  const screen = await render(<Who />)
  await screen.getByRole('combobox', { name: 'Кімге?' }).click()
  await expect.element(screen.getByRole('listbox')).toBeVisible()
  await userEvent.keyboard('{ArrowDown}')
  const spoken = Array.from(document.querySelectorAll('[aria-label], [aria-roledescription]'), element =>
    `${element.getAttribute('aria-label') ?? ''}${element.getAttribute('aria-roledescription') ?? ''}`)
  const announced = Array.from(document.querySelectorAll('[aria-live]'), element => element.textContent)
  expect(spoken).toContain('Нұсқалар')
  for (const text of [...spoken, ...announced]) expect(text).not.toMatch(/[a-z]{3}/i)
})
