import { expect, test } from 'vitest'
import { maxLackingEntries, type FoundEntry } from '../../src/core/ports/sync-target.ts'
import { roomLimits } from '../../src/core/cell/entry-room.ts'
import { encodeEntry } from '../../src/core/codec/entry-codec.ts'
import { signBytes } from '../../src/core/keys/device-keys.ts'
import type { CellId } from '../../src/domain/ledger/entry.ts'
import { must } from '../contract/must.ts'
import { join, knock, listing, orchard } from './orchard.ts'
import { meet, Phone } from './phone.ts'

test('what another lacks is own entries first, from the number after its head, in order', async () => {
  const { alice, bob, cell } = await orchard()
  const [a, b] = [alice.target(cell), bob.target(cell)]
  for (const title of ['Bicycle', 'Drill', 'Tent']) must(await alice.core.putListing(cell, listing({ title })))
  const own = await a.lacking(b.heads(), 'own')
  const head = b.heads().get(a.device)!
  expect(own.map(({ device, seq }) => [device, seq])).toEqual([1, 2, 3].map((step) => [a.device, head + step]))
  const all = await a.lacking(new Map(), 'all')
  expect(all.map(({ device }) => device)).toEqual([...Array.from({ length: head + 3 }, () => a.device), b.device])
  expect(await a.lacking(a.heads(), 'all')).toEqual([])
  expect(await b.lacking(new Map(), 'own')).toHaveLength(1)
})

test('no more is read at a time than a pass of sending may take, and the rest follows', async () => {
  const alice = await Phone.create()
  const cell = must(await alice.core.createExample())
  must(await alice.core.openCommunity(cell))
  const target = alice.target(cell)
  const heads = new Map<string, number>()
  let entries = 0
  for (let pass = await target.lacking(heads, 'all'); pass.length > 0; pass = await target.lacking(heads, 'all')) {
    expect(pass.length).toBeLessThanOrEqual(maxLackingEntries)
    for (const { device, seq } of pass) {
      expect(seq).toBe((heads.get(device) ?? 0) + 1)
      heads.set(device, seq)
    }
    entries += pass.length
  }
  expect(heads).toEqual(target.heads())
  expect(entries).toBe((await alice.self(cell))?.entries)
})

/** Entries that go on from a phone's newest; several may have one number. */
const sidesOf = async (phone: Phone, cell: CellId, seqs: readonly number[], junkBytes = 0): Promise<readonly Uint8Array[]> => {
  const { keys } = phone.target(cell)
  const [head, headId] = (await phone.ownEntries(cell)).at(-1)!
  const idBySeq = new Map([[head, headId]])
  const wires: Uint8Array[] = []
  for (const [at, seq] of seqs.entries()) {
    const draft = { rules: 1, cell, device: keys.device, seq, prev: idBySeq.get(seq - 1)!, lamport: 1, at, refs: [], kind: 'seen', body: new Map([['junk', new Uint8Array(junkBytes)]]) }
    const { entry, wire } = await encodeEntry(draft, (bytes) => signBytes(keys, bytes))
    if (!idBySeq.has(seq)) idBySeq.set(seq, entry.id)
    wires.push(wire)
  }
  return wires
}

test.each([
  ['a pass would end between them', [...Array.from({ length: maxLackingEntries }, (_, index) => index + 2), maxLackingEntries + 1, maxLackingEntries + 2]],
  ['they are more than a pass', [...Array.from({ length: maxLackingEntries + 5 }, () => 2), 3]],
])('the sides of a fork come in one pass where %s', async (_, seqs) => {
  const { alice, bob, cell } = await orchard()
  const target = alice.target(cell)
  await target.receive({ wires: await sidesOf(bob, cell, seqs), cursor: null, from: 'relay' })
  const { device } = bob.target(cell)
  expect(target.forks()).toMatchObject([{ device }])
  expect(target.forks()[0]!.ids).toHaveLength(seqs.filter((seq) => seq === target.forks()[0]!.seq).length)
  const heads = new Map([...target.heads()].map(([other, seq]) => [other, other === device ? 1 : seq]))
  const sent = new Set<string>()
  for (let pass = await target.lacking(heads, 'all'); pass.length > 0; pass = await target.lacking(heads, 'all')) {
    for (const { seq, id } of pass) {
      heads.set(device, seq)
      sent.add(id)
    }
  }
  expect(sent.size).toBe(seqs.length)
})

