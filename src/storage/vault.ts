import { Dexie } from 'dexie'
import type {
  Cursor,
  DeviceKeys,
  InvitationSeed,
  Quarantined,
  Settings,
  StorageFault,
  StoredEntry,
  Vault,
  VaultStart,
  VaultWrite,
  WriteRefusal,
} from '../core/ports/vault.ts'
import { err, ok, type Result } from '../domain/base/result.ts'
import type { CellId, DeviceId, EntryId } from '../domain/ledger/entry.ts'
import { cellDatabaseName } from './cell-database-name.ts'
import { DatabaseGuard } from './database-guard.ts'
import { keysBeyond, type SizedKey } from './keys-beyond.ts'
import { ownBytes } from './own-bytes.ts'
import { quarantineLimits } from './quarantine-limits.ts'
import { storageFaultOf } from './storage-fault-of.ts'
import { VaultDatabase } from './vault-database.ts'

/**
 * Writes everything a community starts with in one transaction. Fails, and changes nothing, when this phone
 * already has device keys there: a second start would orphan the chain of the first.
 */
export const createVault = async (start: VaultStart): Promise<Result<Vault, StorageFault>> => {
  const vault = new DexieVault(start.cell)
  const written = await vault.begin(start)
  if (written.ok) return ok(vault)
  vault.close()
  return written
}

/** Opens a community's vault. One that is not there, or was wiped, opens empty: `readDeviceKeys` gives undefined. */
export const openVault = async (cell: CellId): Promise<Result<Vault, StorageFault>> => {
  const vault = new DexieVault(cell)
  const opened = await vault.open()
  if (opened.ok) return ok(vault)
  vault.close()
  return opened
}

/** Deletes keys and entries for good. Open handles, in other tabs too, are closed by it. */
export const deleteVault = async (cell: CellId): Promise<Result<undefined, StorageFault>> => {
  try {
    await Dexie.delete(cellDatabaseName(cell, 'vault'))
    return ok(undefined)
  } catch (error) {
    return err(storageFaultOf(error))
  }
}

class DexieVault implements Vault {
  readonly cell: CellId
  readonly #tables: VaultDatabase
  readonly #guard: DatabaseGuard
  /** What this handle claimed the vault with. */
  #claim: string | undefined

  constructor(cell: CellId) {
    this.cell = cell
    this.#tables = new VaultDatabase(cell)
    this.#guard = new DatabaseGuard(this.#tables)
  }

