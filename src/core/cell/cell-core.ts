import { assert } from '../../domain/base/assert.ts'
import { err, ok } from '../../domain/base/result.ts'
import { cellOf, maxRefs, rulesVersion, type DeviceId, type Entry, type EntryId, type MemberId } from '../../domain/ledger/entry.ts'
import { Ledger } from '../../domain/ledger/ledger.ts'
import { encodeEntry, type EncodedEntry, type EntryDraft } from '../codec/entry-codec.ts'
import type { Done, Problem, RecountReport } from '../commands/commands.ts'
import { signBytes } from '../keys/device-keys.ts'
import type { SelfStatus, StatusRow } from '../ports/ledger-index.ts'
import type { FoundEntry, Received, Unopened } from '../ports/sync-target.ts'
import type { Quarantined, Settings, StorageFault, StoredEntry, VaultWrite, WriteRefusal } from '../ports/vault.ts'
import { batchSize } from './batch-size.ts'
import { bodyFrom } from './bodies.ts'
import type { CellDeps } from './cell-deps.ts'
import { Copy } from './copy.ts'
import { cellDigest } from './digest.ts'
import { Door } from './door.ts'
import type { Draft } from './draft.ts'
import { createExclusive } from './exclusive.ts'
import { FeedBuilder } from './feed-builder.ts'
import { IndexKeeper } from './index-keeper.ts'
import { closeStores } from './open-stores.ts'
import { readAnew } from './read-anew.ts'
import { countRows, differingRows } from './same-rows.ts'

/** Entries of others that come between a draft and its number are rare; twice in a row something is wrong. */
const mostTries = 3

/** What a command needs of the core to make its draft. */
export type MakeDraft = () => Promise<Done<Draft>> | Done<Draft>

/**
 * One community on this device while it may write: entries come in, are checked, put in the vault, judged, folded and
 * shown, in that order and no other (DESIGN 4). Own entries and received ones pass the same door, one at a time.
 */
export class CellCore {
  readonly deps: CellDeps
  readonly copy: Copy
  readonly #exclusive = createExclusive()
  readonly #door: Door
  readonly #index: IndexKeeper
  readonly #feeds: FeedBuilder
  readonly #listeners = new Set<() => void>()
  #digest: string | null = null
  #feedsComplete = false
  /** Batches of a carrier that are being taken, or wait for their turn. */
  #taking = 0
  /** After a write whose outcome is unknown the vault may hold own entries that are not here. */
  #mayLackOwn = false
  #isClosed = false
  #onReread: (() => void) | undefined

