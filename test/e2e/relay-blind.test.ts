import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expectMembers, community, names, startTwoWhoAgreed, titles } from './kit/two-who-agreed.ts'
import { onlyCell, readTable } from './kit/databases.ts'
import { expect, test } from './kit/fixtures.ts'
import { sealedNote, sealedPlace } from './kit/market-acts.ts'
import { expectSame } from './kit/phone.ts'
import type { RelayProcess } from './kit/relay-process.ts'

const filesOf = async (relay: RelayProcess): Promise<Buffer> => {
  const files = await readdir(relay.dataFolder)
  return Buffer.concat(await Promise.all(files.map((file) => readFile(join(relay.dataFolder, file)))))
}

const hexBytes = (hex: string): Buffer => Buffer.from(hex, 'hex')

test('the relay’s files hold no name, title, note, id or key of those who use it', async ({ phone, relay }) => {
  test.setTimeout(90_000)
  const [alice, bob] = [await phone('alice'), await phone('bob')]
  const agreement = await startTwoWhoAgreed(alice, bob)
  const held = await expectSame(alice, bob)
  const devices = (await readTable<{ readonly device: string }>(alice, 'vault', 'entries')).map(({ device }) => device)
  const keys = await readTable<{ readonly key: readonly number[] }>(alice, 'vault', 'epochKeys')
  const ids = [...new Set([...held.entries, ...devices, agreement, await onlyCell(alice)])]
  const bytes = await filesOf(relay)
  expect(bytes.length).toBeGreaterThan(4_000)
  expect(keys.map(({ key }) => key.length)).toEqual([32])
  const secrets = [community, ...names, ...titles, sealedPlace, sealedNote, ...ids].map((text) => Buffer.from(text))
  for (const secret of [...secrets, ...keys.map(({ key }) => Buffer.from(key))]) expect(bytes.includes(secret), secret.toString()).toBe(false)
  // A chunk's header names its epoch, and the first epoch is named by the cell: that one id the relay knows by its bytes.
  const known = await onlyCell(alice)
  for (const id of ids.filter((each) => each !== known)) expect(bytes.includes(hexBytes(id)), id).toBe(false)
})

test('a third phone that comes later holds the same, the sealed note too, and cannot read it', async ({ phone }) => {
  test.setTimeout(90_000)
  const [alice, bob, carol] = [await phone('alice'), await phone('bob'), await phone('carol')]
  const agreement = await startTwoWhoAgreed(alice, bob)
  await carol.join(await alice.invite(), 'Carol')
  await expectMembers(carol, 3)
  await expectSame(alice, carol)
  await expectSame(bob, carol)
  const [row] = await readTable<{ readonly terms: { readonly note: { readonly boxes: readonly unknown[] } } }>(carol, 'index', 'agreements')
  expect(row?.terms.note.boxes).toHaveLength(2)
  expect(await readTable(carol, 'index', 'opened')).toEqual([])
  await carol.go(`/agreements/${agreement}`)
  await expect(carol.page.getByRole('heading', { name: 'Who gives what' })).toBeVisible()
  expect(await carol.page.locator('body').innerText()).not.toContain(sealedNote)
  await bob.go(`/agreements/${agreement}`)
  await expect(bob.page.getByText(sealedNote)).toBeVisible()
})

test('an emptied relay is filled again by the phones, and a newcomer gets everything from it', async ({ phone, relay }) => {
  test.setTimeout(120_000)
  const [alice, bob, carol] = [await phone('alice'), await phone('bob'), await phone('carol')]
  await startTwoWhoAgreed(alice, bob)
  await relay.stop()
  await relay.empty()
  await relay.start()
  await carol.join(await alice.invite(), 'Carol')
  await expect(async () => {
    await expectMembers(carol, 3)
  }).toPass({ timeout: 60_000 })
  await expectSame(alice, carol)
  await expectSame(bob, carol)
})
