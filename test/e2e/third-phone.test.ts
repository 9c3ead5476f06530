import { readTable } from './kit/databases.ts'
import { expect, test } from './kit/fixtures.ts'
import { sealedNote, sealedPlace } from './kit/market-acts.ts'
import { expectSame, type Phone } from './kit/phone.ts'
import { expectMembers, startTwoWhoAgreed } from './kit/two-who-agreed.ts'

test('whoever joins later holds the same, and of what is sealed to two others the bytes and nothing more', async ({ phone }) => {
  test.setTimeout(120_000)
  const alice = await phone('alice')
  const bob = await phone('bob')
  const agreement = await startTwoWhoAgreed(alice, bob)
  const carol = await phone('carol')
  await carol.join(await alice.invite(), 'Carol')
  await expectMembers(carol, 3)
  await expectSame(alice, bob)
  await expectSame(alice, carol)

  // The proposal carries the sealed texts, and carol has it as it was signed.
  expect(await wireOf(carol, agreement)).toEqual(await wireOf(alice, agreement))
  for (const party of [alice, bob]) {
    await party.go(`/agreements/${agreement}`)
    for (const text of [sealedPlace, sealedNote]) await expect(party.page.getByText(text)).toBeVisible()
    expect(await openedOn(party)).toEqual([sealedNote, sealedPlace].toSorted())
  }
  await carol.go(`/agreements/${agreement}`)
  await expect(carol.page.getByText('only the two of them can read this')).toHaveCount(2)
  for (const text of [sealedPlace, sealedNote]) await expect(carol.page.getByText(text)).toHaveCount(0)
  expect(await openedOn(carol)).toEqual([])
})

const wireOf = async (phone: Phone, id: string): Promise<readonly number[]> => {
  const [entry] = (await readTable<{ readonly id: string; readonly wire: readonly number[] }>(phone, 'vault', 'entries')).filter((each) => each.id === id)
  expect(entry, 'the phone has the entry').toBeDefined()
  return entry?.wire ?? []
}

const openedOn = async (phone: Phone): Promise<readonly string[]> =>
  (await readTable<{ readonly text: string }>(phone, 'index', 'openedTexts')).map(({ text }) => text).toSorted()
