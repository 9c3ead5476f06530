import { cellByName, databaseNames, deleteRows, readTable } from './kit/databases.ts'
import { expect, test } from './kit/fixtures.ts'
import { addNotice } from './kit/market-acts.ts'
import type { Phone } from './kit/phone.ts'

test('two communities on one phone know nothing of each other, and leaving one leaves the other', async ({ phone }) => {
  const alice = await phone('alice')
  await alice.startCommunity({ name: 'Orchard street', founder: 'Alice' })
  await alice.go('/communities')
  await alice.page.getByRole('link', { name: /Start a community/ }).click()
  await alice.fill('Your name', 'Alice of the hill')
  await alice.press('Next')
  await alice.fill('Name of the community', 'Night market')
  await alice.press(/^Start/)
  await expectMembersOf(alice, { community: 'Night market', here: 'Alice of the hill', notHere: 'Alice' })

  await alice.go('/communities')
  for (const name of ['Orchard street', 'Night market']) await expect(alice.page.getByText(name, { exact: true })).toBeVisible()
  await alice.press('Open Orchard street')
  await expectMembersOf(alice, { community: 'Orchard street', here: 'Alice', notHere: 'Alice of the hill' })
  await alice.go('/communities')
  await alice.press('Open Night market')
  await expectMembersOf(alice, { community: 'Night market', here: 'Alice of the hill', notHere: 'Alice' })

  const cells = await cellByName(alice)
  const [kept, left] = [cells.get('Orchard street') ?? '', cells.get('Night market') ?? '']
  expect((await databaseNames(alice)).filter((name) => name.includes(left))).toHaveLength(3)
  await expect(alice.page.getByText(/^Synced/)).toBeVisible()
  await alice.go('/community/leave')
  await alice.press('Leave the community')
  await alice.page.getByRole('dialog').getByRole('button', { name: 'Leave' }).click()
  await expectMembersOf(alice, { community: 'Orchard street', here: 'Alice', notHere: 'Alice of the hill' })
  await expect.poll(async () => (await databaseNames(alice)).filter((name) => name.includes(left))).toEqual([])
  expect((await databaseNames(alice)).filter((name) => name.includes(kept))).toHaveLength(3)
  expect([...(await cellByName(alice)).keys()]).toEqual(['Orchard street'])
  await addNotice(alice, { side: 'offer', mode: 'permanent', category: 'Bikes and scooters', title: 'Mountain bike', value: 30_000 })
  await alice.page.reload()
  await alice.go('/market')
  await expect(alice.page.getByRole('link', { name: 'Mountain bike' })).toBeVisible()
})

const expectMembersOf = async (phone: Phone, { community, here, notHere }: { readonly community: string; readonly here: string; readonly notHere: string }): Promise<void> => {
  await expect(phone.page.getByRole('heading', { level: 1, name: community })).toBeVisible()
  await phone.go('/community')
  await expect(phone.page.getByRole('heading', { level: 1, name: community })).toBeVisible()
  await expect(phone.page.getByRole('main').getByText(here, { exact: true })).toBeVisible()
  await expect(phone.page.getByRole('main').getByText(notHere, { exact: true })).toHaveCount(0)
}

test('a recount says what the screens showed differently from the records, and puts it right', async ({ phone }) => {
  const alice = await phone('alice')
  await alice.startCommunity({ name: 'Orchard street', founder: 'Alice' })
  await addNotice(alice, { side: 'offer', mode: 'permanent', category: 'Bikes and scooters', title: 'Mountain bike', value: 30_000 })
  await addNotice(alice, { side: 'want', mode: 'permanent', category: 'Tools and cameras', title: 'Drill', value: 21_000 })
  await recount(alice)
  await expect(alice.page.getByText('Everything is as it was shown')).toBeVisible()

  const listings = await readTable<{ readonly listing: string; readonly title: string }>(alice, 'index', 'listings')
  const bike = listings.find(({ title }) => title === 'Mountain bike')?.listing ?? ''
  await deleteRows(alice, 'index', 'listings', [bike])
  await alice.page.reload()
  await alice.go('/market')
  await expect(alice.page.getByRole('link', { name: 'Drill' })).toBeVisible()
  await expect(alice.page.getByRole('link', { name: 'Mountain bike' })).toHaveCount(0)

  await recount(alice)
  await expect(alice.page.getByText('1 thing was shown differently')).toBeVisible()
  await expect(alice.page.getByText(`listings ${bike}`)).toBeVisible()
  expect(await readTable(alice, 'index', 'listings')).toEqual(listings)
  await alice.go('/market')
  await expect(alice.page.getByRole('link', { name: 'Mountain bike' })).toBeVisible()
  await recount(alice)
  await expect(alice.page.getByText('Everything is as it was shown')).toBeVisible()
})

const recount = async (phone: Phone): Promise<void> => {
  await phone.go('/settings/recount')
  await phone.press('Recount')
}