test('a disk that does not answer lacks nothing for now', async () => {
  const { alice, cell } = await orchard()
  alice.vaults.fault = { type: 'storage-closed' }
  expect(await alice.target(cell).lacking(new Map(), 'all')).toEqual([])
  expect(await alice.target(cell).readCursor('wss://relay')).toBeUndefined()
})

test('who has this phone\'s newest entry is said by the newest presence of each, for ten minutes', async () => {
  const { alice, bob, cell } = await orchard()
  const target = alice.target(cell)
  const own = (): number => target.heads().get(target.device) ?? 0
  const holders = async () => (await alice.sync(cell))?.holders
  const carol = 'c'.repeat(64)
  const say = (device: string, head: number, sentAt: number) => target.seePresence({ device, heads: new Map([[target.device, head]]), sentAt })
  say(bob.target(cell).device, own(), alice.now)
  say(carol, own() - 1, alice.now)
  await expect.poll(holders).toEqual([bob.target(cell).device])
  say(carol, own(), alice.now + 1)
  await expect.poll(holders).toEqual([bob.target(cell).device, carol])
  say(carol, 0, alice.now)
  await expect.poll(holders).toEqual([bob.target(cell).device, carol])
  alice.now += 10 * 60_000 + 1
  say(carol, own(), alice.now)
  await expect.poll(holders).toEqual([carol])
  must(await alice.core.putListing(cell, listing()))
  target.report({ link: 'connected', inSync: false, waiting: 1, progress: null, trouble: null, clockDaysOff: null })
  await expect.poll(holders).toEqual([])
})

test('a phone whose clock is wrong counts as holder for ten minutes after it was heard', async () => {
  const { alice, bob, cell } = await orchard()
  const target = alice.target(cell)
  const { device } = bob.target(cell)
  const holders = async () => (await alice.sync(cell))?.holders
  const say = (sentAt: number) => target.seePresence({ device, heads: target.heads(), sentAt })
  const line = { link: 'connected', inSync: true, waiting: 0, progress: null, trouble: null, clockDaysOff: null } as const
  say(alice.now - 60 * 60_000)
  await expect.poll(holders).toEqual([device])
  alice.now += 9 * 60_000
  target.report(line)
  await expect.poll(async () => [(await alice.sync(cell))?.syncedAt, await holders()]).toEqual([alice.now, [device]])
  alice.now += 60_001
  target.report(line)
  await expect.poll(holders).toEqual([])
  // What was said before is no news, however long it was not heard.
  say(alice.now - 60 * 60_000 - 600_001)
  alice.now += 1
  target.report(line)
  await expect.poll(async () => [(await alice.sync(cell))?.syncedAt, await holders()]).toEqual([alice.now, []])
})

test('what the sync line said outlasts a start, until a link knows better', async () => {
  const { alice, bob, cell } = await orchard()
  const line = { link: 'connected', inSync: true, waiting: 0, progress: null, trouble: null, clockDaysOff: null } as const
  alice.target(cell).report(line)
  const { device } = bob.target(cell)
  alice.target(cell).seePresence({ device, heads: alice.target(cell).heads(), sentAt: alice.now })
  await expect.poll(() => alice.sync(cell)).toMatchObject({ syncedAt: alice.now, holders: [device], link: 'connected' })
  const again = await alice.restart(cell)
  again.now += 60_000
  again.target(cell).report({ ...line, link: 'offline', inSync: false })
  await expect.poll(() => again.sync(cell)).toMatchObject({ syncedAt: alice.now, holders: [device], link: 'offline' })
  again.target(cell).report(line)
  await expect.poll(() => again.sync(cell)).toMatchObject({ syncedAt: again.now })
})

test('a cursor moves with its entries or not at all', async () => {
  const { alice, bob, cell } = await orchard()
  must(await bob.core.putListing(cell, listing()))
  const target = alice.target(cell)
  const wires = (await bob.target(cell).lacking(target.heads(), 'all')).map(({ wire }) => wire)
  const cursor = { id: 'wss://relay', log: 'ab', seq: 7, headByDevice: new Map([[target.device, 1]]) }
  alice.vaults.fault = { type: 'storage-full' }
  expect(await target.receive({ wires, cursor, from: 'wss://relay' })).toBe(false)
  expect(alice.faults).toEqual([{ type: 'storage-full' }])
  alice.vaults.fault = undefined
  expect(await target.readCursor('wss://relay')).toBeUndefined()
  expect((await alice.rows(cell)).listings).toEqual([])
  expect(await target.receive({ wires, cursor, from: 'wss://relay' })).toBe(true)
  expect(await target.readCursor('wss://relay')).toEqual(cursor)
  expect((await alice.rows(cell)).listings).toHaveLength(1)
})

