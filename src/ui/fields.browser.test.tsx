import { useState } from 'react'
import { expect, test } from 'vitest'
import { userEvent } from 'vitest/browser'
import { render } from 'vitest-browser-react'
import { NumberField } from './number-field.tsx'
import { RadioCards } from './radio-cards.tsx'
import { SelectField } from './select-field.tsx'
import { TextArea } from './text-area.tsx'
import { TextField } from './text-field.tsx'

const ignore = () => undefined

test('a field is named by its label, described by its hint and its error, and marked as wrong', async () => {
  const screen = await render(<TextField label="What is it?" hint="A few words." error="Write something." value="" onChange={ignore} />)
  const input = screen.getByRole('textbox', { name: 'What is it?' })
  await expect.element(input).toHaveAccessibleDescription('A few words. Write something.')
  await expect.element(input).toBeInvalid()
})

test('a field without an error is not marked, and may say that it is optional', async () => {
  const screen = await render(<TextArea label="More" optional="optional" value="" onChange={ignore} />)
  const input = screen.getByRole('textbox', { name: 'More (optional)' })
  await expect.element(input).toBeValid()
  await expect.element(input).not.toHaveAttribute('aria-describedby')
})

test('a number keeps what was typed, spaces included, and asks for the number keyboard', async () => {
  const Worth = () => {
    const [text, setText] = useState('')
    return <NumberField label="Worth in tenge" suffix="₸" value={text} onChange={setText} />
  }
  const screen = await render(<Worth />)
  const input = screen.getByRole('textbox', { name: 'Worth in tenge' })
  await userEvent.type(input, '50 000')
  await userEvent.keyboard('{ArrowUp}')
  await expect.element(input).toHaveValue('50 000')
  await expect.element(input).toHaveAttribute('inputmode', 'numeric')
})

test('a select gives the chosen value', async () => {
  const Category = () => {
    const [value, setValue] = useState<'bike' | 'book' | ''>('')
    return (
      <>
        <SelectField
          label="Category" placeholder="Choose one" value={value} onChange={setValue}
          options={[{ label: 'Things', options: [{ value: 'bike', label: 'Bicycles' }] }, { value: 'book', label: 'Books' }]}
        />
        <p>chosen: {value}</p>
      </>
    )
  }
  const screen = await render(<Category />)
  await screen.getByRole('combobox', { name: 'Category' }).selectOptions('Bicycles')
  await expect.element(screen.getByText('chosen: bike')).toBeVisible()
})

test('radio cards are one stop of the tab key, and arrows choose', async () => {
  const Mode = () => {
    const [mode, setMode] = useState<'keep' | 'borrow'>('keep')
    return (
      <RadioCards
        label="Kind" hint="Can be changed later." value={mode} onChange={setMode}
        options={[{ value: 'keep', label: 'To keep', note: 'for good' }, { value: 'borrow', label: 'To borrow' }]}
      />
    )
  }
  const screen = await render(<Mode />)
  await expect.element(screen.getByRole('group', { name: 'Kind' })).toHaveAccessibleDescription('Can be changed later.')
  await userEvent.tab()
  await expect.element(screen.getByRole('radio', { name: 'To keep for good' })).toHaveFocus()
  await userEvent.keyboard('{ArrowDown}')
  await expect.element(screen.getByRole('radio', { name: 'To borrow' })).toBeChecked()
})
