import { useState } from 'react'
import { expect, test } from 'vitest'
import { userEvent } from 'vitest/browser'
import { render } from 'vitest-browser-react'
import { Tabs } from './tabs.tsx'

const ids = ['keep', 'borrow', 'mine'] as const
type Id = typeof ids[number]

const Market = () => {
  const [selected, setSelected] = useState<Id>('keep')
  return (
    <Tabs label="Kind" tabs={ids.map(id => ({ id, label: id }))} selected={selected} onSelect={setSelected}>
      All to {selected}
    </Tabs>
  )
}

test('the list is one stop of the tab key; arrows, Home and End move and select', async () => {
  const screen = await render(<Market />)
  await userEvent.tab()
  await expect.element(screen.getByRole('tab', { name: 'keep' })).toHaveFocus()

  for (const [key, reached] of [['{ArrowRight}', 'borrow'], ['{End}', 'mine'], ['{ArrowRight}', 'keep'], ['{ArrowLeft}', 'mine'], ['{Home}', 'keep']] as const) {
    await userEvent.keyboard(key)
    await expect.element(screen.getByRole('tab', { name: reached, selected: true })).toHaveFocus()
    await expect.element(screen.getByRole('tabpanel', { name: reached })).toHaveTextContent(`All to ${reached}`)
  }
  expect(screen.getByRole('tab', { selected: true }).elements()).toHaveLength(1)
})

test('right to left, the left arrow goes on', async () => {
  const screen = await render(<div dir="rtl"><Market /></div>)
  await userEvent.tab()
  await userEvent.keyboard('{ArrowLeft}')
  await expect.element(screen.getByRole('tab', { name: 'borrow', selected: true })).toHaveFocus()
})
