import { expect, test } from 'vitest'
import { render } from 'vitest-browser-react'
import { Router } from 'wouter'
import { memoryLocation } from 'wouter/memory-location'
import { AppFrame } from './app-frame.tsx'
import { BottomNav } from './bottom-nav.tsx'
import { Page } from './page.tsx'
import { TextField } from './text-field.tsx'

const items = [
  { href: '/', label: 'Home', icon: null },
  { href: '/market', label: 'Market', icon: null, waiting: { count: '2', text: '2 new' } },
  { href: '/people', label: 'People', icon: null, alsoUnder: ['/settings'] },
]

const at = async (path: string) => await render(
  <Router hook={memoryLocation({ path }).hook}>
    <AppFrame nav={<BottomNav label="Main" items={items} />}><Page title="Here">Content</Page></AppFrame>
  </Router>,
)

test('a screen names the tab of the browser and takes the focus that its forerunner lost', async () => {
  const screen = await at('/')
  await expect.element(screen.getByRole('heading', { level: 1, name: 'Here' })).toHaveFocus()
  expect(document.title).toBe('Here · Ayni')
})

test('a screen does not take the focus from a field that has it', async () => {
  const field = <TextField label="Name" value="" onChange={() => undefined} />
  const screen = await render(<>{field}</>)
  await screen.getByRole('textbox').click()
  await screen.rerender(<>{field}<Page title="Form">Content</Page></>)
  await expect.element(screen.getByRole('heading', { name: 'Form' })).toBeVisible()
  await expect.element(screen.getByRole('textbox')).toHaveFocus()
})

test.each([['/', 'Home'], ['/market', 'Market (2 new)'], ['/market/12', 'Market (2 new)'], ['/people', 'People'], ['/settings/keys', 'People']])(
  'at %s the navigation shows %s, and only that', async (path, name) => {
    const screen = await at(path)
    await expect.element(screen.getByRole('navigation', { name: 'Main' }).getByRole('link', { name })).toHaveAttribute('aria-current', 'page')
    expect(document.querySelectorAll('[aria-current]')).toHaveLength(1)
  },
)

test('content comes before navigation in the document', async () => {
  const screen = await at('/')
  const main = screen.getByRole('main').element()
  expect(main.compareDocumentPosition(screen.getByRole('navigation').element())).toBe(Node.DOCUMENT_POSITION_FOLLOWING)
})