test('what is no entry of this community is put aside with its reason, and the rest is taken', async () => {
  const { alice, bob, cell } = await orchard()
  const elsewhere = await orchard()
  must(await bob.core.putListing(cell, listing()))
  const good = (await bob.target(cell).lacking(alice.target(cell).heads(), 'all')).map(({ wire }) => wire)
  const torn = good[0]!.slice()
  torn[torn.length - 1]! ^= 1
  const foreign = (await elsewhere.bob.target(elsewhere.cell).lacking(new Map(), 'own')).map(({ wire }) => wire)
  const unopened = [2, 3].map((byte) => ({ bytes: Uint8Array.of(byte), reason: 'not-opened' }))
  const wires = [torn, ...foreign, Uint8Array.of(1), ...good, ...good]
  const found: FoundEntry[] = []
  const onFound = (entries: readonly FoundEntry[]): void => void found.push(...entries)
  // One strict transaction, however much of it is junk.
  alice.vaults.writesLeft = 1
  expect(await alice.target(cell).receive({ wires, cursor: null, unopened, from: 'mallory', onFound })).toBe(true)
  alice.vaults.writesLeft = Infinity
  expect(await alice.target(cell).receive({ wires: [torn, ...good], cursor: null, from: 'mallory', onFound })).toBe(true)
  const { device } = bob.target(cell)
  const id = (await bob.ownEntries(cell)).at(-1)![1]
  expect(found).toEqual([true, false].map((isNew) => ({ device, seq: 2, id, isNew })))
  const aside = must(await must(await alice.vaults.open(cell)).readQuarantine())
  expect(aside.map(({ reason, from }) => [reason, from])).toEqual([['not-opened', 'mallory'], ['not-opened', 'mallory'], ['signature-wrong', 'mallory'], ['other-cell', 'mallory'], ['not-an-entry', 'mallory'], ['signature-wrong', 'mallory']])
  expect((await alice.rows(cell)).listings).toHaveLength(1)
})

test('what found no room is not found', async () => {
  const { alice, cell } = await orchard()
  const { invitation, payload } = must(await alice.core.invite(cell, 'poster'))
  must(await alice.core.withdrawInvitation(cell, invitation))
  const stranger = await knock(cell, payload, 'Stranger')
  const seqs = Array.from({ length: Math.ceil(roomLimits.bytesOfOne / 31_000) }, (_, index) => index + 2)
  const joining = (await stranger.target(cell).lacking(new Map(), 'own')).map(({ wire }) => wire)
  const target = alice.target(cell)
  const found: FoundEntry[] = []
  await target.receive({ wires: [...joining, ...(await sidesOf(stranger, cell, seqs, 31_000))], cursor: null, from: 'relay', onFound: (entries) => void found.push(...entries) })
  expect(found.at(-1)?.seq).toBe(target.heads().get(stranger.target(cell).device))
  expect(found.length).toBeLessThan(1 + seqs.length)
})

test('a change is told once for each own entry and each batch received', async () => {
  const { alice, bob, cell } = await orchard()
  let changes = 0
  const stop = alice.target(cell).onChange(() => (changes += 1))
  must(await alice.core.putListing(cell, listing()))
  for (const title of ['Drill', 'Tent']) must(await bob.core.putListing(cell, listing({ title })))
  await meet(cell, alice, bob)
  expect(changes).toBe(2)
  stop()
  must(await alice.core.putListing(cell, listing({ title: 'Kayak' })))
  expect(changes).toBe(2)
})

test('only a member\'s device is believed', async () => {
  const { alice, bob, cell } = await orchard()
  const { invitation, payload } = must(await alice.core.invite(cell, 'person'))
  must(await alice.core.withdrawInvitation(cell, invitation))
  const carol = await Phone.create()
  must(await carol.core.joinCommunity({ invitation: `#/join/${payload}`, name: 'Carol' }))
  must(await carol.core.openCommunity(cell))
  await meet(cell, alice, carol)
  const devices = [alice, bob, carol].map((phone) => phone.target(cell).device)
  expect([...devices, 'd'.repeat(64)].map((device) => alice.target(cell).isMemberDevice(device))).toEqual([true, true, false, false])
  const dan = await join(cell, alice, 'Dan')
  expect(alice.target(cell).isMemberDevice(dan.target(cell).device)).toBe(true)
})