  open(): Promise<Result<undefined, StorageFault>> {
    return this.#guard.run(async () => {
      await this.#tables.open()
      return undefined
    })
  }

  begin({ keys, epoch, epochKey, entries, settings }: VaultStart): Promise<Result<undefined, StorageFault>> {
    const tables = this.#tables
    return this.#guard.run(() =>
      tables.transaction('rw', [tables.deviceKeys, tables.epochKeys, tables.entries, tables.settings], async () => {
        if ((await tables.deviceKeys.count()) > 0) throw new Error('this phone already has device keys in this community')
        await tables.deviceKeys.add({ ...keys, sealPublic: ownBytes(keys.sealPublic), id: 'this' })
        await tables.epochKeys.put({ epoch, key: ownBytes(epochKey) })
        await this.#addEntries(entries)
        await tables.settings.put({ ...settings, id: 'this' })
        return undefined
      }),
    )
  }

  claim(): Promise<Result<undefined, StorageFault>> {
    const claim = crypto.randomUUID()
    return this.#guard.run(async () => {
      await this.#tables.marks.put({ key: 'writer', value: claim })
      this.#claim = claim
      return undefined
    })
  }

  async write(write: VaultWrite): Promise<Result<undefined, StorageFault | WriteRefusal>> {
    const { next, entries, cursor, readAfter, invitationSeed, quarantined, settings, turnedAway, reread } = write
    const tables = this.#tables
    const touched = [tables.entries, tables.cursors, tables.invitationSeeds, tables.quarantine, tables.settings, tables.marks]
    const refusal = await this.#guard.run(() =>
      tables.transaction('rw', touched, async (): Promise<WriteRefusal | undefined> => {
        if ((await tables.marks.get('writer'))?.value !== this.#claim) return { type: 'not-the-writer' }
        if (next !== undefined && (await this.#isNumberTaken(next))) return { type: 'number-taken' }
        await this.#addEntries([...(next === undefined ? [] : [next]), ...(entries ?? [])])
        if (cursor !== undefined && (await this.#reaches(cursor, readAfter ?? 0))) await tables.cursors.put(cursor)
        if (invitationSeed !== undefined) {
          await tables.invitationSeeds.put({ ...invitationSeed, seed: ownBytes(invitationSeed.seed) })
        }
        if (quarantined !== undefined) await this.#quarantine(quarantined)
        if (settings !== undefined) await tables.settings.put({ ...settings, id: 'this' })
        if (turnedAway !== undefined) await tables.marks.put({ key: 'turned-away', value: turnedAway })
        if (reread !== undefined) {
          await tables.marks.delete('turned-away')
          await tables.cursors.toCollection().modify({ seq: 0 })
        }
        return undefined
      }),
    )
    if (!refusal.ok) return refusal
    return refusal.value === undefined ? ok(undefined) : err(refusal.value)
  }

  async readEntries(
    batchSize: number,
    each: (batch: readonly StoredEntry[]) => Promise<void>,
  ): Promise<Result<undefined, StorageFault>> {
    let after: readonly unknown[] = []
    for (;;) {
      const from = after
      const batch = await this.#guard.run(() =>
        this.#tables.entries.where('[device+seq+id]').above(from).limit(batchSize).toArray(),
      )
      if (!batch.ok) return batch
      const last = batch.value.at(-1)
      if (last === undefined) return ok(undefined)
      await each(batch.value)
      if (batch.value.length < batchSize) return ok(undefined)
      after = [last.device, last.seq, last.id]
    }
  }

  readEntriesOf(device: DeviceId, fromSeq: number, limit: number): Promise<Result<readonly StoredEntry[], StorageFault>> {
    return this.#guard.run(() =>
      this.#tables.entries
        .where('[device+seq+id]')
        .between([device, fromSeq], [device, Dexie.maxKey])
        .limit(limit)
        .toArray(),
    )
  }

  readCursor(id: string): Promise<Result<Cursor | undefined, StorageFault>> {
    return this.#guard.run(() => this.#tables.cursors.get(id))
  }

  readInvitationSeed(invitation: EntryId): Promise<Result<InvitationSeed | undefined, StorageFault>> {
    return this.#guard.run(() => this.#tables.invitationSeeds.get(invitation))
  }

  readSettings(): Promise<Result<Settings, StorageFault>> {
    return this.#guard.run(async () => ({ relays: (await this.#tables.settings.get('this'))?.relays ?? [] }))
  }

  readQuarantine(): Promise<Result<readonly Quarantined[], StorageFault>> {
    return this.#guard.run(async () =>
      (await this.#tables.quarantine.toArray()).map(({ at, from, reason, bytes }) => ({ at, from, reason, bytes })),
    )
  }

  readTurnedAway(): Promise<Result<string | undefined, StorageFault>> {
    return this.#guard.run(async () => (await this.#tables.marks.get('turned-away'))?.value)
  }

  readDeviceKeys(): Promise<Result<DeviceKeys | undefined, StorageFault>> {
    return this.#guard.run(async () => {
      const row = await this.#tables.deviceKeys.get('this')
      if (row === undefined) return undefined
      const { id: _, ...keys } = row
      return keys
    })
  }

  readEpochKeys(): Promise<Result<ReadonlyMap<EntryId, Uint8Array<ArrayBuffer>>, StorageFault>> {
    return this.#guard.run(async () => {
      const rows = await this.#tables.epochKeys.toArray()
      return new Map(rows.map(({ epoch, key }) => [epoch, key]))
    })
  }

  close(): void {
    this.#guard.close()
  }

  /** What is held under an id stays as it came first. An error caught inside a transaction does not end it. */
  async #addEntries(entries: readonly StoredEntry[]): Promise<void> {
    if (entries.length === 0) return
    const rows = entries.map((entry) => ({ ...entry, wire: ownBytes(entry.wire) }))
    // Dexie's own catch, not the language's: Dexie logs a rejection it sees nobody take at once.
    await this.#tables.entries.bulkAdd(rows).catch((error: unknown) => {
      if (!(error instanceof Dexie.BulkError) || !error.failures.every(isAlreadyHeld)) throw error
    })
  }

  /** The entry itself takes no number from itself: a write may run twice. */
  async #isNumberTaken({ device, seq, id }: StoredEntry): Promise<boolean> {
    const from = this.#tables.entries.where('[device+seq+id]').between([device, seq], [device, Dexie.maxKey])
    const held = await from.limit(2).primaryKeys()
    return held.some((other) => other !== id)
  }

  /** Whether the cursor of this one's log stands there or further on. */
  async #reaches({ id, log }: Cursor, seq: number): Promise<boolean> {
    const held = await this.#tables.cursors.get(id)
    return seq <= (held?.log === log ? held.seq : 0)
  }

  async #quarantine(pieces: readonly Quarantined[]): Promise<void> {
    const { quarantine } = this.#tables
    // What would have to go again at once is not stored: of a flood, most of it.
    const beyond = new Set(keysBeyond(pieces.map(({ bytes }, key) => [key, bytes.length] as const).toReversed(), quarantineLimits))
    const fitting = pieces.filter((_, key) => !beyond.has(key))
    await quarantine.bulkAdd(fitting.map((piece) => ({ ...piece, bytes: ownBytes(piece.bytes), size: piece.bytes.length })))
    const sizes = (await quarantine.orderBy('[number+size]').keys()) as unknown as SizedKey[]
    await quarantine.bulkDelete([...keysBeyond(sizes.toReversed(), quarantineLimits)])
  }
}

const isAlreadyHeld = ({ name }: Error): boolean => name === 'ConstraintError'
