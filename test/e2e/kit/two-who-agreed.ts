import { expect } from '@playwright/test'
import { addNotice, proposeFirst } from './market-acts.ts'
import { expectSame, type Phone } from './phone.ts'

/** What a relay must never know, all long enough that no random bytes spell it. */
export const community = 'Orchard street'
export const names = ['Alice by the orchard', 'Bob from the market'] as const
export const titles = ['Mountain bike', 'Bike for the summer', 'Drill', 'Power drill'] as const

/** A community of two who have signed an exchange with a place and a note sealed to the two. Gives the agreement's id. */
export const startTwoWhoAgreed = async (alice: Phone, bob: Phone): Promise<string> => {
  await alice.startCommunity({ name: community, founder: names[0] })
  await bob.join(await alice.invite(), names[1])
  await expectMembers(alice, 2)
  await addNotice(alice, { side: 'offer', mode: 'permanent', category: 'Bikes and scooters', title: titles[0], value: 30_000 })
  await addNotice(bob, { side: 'want', mode: 'permanent', category: 'Bikes and scooters', title: titles[1], value: 30_000 })
  await addNotice(alice, { side: 'want', mode: 'permanent', category: 'Tools and cameras', title: titles[2], value: 30_000 })
  await addNotice(bob, { side: 'offer', mode: 'permanent', category: 'Tools and cameras', title: titles[3], value: 30_000 })
  const agreement = await proposeFirst(alice, 'To keep')
  await expectSame(alice, bob)
  return agreement
}

export const expectMembers = async (phone: Phone, count: number): Promise<void> => {
  // The app goes to its first screen when the records are there, from wherever it was.
  await expect(async () => {
    await phone.go('/community')
    await expect(phone.page.getByText(`${count} members`)).toBeVisible({ timeout: 2_000 })
  }).toPass({ timeout: 40_000 })
}
