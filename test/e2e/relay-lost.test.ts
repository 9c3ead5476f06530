import { expect, test } from './kit/fixtures.ts'
import { addNotice } from './kit/market-acts.ts'
import { expectSame } from './kit/phone.ts'
import { expectMembers } from './kit/two-who-agreed.ts'

test('a relay that lost everything is filled again by the phones, and gives a newcomer all of it', async ({ phone, relay }) => {
  test.setTimeout(120_000)
  const alice = await phone('alice')
  const bob = await phone('bob')
  await alice.startCommunity({ name: 'Orchard street', founder: 'Alice' })
  await bob.join(await alice.invite(), 'Bob')
  await expectMembers(bob, 2)
  await addNotice(alice, { side: 'offer', mode: 'permanent', category: 'Bikes and scooters', title: 'Mountain bike', value: 30_000 })
  await addNotice(bob, { side: 'offer', mode: 'permanent', category: 'Tools and cameras', title: 'Power drill', value: 21_000 })
  await expectSame(alice, bob)

  await relay.lose()
  // Each sends what is new after all that the relay lacks of them.
  const link = await alice.invite()
  await addNotice(bob, { side: 'offer', mode: 'permanent', category: 'Sports and music', title: 'Tent', value: 40_000 })
  const before = await expectSame(alice, bob)
  for (const each of [alice, bob]) await each.close()

  // Nobody else is there: what comes now, the relay has.
  const carol = await phone('carol')
  await carol.join(link, 'Carol')
  await expect(carol.page.getByRole('navigation')).toBeVisible()
  await carol.go('/market')
  for (const title of ['Mountain bike', 'Power drill', 'Tent']) await expect(carol.page.getByRole('link', { name: title })).toBeVisible({ timeout: 20_000 })
  await expect(async () => expect((await carol.holdings()).entries).toEqual(expect.arrayContaining([...before.entries]))).toPass()

  for (const each of [alice, bob]) {
    await each.open()
    await each.page.goto(each.address)
  }
  await expectMembers(carol, 3)
  await expectSame(alice, carol)
  await expectSame(bob, carol)
})
