import { addNotice, handOverAll, act, proposeFirst, returnAll } from './kit/market-acts.ts'
import { expect, test } from './kit/fixtures.ts'
import { expectSame } from './kit/phone.ts'

test('two phones at a market without network list, match, agree, hand over and return', async ({ phone, relay }) => {
  test.setTimeout(180_000)
  const alice = await phone('alice')
  const bob = await phone('bob')
  await alice.startCommunity({ name: 'Orchard street', founder: 'Alice' })
  await bob.join(await alice.invite(), 'Bob')
  for (const each of [alice, bob]) await each.waitUntilReadyWithoutNetwork()

  await relay.stop()
  for (const each of [alice, bob]) await each.setOffline(true)
  await addNotice(alice, { side: 'offer', mode: 'temporary', category: 'Bikes and scooters', title: 'Mountain bike', value: 30_000, days: 7, ifLost: 90_000 })
  await addNotice(alice, { side: 'want', mode: 'temporary', category: 'Tools and cameras', title: 'Drill', value: 21_000, days: 5 })
  await addNotice(bob, { side: 'want', mode: 'temporary', category: 'Bikes and scooters', title: 'Bike', value: 30_000, days: 7 })
  await addNotice(bob, { side: 'offer', mode: 'temporary', category: 'Tools and cameras', title: 'Power drill', value: 21_000, days: 5, ifLost: 60_000 })
  for (const each of [alice, bob]) {
    await each.close()
    await each.open()
    await each.setOffline(true)
    await each.page.goto(each.address)
    await each.go('/market?mode=temporary')
  }
  await expect(alice.page.getByRole('link', { name: 'Mountain bike' })).toBeVisible()
  await expect(bob.page.getByRole('link', { name: 'Power drill' })).toBeVisible()

  await relay.start()
  for (const each of [alice, bob]) await each.setOffline(false)
  for (const each of [alice, bob]) {
    await each.go('/matches')
    await each.page.getByRole('tab', { name: 'To borrow' }).click()
    await expect(each.page.getByRole('tab', { name: 'To borrow 1' })).toBeVisible({ timeout: 30_000 })
  }
  const agreement = await proposeFirst(alice, 'To borrow')
  await bob.go('/')
  await expect(bob.page.getByText('Alice').first()).toBeVisible({ timeout: 20_000 })
  await act(bob, agreement, 'Sign')
  await handOverAll(bob, agreement)
  await handOverAll(alice, agreement)
  await returnAll(alice, agreement, 2)
  await returnAll(bob, agreement, 2)
  for (const each of [alice, bob]) {
    await each.go(`/agreements/${agreement}`)
    await expect(each.page.getByText('Completed').first()).toBeVisible({ timeout: 20_000 })
  }
  const held = await expectSame(alice, bob)
  expect(held.rows['agreements']).toMatchObject([{ status: 'completed' }])
})
