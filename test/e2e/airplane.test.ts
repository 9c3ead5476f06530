import { addNotice } from './kit/market-acts.ts'
import { expect, test } from './kit/fixtures.ts'

test('once the app says it is ready without network, it is: reloaded, written in, closed and opened again', async ({ phone, relay }) => {
  const alice = await phone('alice')
  await alice.startCommunity({ name: 'Orchard street', founder: 'Alice' })
  await alice.waitUntilReadyWithoutNetwork()
  await alice.setOffline(true)
  await alice.page.reload()
  await addNotice(alice, { side: 'offer', mode: 'permanent', category: 'Bikes and scooters', title: 'Mountain bike', value: 30_000 })
  await alice.page.reload()
  await alice.go('/market')
  await expect(alice.page.getByRole('link', { name: 'Mountain bike' })).toBeVisible()

  await relay.stop()
  await alice.close()
  await alice.open()
  await alice.setOffline(true)
  await alice.page.goto(alice.address)
  await addNotice(alice, { side: 'want', mode: 'permanent', category: 'Tools and cameras', title: 'Drill', value: 21_000 })
  await alice.page.reload()
  await alice.go('/market')
  for (const title of ['Mountain bike', 'Drill']) await expect(alice.page.getByRole('link', { name: title })).toBeVisible()
  await alice.go('/settings')
  await expect(alice.page.getByText('Ready without network')).toBeVisible()
})
