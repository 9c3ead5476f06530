import { expectOwnChainUnforked } from './kit/databases.ts'
import { addNotice, type Notice } from './kit/market-acts.ts'
import { expect, test } from './kit/fixtures.ts'
import type { Phone } from './kit/phone.ts'

const bike: Notice = { side: 'offer', mode: 'permanent', category: 'Bikes and scooters', title: 'Mountain bike', value: 30_000 }
const drill: Notice = { side: 'offer', mode: 'permanent', category: 'Tools and cameras', title: 'Drill', value: 21_000 }
const tent: Notice = { side: 'offer', mode: 'permanent', category: 'Sports and music', title: 'Tent', value: 40_000 }

const openElsewhere = (tab: Phone) => tab.page.getByText('This community is open in another tab', { exact: true })

test('of two tabs one writes; the other shows everything, offers no act, and can take over', async ({ phone }) => {
  const first = await phone('alice')
  await first.startCommunity({ name: 'Orchard street', founder: 'Alice' })
  await addNotice(first, bike)
  const second = await first.openTab()
  await expect(openElsewhere(second)).toBeVisible()
  await expect(openElsewhere(first)).toHaveCount(0)
  await second.go('/market')
  await expect(second.page.getByRole('link', { name: bike.title })).toBeVisible()
  await addNotice(first, drill)
  await expect(second.page.getByRole('link', { name: drill.title })).toBeVisible()
  await expectActs({ writer: first, reader: second })

  await second.press('Use it here')
  await expect(openElsewhere(second)).toHaveCount(0)
  await expect(openElsewhere(first)).toBeVisible()
  await first.go('/market')
  await addNotice(second, tent)
  await expect(first.page.getByRole('link', { name: tent.title })).toBeVisible()
  await expectActs({ writer: second, reader: first })
  await expectOwnChainUnforked(first)
})

/** Each screen has its act in the tab that writes, and does not have it, or not as something to press, in the other. */
const expectActs = async ({ writer, reader }: { readonly writer: Phone; readonly reader: Phone }): Promise<void> => {
  const href = await writer.page.getByRole('link', { name: bike.title }).getAttribute('href')
  const acts = [
    { path: '/market', role: 'link', name: 'Add what I want' },
    { path: href ?? '', role: 'link', name: 'Change' },
    { path: '/market/new', role: 'button', name: 'Save the notice' },
    { path: '/community', role: 'link', name: 'Invite someone' },
    { path: '/community/invite', role: 'button', name: 'Make the invitation' },
    { path: '/community/leave', role: 'button', name: 'Leave the community' },
    { path: '/settings/recount', role: 'button', name: 'Recount' },
    { path: '/settings/meeting-points', role: 'button', name: 'Add this address' },
  ] as const
  for (const { path, role, name } of acts) {
    for (const tab of [writer, reader]) await tab.go(path)
    await expect(writer.page.getByRole(role, { name, exact: true, disabled: false })).toBeVisible()
    await expect(reader.page.getByRole('heading', { level: 1 })).toHaveText(await writer.page.getByRole('heading', { level: 1 }).innerText())
    await expect(reader.page.getByRole(role, { name, exact: true, disabled: false })).toHaveCount(0)
  }
}

test('a write that waits in one tab is recorded before another tab may write', async ({ phone }) => {
  const first = await phone('alice')
  await first.page.goto(first.address)
  await first.press('Continue')
  await first.page.getByRole('link', { name: /Look around/ }).click()
  await first.press('Open the example')
  await expect(first.page.getByRole('navigation')).toBeVisible()
  const second = await first.openTab()
  await expect(openElsewhere(second)).toBeVisible()
  // What is typed here is still there when the form is opened again.
  await first.go('/market/new?side=offer&mode=permanent')
  await first.page.getByLabel('Category').selectOption({ label: bike.category })
  await first.fill('What is it?', bike.title)
  await first.fill(/worth\?/, String(bike.value))
  await first.go('/settings/recount')
  await expect(first.page.getByRole('button', { name: 'Recount' })).toBeVisible()

  // A recount of a thousand records holds the writer up, and these presses come sooner than it ends.
  await first.page.evaluate(recountAndSave)
  await second.page.getByRole('button', { name: 'Use it here' }).evaluate((button: HTMLButtonElement) => button.click())
  await expect(openElsewhere(second)).toHaveCount(0)
  await expect(openElsewhere(first)).toBeVisible()
  await second.go('/settings')
  await second.fill('Your name', 'Alicia')
  await second.press('Save')
  await expect(second.page.getByRole('button', { name: 'Save' })).toHaveCount(0)
  await second.go('/market')
  await expect(second.page.getByRole('link', { name: bike.title, exact: true })).toBeVisible()
  await expectOwnChainUnforked(second)
})

/** Runs in the page, on the recount screen: presses "Recount", and "Save the notice" as soon as the form is there. */
const recountAndSave = async (): Promise<void> => {
  const button = (words: string) => [...document.querySelectorAll('button')].find(({ textContent }) => textContent === words)
  button('Recount')?.click()
  history.pushState(null, '', '/market/new?side=offer&mode=permanent')
  await new Promise<void>((resolve) => {
    const look = (): void => {
      const save = button('Save the notice')
      if (save === undefined) return void requestAnimationFrame(look)
      save.click()
      resolve()
    }
    look()
  })
}