  private constructor(deps: CellDeps, copy: Copy) {
    this.deps = deps
    this.copy = copy
    this.#door = new Door(copy)
    this.#index = new IndexKeeper(deps, copy)
    this.#feeds = new FeedBuilder({
      copy,
      vault: deps.vault,
      documents: deps.documents,
      whenIdle: deps.whenIdle,
      isTaking: () => this.#taking > 0,
      onComplete: (states) => void this.#feedsAre(states === null ? null : cellDigest(deps.cell, states)),
      onFault: (fault) => this.#report(fault),
      onBug: deps.onBug,
    })
  }

  /** Reads the vault, folds it, and makes the index say the same if it does not yet. The vault is claimed by then. */
  static async open(deps: CellDeps): Promise<Done<CellCore>> {
    const core = new CellCore(deps, new Copy(new Ledger(deps.cell, { own: deps.keys.device }), deps.keys.device))
    const loaded = await core.#load()
    if (!loaded.ok) return loaded
    const fault = await core.#index.catchUp()
    if (fault !== undefined) return storageProblem(fault)
    await core.#showSelf()
    core.#feeds.wake()
    return ok(core)
  }

  async #load(): Promise<Done> {
    const bad: string[] = []
    const bytesByDevice = new Map<DeviceId, number>()
    const read = await this.deps.vault.readEntries(batchSize, async (batch) => {
      const results = await this.deps.checker.readStored(batch)
      this.copy.add(results.flatMap((result) => (result.ok ? [result.value] : [])))
      for (const [index, { id, device, wire }] of batch.entries()) {
        if (results[index]?.ok !== true) bad.push(id)
        bytesByDevice.set(device, (bytesByDevice.get(device) ?? 0) + wire.length)
      }
    })
    if (!read.ok) return storageProblem(read.error)
    if (bad.length > 0) return storageProblem({ type: 'storage-failed', detail: `${bad.length} entries cannot be read: ${bad[0]}` })
    const mark = await this.deps.vault.readTurnedAway()
    if (!mark.ok) return storageProblem(mark.error)
    if (await this.#door.begin({ bytesByDevice, mark: mark.value })) await this.#reread()
    return ok(undefined)
  }

  /** Signs and records an entry of this device, or says why not. Resolves after the strict transaction. */
  record(make: MakeDraft, more?: (id: EntryId) => VaultWrite): Promise<Done<EntryId>> {
    return this.#exclusive(async () => {
      for (let tries = 0; tries < mostTries; tries += 1) {
        const recorded = await this.#tryToRecord(make, more)
        if (recorded !== 'number-taken') return recorded
      }
      return storageProblem({ type: 'storage-failed', detail: 'the own chain goes on in the vault' })
    })
  }

  /** number-taken: own entries were found in the vault that the draft did not know of. They are taken in now. */
  async #tryToRecord(make: MakeDraft, more?: (id: EntryId) => VaultWrite): Promise<Done<EntryId> | 'number-taken'> {
    const problem = (await this.#catchUpOwn()) ?? this.#ownChainProblem()
    if (problem !== undefined) return err(problem)
    const draft = await make()
    if (!draft.ok) return draft
    // More answers than one entry can name go into `seen` entries first (DESIGN 3).
    while (this.#mustSee(draft.value)) {
      const seen = await this.#sign({ kind: 'seen', body: bodyFrom({}), refs: [] })
      if (seen === 'number-taken' || !seen.ok) return seen
    }
    return this.#sign(draft.value, more)
  }

  #mustSee({ refs, isExact = false }: Draft): boolean {
    const { unnamed } = this.copy
    return isExact ? [...unnamed].some((id) => !refs.includes(id)) : unnamed.size > maxRefs - refs.length
  }

  /** Why nothing may be signed on this device's chain as it is here. */
  #ownChainProblem(): Problem | undefined {
    const { copy } = this
    if (!this.#mayWrite) return { type: 'not-the-writer' }
    if ((copy.ledger.chain(copy.device)?.forkSeq ?? null) !== null) return { type: 'device-stopped' }
    const head = copy.ownHead
    // What is between, or what the newest waits for, is elsewhere. Its place must not be signed a second time.
    if (head === undefined || copy.newestOwn > head.seq || !copy.isSettled(head.id)) return { type: 'not-found' }
    return undefined
  }

  async #sign(draft: Draft, more?: (id: EntryId) => VaultWrite): Promise<Done<EntryId> | 'number-taken'> {
    const entryDraft = this.#place(draft)
    if (!entryDraft.refs.every((id) => this.copy.isSettled(id))) return err({ type: 'not-found' })
    const refusal = this.copy.ledger.preview({ ...entryDraft, id: '', proof: 'none' })
    if (refusal !== undefined) return err({ type: 'refused', reason: refusal })
    const encoded = await encodeEntry(entryDraft, (bytes) => signBytes(this.deps.keys, bytes))
    const { id } = encoded.entry
    if (!this.#mayWrite) return err({ type: 'not-the-writer' })
    const written = await this.deps.vault.write({ ...more?.(id), next: storedFrom(encoded) })
    if (written.ok) {
      await this.#take([encoded.entry])
      return ok(id)
    }
    if (written.error.type === 'not-the-writer') return err({ type: 'not-the-writer' })
    // A write that failed may have happened all the same. What is recorded must not be called lost, so the vault is asked.
    this.#mayLackOwn = true
    const unknown = await this.#catchUpOwn()
    if (written.error.type === 'number-taken') return unknown === undefined ? 'number-taken' : err(unknown)
    return this.copy.ledger.find(id) === undefined ? storageProblem(written.error) : ok(id)
  }

  /** Takes in what the vault holds of this device after its head here. */
  async #catchUpOwn(): Promise<Problem | undefined> {
    let from = (this.copy.ownHead?.seq ?? 0) + 1
    while (this.#mayLackOwn) {
      const read = await this.deps.vault.readEntriesOf(this.copy.device, from, batchSize)
      if (!read.ok) return { type: 'storage', fault: read.error }
      const entries: Entry[] = []
      for (const result of await this.deps.checker.readStored(read.value)) {
        if (!result.ok) return { type: 'storage', fault: { type: 'storage-failed', detail: 'an own entry cannot be read' } }
        entries.push(result.value)
      }
      if (entries.length > 0) await this.#take(entries)
      from = (entries.at(-1)?.seq ?? from) + 1
      this.#mayLackOwn = entries.length === batchSize
    }
    return undefined
  }

  /** The draft's place in this device's chain. Answers of others to it are named along, as far as there is room. */
  #place({ kind, body, refs, isExact = false }: Draft): EntryDraft {
    const head = this.copy.ownHead
    const named = isExact ? refs : [...new Set([...refs, ...this.copy.unnamed])].slice(0, maxRefs)
    return {
      rules: rulesVersion,
      cell: this.deps.cell,
      device: this.deps.keys.device,
      seq: (head?.seq ?? 0) + 1,
      prev: head?.id ?? null,
      lamport: this.copy.ledger.nextLamport(head?.id ?? null, named),
      at: this.deps.now(),
      refs: named,
      kind,
      body,
    }
  }

  /**
   * Takes entries from a carrier (SyncTarget.receive). False when storage failed: then nothing was taken and the
   * cursor stands where it stood.
   */
  receive({ wires, cursor, readAfter = 0, unopened = [], from, onFound }: Received): Promise<boolean> {
    this.#taking += 1
    return this.#exclusive(async () => {
      if (!this.#mayWrite) return false
      const { entries, stored, found, refused, hasTurnedAway } = await this.#sort(wires)
      const quarantined = [...unopened, ...refused].map((piece): Quarantined => ({ at: this.deps.now(), from, reason: piece.reason, bytes: ownCopy(piece.bytes) }))
      const turnedAway = hasTurnedAway ? await this.#door.markNow() : undefined
      if (stored.length > 0 || quarantined.length > 0 || cursor !== null || turnedAway !== undefined) {
        const write: VaultWrite = {
          entries: stored,
          quarantined,
          ...(cursor === null ? {} : { cursor, readAfter }),
          ...(turnedAway === undefined ? {} : { turnedAway }),
        }
        const written = await this.deps.vault.write(write)
        if (!written.ok) {
          for (const [index, entry] of entries.entries()) this.#door.giveBack(entry, stored[index]!.wire.length)
          if (isFault(written.error)) this.#report(written.error)
          return false
        }
      }
      if (turnedAway !== undefined) this.#door.noteTurnedAway(turnedAway)
      if (entries.length > 0) await this.#take(entries)
      onFound?.(found)
      return true
    }).finally(() => {
      this.#taking -= 1
    })
  }

  /**
   * Checks each by itself, and says which are new, which are true and held once those are stored, which are no entries of
   * this community, and whether some found no room.
   */
  async #sort(wires: readonly Uint8Array[]) {
    const entries: Entry[] = []
    const stored: StoredEntry[] = []
    const found: FoundEntry[] = []
    const refused: Unopened[] = []
    const seen = new Set<EntryId>()
    let hasTurnedAway = false
    for (const [index, result] of (await this.deps.checker.checkAll(wires)).entries()) {
      const wire = wires[index]!
      if (!result.ok) refused.push({ bytes: wire, reason: result.error.type })
      else if (cellOf(result.value) !== this.deps.cell) refused.push({ bytes: wire, reason: 'other-cell' })
      else if (seen.has(result.value.id)) continue
      else {
        const { id, device, seq } = result.value
        const isNew = this.copy.ledger.find(id) === undefined
        if (isNew && !this.#door.lets(result.value, wire.length)) {
          hasTurnedAway = true
          continue
        }
        seen.add(id)
        found.push({ device, seq, id, isNew })
        if (!isNew) continue
        entries.push(result.value)
        stored.push({ id, device, seq, wire: ownCopy(wire) })
      }
    }
    return { entries, stored, found, refused, hasTurnedAway }
  }

  async putSettings(settings: Settings): Promise<Done> {
    const written = await this.deps.vault.write({ settings })
    return written.ok ? ok(undefined) : problemOf(written.error)
  }

  /** Calls back when entries that were turned away must be read from the carriers again. */
  onReread(listener: () => void): void {
    this.#onReread = listener
  }

  /**
   * What was turned away is wanted now. The cursors go back in the vault before any carrier is told: whenever the app is
   * ended, the logs are read from there. What the vault could not do is found due again by the next change or start.
   */
  async #reread(): Promise<void> {
    const written = await this.deps.vault.write({ reread: true })
    if (written.ok) {
      this.#door.noteReread()
      this.#onReread?.()
    } else if (isFault(written.error)) this.#report(written.error)
  }

  /** Checked entries that rest in the vault: judge, fold, show. */
  async #take(entries: readonly Entry[]): Promise<void> {
    const from = this.copy.folded
    const changed = this.copy.add(entries)
    const fault = await this.#index.put(changed, from)
    if (fault !== undefined) this.#report(fault)
    // Nobody waits for what this phone says of itself: a tap less than all.
    void this.#showSelf()
    if (await this.#door.mustReread(entries, changed.change)) await this.#reread()
    this.#feeds.wake()
    for (const listener of this.#listeners) listener()
  }

  async #feedsAre(digest: Promise<string> | null): Promise<void> {
    this.#feedsComplete = digest !== null
    if (digest !== null) this.#digest = await digest
    await this.#showSelf()
  }

  get member(): MemberId {
    const { ownMember } = this.copy
    assert(ownMember !== undefined, 'a community whose own chain has no beginning')
    return ownMember
  }

  get isAdmitted(): boolean {
    return this.copy.ledger.isAdmitted(this.member)
  }

  get self(): SelfStatus {
    const { copy } = this
    return {
      key: 'self',
      device: this.deps.keys.device,
      member: copy.ownMember ?? null,
      standing: copy.ownMember !== undefined && copy.ledger.isAdmitted(copy.ownMember) ? 'member' : 'waiting',
      entries: copy.ledger.size,
      head: copy.headByDevice.get(this.deps.keys.device) ?? 0,
      digest: this.#digest,
      feedsComplete: this.#feedsComplete,
      needsNewerApp: copy.needsNewerApp,
      refused: copy.refused,
    }
  }

  #showSelf(): Promise<void> {
    return this.putStatus(this.self)
  }

  async putStatus(status: StatusRow): Promise<void> {
    const put = await this.deps.index.putStatus(status)
    if (!put.ok) this.#report(put.error)
  }

  /** What storage could not do while nobody waited for it. The vault has the entries; the next put or start makes it good. */
  #report(fault: StorageFault): void {
    if (!this.#isClosed) this.deps.onFault(fault)
  }

  /** False once this core was closed or another tab writes. */
  get #mayWrite(): boolean {
    return !this.#isClosed && this.deps.mayWrite()
  }

  onChange(listener: () => void): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  /**
   * Checks every stored entry again, folds them from nothing, compares with what the screens showed, and puts the
   * fresh fold in its place.
   */
  recount(): Promise<Done<RecountReport>> {
    return this.#exclusive(async () => {
      if (!this.#mayWrite) return err({ type: 'not-the-writer' })
      const before = await this.deps.index.readAll()
      if (!before.ok) return storageProblem(before.error)
      const read = await readAnew(this.deps)
      if (!read.ok) return storageProblem(read.error)
      const { fresh, failed } = read.value
      const rows = fresh.foldAll()
      const fault = await this.#index.replace(rows, fresh.ledger.all())
      if (fault !== undefined) return storageProblem(fault)
      await this.#showSelf()
      return ok({ entries: fresh.ledger.size, rows: countRows(rows), differed: [...failed, ...differingRows(before.value, rows)], digest: this.#digest })
    })
  }

  async close(): Promise<void> {
    this.#feeds.stop()
    await this.#exclusive(async () => {
      this.#isClosed = true
      await Promise.resolve()
    })
    await closeStores(this.deps)
  }
}

export const storageProblem = (fault: StorageFault): { readonly ok: false; readonly error: Problem } => err({ type: 'storage', fault })

const problemOf = (error: StorageFault | WriteRefusal): { readonly ok: false; readonly error: Problem } =>
  isFault(error) ? storageProblem(error) : err({ type: 'not-the-writer' })

const isFault = (error: StorageFault | WriteRefusal): error is StorageFault => error.type !== 'not-the-writer' && error.type !== 'number-taken'

const storedFrom = ({ entry, wire }: EncodedEntry): StoredEntry => ({ id: entry.id, device: entry.device, seq: entry.seq, wire })

/** Bytes of their own, as a database stores them; a view may share a large buffer. */
const ownCopy = (bytes: Uint8Array): Uint8Array<ArrayBuffer> => new Uint8Array(bytes)
