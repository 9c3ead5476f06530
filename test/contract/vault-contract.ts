import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { DeviceKeys, StorageFault, StoredEntry, Vault, VaultStart } from '../../src/core/ports/vault.ts'
import type { Result } from '../../src/domain/base/result.ts'
import type { CellId } from '../../src/domain/ledger/entry.ts'
import { quarantineLimits } from '../../src/storage/quarantine-limits.ts'
import { must } from './must.ts'
import { alice, bob, freshCell, hexNamed, sampleChain, sampleEntry } from './sample-entries.ts'

/** One kind of vault: how it begins, opens and goes. */
export interface Vaults {
  create(start: VaultStart): Promise<Result<Vault, StorageFault>>
  open(cell: CellId): Promise<Result<Vault, StorageFault>>
  delete(cell: CellId): Promise<unknown>
}

/** What every vault does (STYLE 5.4). */
export const vaultContract = (name: string, vaults: Vaults): void => {
  describe(`vault contract: ${name}`, () => {
    let cell: CellId
    const open: Vault[] = []

    const opened = async (): Promise<Vault> => {
      const vault = must(await vaults.open(cell))
      open.push(vault)
      return vault
    }
    const created = async (start: VaultStart): Promise<Vault> => {
      const vault = must(await vaults.create(start))
      open.push(vault)
      return vault
    }
    const readAll = async (vault: Vault, batchSize = 100): Promise<readonly StoredEntry[]> => {
      const all: StoredEntry[] = []
      must(await vault.readEntries(batchSize, async (batch) => void all.push(...batch)))
      return all
    }

    beforeEach(() => {
      cell = freshCell()
    })

    afterEach(async () => {
      for (const vault of open.splice(0)) vault.close()
      await vaults.delete(cell)
    })

    test('a vault that was never written is empty', async () => {
      const vault = await opened()
      expect(vault.cell).toBe(cell)
      expect(await readAll(vault)).toEqual([])
      expect(must(await vault.readDeviceKeys())).toBeUndefined()
      expect(must(await vault.readEpochKeys())).toEqual(new Map())
      expect(must(await vault.readSettings())).toEqual({ relays: [] })
      expect(must(await vault.readQuarantine())).toEqual([])
      expect(must(await vault.readCursor('nowhere'))).toBeUndefined()
      expect(must(await vault.readInvitationSeed(hexNamed('none')))).toBeUndefined()
    })

    test('what a community starts with is there after closing and opening, and the keys still work', async () => {
      const start = await startOf(cell)
      const first = await created(start)
      first.close()
      const vault = await opened()

      expect(await readAll(vault)).toEqual(start.entries)
      expect(must(await vault.readSettings())).toEqual(start.settings)
      expect(must(await vault.readEpochKeys())).toEqual(new Map([[start.epoch, start.epochKey]]))
      const keys = must(await vault.readDeviceKeys())
      expect(keys?.device).toBe(alice)
      expect(keys?.sealPublic).toEqual(start.keys.sealPublic)
      expect(keys?.sign.privateKey.extractable).toBe(false)
      expect(await signsFor(keys?.sign.privateKey, start.keys.sign.publicKey)).toBe(true)
    })

    test('a second start is refused and changes nothing', async () => {
      const start = await startOf(cell)
      const vault = await created(start)
      const second = await vaults.create({ ...(await startOf(cell)), entries: sampleChain(bob, 1, 2), settings: { relays: ['wss://other'] } })

      expect(second).toMatchObject({ ok: false, error: { type: 'storage-failed' } })
      expect(await readAll(vault)).toEqual(start.entries)
      expect(must(await vault.readSettings())).toEqual(start.settings)
      expect(await signsFor(must(await vault.readDeviceKeys())?.sign.privateKey, start.keys.sign.publicKey)).toBe(true)
    })

    test('entries come back by device and number, whatever order and batches they came in', async () => {
      const vault = await opened()
      const chains = [...sampleChain(alice, 1, 25), ...sampleChain(bob, 1, 25)]
      must(await vault.write({ entries: chains.toReversed().slice(0, 20) }))
      must(await vault.write({ entries: chains.slice(0, 30) }))

      const expected = chains.toSorted((a, b) => (a.device < b.device ? -1 : a.device > b.device ? 1 : a.seq - b.seq))
      for (const batchSize of [1, 7, 25, 50, 1000]) expect(await readAll(vault, batchSize)).toEqual(expected)
    })

    test('no batch is larger than asked for', async () => {
      const vault = await opened()
      must(await vault.write({ entries: sampleChain(alice, 1, 10) }))
      const sizes: number[] = []
      must(await vault.readEntries(4, async (batch) => void sizes.push(batch.length)))
      expect(sizes).toEqual([4, 4, 2])
    })

    test('a fork is two entries with one number, and both are kept', async () => {
      const vault = await opened()
      const forked = { ...sampleEntry(alice, 2), id: hexNamed('forked'), wire: Uint8Array.of(9) }
      must(await vault.write({ entries: [...sampleChain(alice, 1, 3), forked] }))
      for (const batchSize of [1, 2, 10]) expect((await readAll(vault, batchSize)).map(({ seq }) => seq)).toEqual([1, 2, 2, 3])
      expect(must(await vault.readEntriesOf(alice, 2, 2)).map(({ seq }) => seq)).toEqual([2, 2])
    })

    test('the same entry twice is one row and no error, and what came first stays', async () => {
      const vault = await opened()
      const entry = sampleEntry(alice, 1)
      must(await vault.write({ entries: [entry, entry] }))
      must(await vault.write({ entries: [{ ...entry, wire: Uint8Array.of(1) }, sampleEntry(alice, 2)] }))
      expect(await readAll(vault)).toEqual([entry, sampleEntry(alice, 2)])
    })

    test('a part of one chain can be read', async () => {
      const vault = await opened()
      must(await vault.write({ entries: [...sampleChain(alice, 1, 9), ...sampleChain(bob, 1, 9)] }))
      expect(must(await vault.readEntriesOf(alice, 4, 3))).toEqual(sampleChain(alice, 4, 6))
      expect(must(await vault.readEntriesOf(alice, 8, 100))).toEqual(sampleChain(alice, 8, 9))
      expect(must(await vault.readEntriesOf(alice, 10, 100))).toEqual([])
      expect(must(await vault.readEntriesOf(hexNamed('nobody'), 1, 100))).toEqual([])
    })

    test('what is written is a copy, and only of the bytes named', async () => {
      const vault = await opened()
      const frame = new Uint8Array(10_000).fill(7)
      const entry = { ...sampleEntry(alice, 1), wire: frame.subarray(100, 110) }
      must(await vault.write({ entries: [entry] }))
      frame.fill(0)
      const [held] = await readAll(vault)
      expect(held?.wire).toEqual(new Uint8Array(10).fill(7))
      expect(held?.wire.buffer.byteLength).toBe(10)
    })

    test('one write is one transaction over everything in it', async () => {
      const vault = await opened()
      const cursor = { id: 'wss://relay 00ff', log: 'ab', seq: 12, headByDevice: new Map([[alice, 3]]) }
      const invitationSeed = { invitation: hexNamed('invitation'), seed: new Uint8Array(32).fill(5) }
      const settings = { relays: ['wss://relay'] }
      const quarantined = [{ at: 1, from: 'wss://relay', reason: 'not-canonical', bytes: Uint8Array.of(1, 2, 3) }]
      must(await vault.write({ entries: sampleChain(alice, 1, 3), cursor, invitationSeed, settings, quarantined }))
      vault.close()

      const again = await opened()
      expect(must(await again.readCursor(cursor.id))).toEqual(cursor)
      expect(must(await again.readInvitationSeed(invitationSeed.invitation))).toEqual(invitationSeed)
      expect(must(await again.readSettings())).toEqual(settings)
      expect(must(await again.readQuarantine())).toEqual(quarantined)
      expect(await readAll(again)).toHaveLength(3)
    })

    test('who claims a vault writes alone, until another does', async () => {
      const first = await opened()
      const second = await opened()
      const refused = { ok: false, error: { type: 'not-the-writer' } }
      must(await first.claim())
      must(await first.write({ entries: sampleChain(alice, 1, 1) }))
      expect(await second.write({ entries: sampleChain(alice, 2, 2) })).toEqual(refused)
      must(await second.claim())
      expect(await first.write({ next: sampleEntry(alice, 2), settings: { relays: ['wss://first'] } })).toEqual(refused)
      must(await second.write({ next: sampleEntry(alice, 2) }))
      expect(await readAll(second)).toEqual(sampleChain(alice, 1, 2))
      expect(must(await second.readSettings())).toEqual({ relays: [] })
      must(await first.claim())
      must(await first.write({ next: sampleEntry(alice, 3) }))
    })

    test('a write under way is stored before the claim of another, or not at all', async () => {
      const [first, second] = [await opened(), await opened()]
      must(await first.claim())
      for (let seq = 1; seq <= 20; seq += 1) {
        const [old, next] = seq % 2 === 0 ? [first, second] : [second, first]
        const writing = old.write({ next: sampleEntry(alice, seq) })
        must(await next.claim())
        const isSeen = must(await next.readEntriesOf(alice, seq, 1)).length === 1
        expect((await writing).ok).toBe(isSeen)
        if (!isSeen) must(await next.write({ next: sampleEntry(alice, seq) }))
      }
    })

    test('an own entry is refused while another with its number or a later one is held, and with it the whole write', async () => {
      const vault = await opened()
      must(await vault.write({ entries: [...sampleChain(alice, 1, 3), ...sampleChain(bob, 1, 9)] }))
      const twin = { ...sampleEntry(alice, 3), id: hexNamed('twin') }
      for (const next of [twin, { ...twin, seq: 2 }]) {
        expect(await vault.write({ next, settings: { relays: ['wss://relay'] } })).toEqual({ ok: false, error: { type: 'number-taken' } })
      }
      expect(must(await vault.readSettings())).toEqual({ relays: [] })
      must(await vault.write({ next: sampleEntry(alice, 4) }))
      // A handle that died tries again what it may have done.
      must(await vault.write({ next: sampleEntry(alice, 4) }))
      expect(must(await vault.readEntriesOf(alice, 1, 100))).toEqual(sampleChain(alice, 1, 4))
    })

    test('that entries were turned away stays said until the logs are read again from their start', async () => {
      const vault = await opened()
      const cursors = ['wss://one 00ff', 'wss://two 00ff'].map((id) => ({ id, log: 'ab', seq: 0, headByDevice: new Map([[alice, 3]]) }))
      expect(must(await vault.readTurnedAway())).toBeUndefined()
      must(await vault.write({ turnedAway: 'first' }))
      for (const cursor of cursors) must(await vault.write({ cursor: { ...cursor, seq: 7 } }))
      expect(must(await vault.readTurnedAway())).toBe('first')
      must(await vault.write({ turnedAway: 'second' }))
      expect(must(await vault.readTurnedAway())).toBe('second')
      must(await vault.write({ reread: true }))
      vault.close()

      const again = await opened()
      expect(must(await again.readTurnedAway())).toBeUndefined()
      for (const cursor of cursors) expect(must(await again.readCursor(cursor.id))).toEqual(cursor)
    })

    test('a cursor moves on from where it stands or before, and the rest of the write is done in any case', async () => {
      const vault = await opened()
      const cursor = (seq: number, log = 'ab') => ({ id: 'wss://relay 00ff', log, seq, headByDevice: new Map<string, number>() })
      const stands = async () => must(await vault.readCursor('wss://relay 00ff'))
      must(await vault.write({ cursor: cursor(5), readAfter: 3 }))
      expect(await stands()).toBeUndefined()
      must(await vault.write({ cursor: cursor(5), readAfter: 0 }))
      must(await vault.write({ cursor: cursor(9), readAfter: 6, entries: sampleChain(alice, 1, 1) }))
      expect(await stands()).toEqual(cursor(5))
      expect(await readAll(vault)).toEqual(sampleChain(alice, 1, 1))
      must(await vault.write({ cursor: cursor(9), readAfter: 5 }))
      must(await vault.write({ cursor: cursor(8), readAfter: 0 }))
      expect(await stands()).toEqual(cursor(8))
      must(await vault.write({ cursor: cursor(9, 'cd'), readAfter: 8 }))
      expect(await stands()).toEqual(cursor(8))
      must(await vault.write({ cursor: cursor(2, 'cd'), readAfter: 0 }))
      expect(await stands()).toEqual(cursor(2, 'cd'))
    })

    test('a cursor moves on', async () => {
      const vault = await opened()
      const cursor = { id: 'wss://relay 00ff', log: 'ab', seq: 1, headByDevice: new Map<string, number>() }
      must(await vault.write({ cursor }))
      must(await vault.write({ cursor: { ...cursor, seq: 2 } }))
      expect(must(await vault.readCursor(cursor.id))?.seq).toBe(2)
    })

    test('the quarantine keeps the newest pieces, oldest first, within its number', async () => {
      const vault = await opened()
      const piece = (at: number) => ({ at, from: 'mallory', reason: 'junk', bytes: Uint8Array.of(at % 256) })
      for (let batch = 0; batch < 3; batch += 1) {
        must(await vault.write({ quarantined: Array.from({ length: 90 }, (_, index) => piece(batch * 90 + index)) }))
      }
      const kept = must(await vault.readQuarantine())
      expect(kept).toHaveLength(quarantineLimits.pieces)
      expect(kept[0]?.at).toBe(70)
      expect(kept.at(-1)?.at).toBe(269)
    })

    test('the quarantine stays within its bytes, and one piece too large for it is not kept', async () => {
      const vault = await opened()
      const piece = (at: number, size: number) => ({ at, from: 'mallory', reason: 'junk', bytes: new Uint8Array(size) })
      const third = Math.ceil(quarantineLimits.bytes / 3)
      for (const at of [1, 2, 3]) must(await vault.write({ quarantined: [piece(at, third)] }))
      must(await vault.write({ quarantined: [piece(4, quarantineLimits.bytes + 1)] }))
      expect(must(await vault.readQuarantine()).map(({ at }) => at)).toEqual([2, 3])
    })

    test('of more than fits in one write, the newest pieces are kept', async () => {
      const vault = await opened()
      const piece = (at: number) => ({ at, from: 'mallory', reason: 'junk', bytes: new Uint8Array(1024) })
      must(await vault.write({ quarantined: [piece(0)] }))
      const count = quarantineLimits.pieces + 300
      must(await vault.write({ quarantined: Array.from({ length: count }, (_, index) => piece(1 + index)) }))
      const kept = must(await vault.readQuarantine()).map(({ at }) => at)
      expect(kept).toEqual(Array.from({ length: quarantineLimits.pieces }, (_, index) => 301 + index))
    })

    test('a closed vault says so', async () => {
      const vault = await opened()
      vault.close()
      const fault = { ok: false, error: { type: 'storage-closed' } }
      expect(await vault.write({ entries: sampleChain(alice, 1, 1) })).toEqual(fault)
      expect(await vault.readSettings()).toEqual(fault)
      expect(await vault.readEntries(10, async () => undefined)).toEqual(fault)
    })

    test('two communities share nothing', async () => {
      const other = freshCell()
      const here = await opened()
      const there = must(await vaults.open(other))
      must(await here.write({ entries: sampleChain(alice, 1, 3), settings: { relays: ['wss://here'] } }))
      expect(await readAll(there)).toEqual([])
      expect(must(await there.readSettings())).toEqual({ relays: [] })
      there.close()
      await vaults.delete(other)
    })

    test('a deleted vault is empty when opened again', async () => {
      const vault = await created(await startOf(cell))
      vault.close()
      await vaults.delete(cell)
      const again = await opened()
      expect(await readAll(again)).toEqual([])
      expect(must(await again.readDeviceKeys())).toBeUndefined()
    })
  })
}

const startOf = async (cell: CellId): Promise<VaultStart> => ({
  cell,
  keys: await sampleKeys(),
  epoch: hexNamed('epoch'),
  epochKey: new Uint8Array(32).fill(3),
  entries: sampleChain(alice, 1, 2),
  settings: { relays: ['wss://relay.example'] },
})

const sampleKeys = async (): Promise<DeviceKeys> => {
  const sign = await crypto.subtle.generateKey('Ed25519', false, ['sign', 'verify'])
  const seal = await crypto.subtle.generateKey('X25519', false, ['deriveBits'])
  return { device: alice, sign, seal, sealPublic: new Uint8Array(32).fill(8) }
}

const signsFor = async (privateKey: CryptoKey | undefined, publicKey: CryptoKey): Promise<boolean> => {
  if (privateKey === undefined) return false
  const bytes = Uint8Array.of(1, 2, 3)
  return crypto.subtle.verify('Ed25519', publicKey, await crypto.subtle.sign('Ed25519', privateKey, bytes), bytes)
}
