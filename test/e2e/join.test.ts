import { expect, test } from './kit/fixtures.ts'
import { expectSame } from './kit/phone.ts'

test('a newcomer with a link is let in by the inviter’s phone, and both hold the same', async ({ phone }) => {
  const alice = await phone('alice')
  const bob = await phone('bob')
  await alice.startCommunity({ name: 'Orchard street', founder: 'Alice' })
  const link = await alice.invite()
  await bob.join(link, 'Bob')
  await alice.go('/community')
  await expect(alice.page.getByText('2 members')).toBeVisible()
  await bob.go('/community')
  await expect(bob.page.getByText('2 members')).toBeVisible()
  const held = await expectSame(alice, bob)
  expect(held.entries).toHaveLength(4)
})
