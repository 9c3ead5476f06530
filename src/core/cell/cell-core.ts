import { assert } from '../../domain/base/assert.ts'
import { err, ok } from '../../domain/base/result.ts'
import { cellOf, compareLedgerOrder, maxRefs, rulesVersion, type DeviceId, type Entry, type EntryId, type MemberId } from '../../domain/ledger/entry.ts'
import type { FoldedRows } from '../../domain/ledger/fold.ts'
import { isAccepted, isOf, type Accepted, type Held } from '../../domain/ledger/held.ts'
import { Ledger } from '../../domain/ledger/ledger.ts'
import type { Policy } from '../../domain/people/people-state.ts'
import { defaultPolicy, policyFrom } from '../../domain/people/policy.ts'
import { encodeEntry, type EncodedEntry, type EntryDraft } from '../codec/entry-codec.ts'
import type { Done, Problem, RecountReport } from '../commands/commands.ts'
import { signBytes } from '../keys/device-keys.ts'
import type { OpenedText, SelfStatus } from '../ports/ledger-index.ts'
import type { Cursor, Quarantined, StorageFault, StoredEntry, VaultWrite } from '../ports/vault.ts'
import { openText } from '../sealing/sealed-text.ts'
import { bodyFrom } from './bodies.ts'
import type { CellDeps } from './cell-deps.ts'
import { Copy, type CopyChange } from './copy.ts'
import { cellDigest } from './digest.ts'
import type { Draft } from './draft.ts'
import { EntryRoom } from './entry-room.ts'
import { createExclusive } from './exclusive.ts'
import { FeedBuilder } from './feed-builder.ts'
import { countRows, differingRows } from './same-rows.ts'
import { sealedIn } from './sealed-in.ts'

/** Entries read from the vault in one go. While they are read, what a screen asks for waits. */
const batchSize = 500

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
  readonly #room = new EntryRoom()
  readonly #feeds: FeedBuilder
  readonly #listeners = new Set<() => void>()
  #digest: string | null = null
  #feedsComplete = false
  /** Batches of a carrier that are being taken, or wait for their turn. */
  #taking = 0
  /** Set when a write's outcome is unknown: the vault is asked before anything else is signed. */
  #doubtful: EncodedEntry | undefined
  /** Called when entries that were turned away must be read from the carriers again. */
  onReread: (() => void) | undefined

  private constructor(deps: CellDeps, copy: Copy) {
    this.deps = deps
    this.copy = copy
    this.#feeds = new FeedBuilder({
      copy,
      vault: deps.vault,
      documents: deps.documents,
      whenIdle: deps.whenIdle,
      isTaking: () => this.#taking > 0,
      onComplete: (states) => void this.#feedsAre(states === null ? null : cellDigest(deps.cell, states)),
      onFault: (fault) => this.#faultBehind(fault),
    })
  }

  /** Reads the vault, folds it, and makes the index say the same if it does not yet. */
  static async open(deps: CellDeps): Promise<Done<CellCore>> {
    const core = new CellCore(deps, new Copy(new Ledger(deps.cell, { own: deps.keys.device }), deps.keys.device))
    const rows = await core.#load()
    if (!rows.ok) return rows
    const folded = await deps.index.readFoldedCount()
    if (!folded.ok) return storageProblem(folded.error)
    if (folded.value !== core.copy.judged) {
      const put = await core.#putAll(core.copy.foldAll())
      if (put !== undefined) return storageProblem(put)
      await core.#openTexts([...core.copy.ledger.all()])
    }
    await core.#showSelf()
    core.#feeds.wake()
    return ok(core)
  }

  async #load(): Promise<Done> {
    const bad: string[] = []
    const read = await this.deps.vault.readEntries(batchSize, async (batch) => {
      const results = await this.deps.checker.readStored(batch)
      const entries = results.flatMap((result) => (result.ok ? [result.value] : []))
      this.copy.add(entries)
      for (const [index, { id, wire }] of batch.entries()) {
        const result = results[index]
        if (result?.ok !== true) bad.push(id)
        else if (!this.isMemberDevice(result.value.device)) this.#room.take(result.value.device, wire.length)
      }
    })
    if (!read.ok) return storageProblem(read.error)
    this.#leaveRoom()
    return bad.length === 0 ? ok(undefined) : storageProblem({ type: 'storage-failed', detail: `${bad.length} entries cannot be read: ${bad[0]}` })
  }

  /** Signs and records an entry of this device, or says why not. Resolves after the strict transaction. */
  record(make: MakeDraft, more?: (id: EntryId) => VaultWrite): Promise<Done<EntryId>> {
    return this.#exclusive(async () => {
      const settled = await this.#settleDoubt()
      if (settled !== undefined) return err(settled)
      if ((this.copy.ledger.chain(this.deps.keys.device)?.forkSeq ?? null) !== null) return err({ type: 'device-stopped' })
      const draft = await make()
      if (!draft.ok) return draft
      const seen = await this.#nameAnswers(maxRefs - draft.value.refs.length)
      if (seen !== undefined) return err(seen)
      return this.#sign(draft.value, more)
    })
  }

  async #sign(draft: Draft, more?: (id: EntryId) => VaultWrite): Promise<Done<EntryId>> {
    const entryDraft = this.#place(draft)
    const refusal = this.copy.ledger.preview({ ...entryDraft, id: '', proof: 'none' })
    if (refusal !== undefined) return err({ type: 'refused', reason: refusal })
    const encoded = await encodeEntry(entryDraft, (bytes) => signBytes(this.deps.keys, bytes))
    const { id } = encoded.entry
    if (!this.deps.mayWrite()) return err({ type: 'not-the-writer' })
    const written = await this.deps.vault.write({ ...more?.(id), entries: [storedFrom(encoded)] })
    if (!written.ok) {
      this.#doubtful = encoded
      return storageProblem(written.error)
    }
    await this.#take([encoded.entry])
    return ok(id)
  }

  /** The draft's place in this device's chain. Answers of others to it are named along, as far as there is room. */
  #place({ kind, body, refs }: Draft): EntryDraft {
    const head = this.copy.ownHead
    const named = [...new Set([...refs, ...this.copy.unnamed])].slice(0, maxRefs)
    const lamports = named.map((id) => this.copy.ledger.find(id)?.entry.lamport ?? 0)
    return {
      rules: rulesVersion,
      cell: this.deps.cell,
      device: this.deps.keys.device,
      seq: (head?.seq ?? 0) + 1,
      prev: head?.id ?? null,
      lamport: 1 + Math.max(head?.lamport ?? 0, ...lamports),
      at: this.deps.now(),
      refs: named,
      kind,
      body,
    }
  }

  /** More answers than one entry can name go into `seen` entries first (DESIGN 3). */
  async #nameAnswers(room: number): Promise<Problem | undefined> {
    while (this.copy.unnamed.size > room) {
      const seen = await this.#sign({ kind: 'seen', body: bodyFrom({}), refs: [] })
      if (!seen.ok) return seen.error
    }
    return undefined
  }

  /** A write that failed may still have happened; signing the same number again would be a fork. */
  async #settleDoubt(): Promise<Problem | undefined> {
    const doubtful = this.#doubtful
    if (doubtful === undefined) return undefined
    const { device, seq, id } = doubtful.entry
    const read = await this.deps.vault.readEntriesOf(device, seq, 1)
    if (!read.ok) return { type: 'storage', fault: read.error }
    this.#doubtful = undefined
    if (read.value[0]?.id === id) await this.#take([doubtful.entry])
    return undefined
  }

  /**
   * Takes entries from a carrier (SyncTarget.receive). False when storage failed: then nothing was taken and the
   * cursor stands where it stood.
   */
  receive({ wires, cursor, from }: { readonly wires: readonly Uint8Array[]; readonly cursor: Cursor | null; readonly from: string }): Promise<boolean> {
    this.#taking += 1
    return this.#exclusive(async () => {
      if (!this.deps.mayWrite()) return false
      const entries: Entry[] = []
      const stored: StoredEntry[] = []
      const quarantined: Quarantined[] = []
      const seen = new Set<EntryId>()
      for (const [index, result] of (await this.deps.checker.checkAll(wires)).entries()) {
        const wire = wires[index]!
        if (!result.ok) quarantined.push(this.#aside(wire, result.error.type, from))
        else if (cellOf(result.value) !== this.deps.cell) quarantined.push(this.#aside(wire, 'other-cell', from))
        else if (!seen.has(result.value.id) && this.copy.ledger.find(result.value.id) === undefined && this.#hasRoom(result.value, wire.length)) {
          seen.add(result.value.id)
          entries.push(result.value)
          stored.push({ id: result.value.id, device: result.value.device, seq: result.value.seq, wire: ownCopy(wire) })
        }
      }
      if (stored.length > 0 || quarantined.length > 0 || cursor !== null) {
        const written = await this.deps.vault.write({ entries: stored, quarantined, ...(cursor === null ? {} : { cursor }) })
        if (!written.ok) {
          this.#faultBehind(written.error)
          return false
        }
      }
      if (entries.length > 0) await this.#take(entries)
      return true
    }).finally(() => {
      this.#taking -= 1
    })
  }

  async quarantine(bytes: Uint8Array, reason: string, from: string): Promise<void> {
    await this.deps.vault.write({ quarantined: [this.#aside(bytes, reason, from)] })
  }

  #aside(bytes: Uint8Array, reason: string, from: string): Quarantined {
    return { at: this.deps.now(), from, reason, bytes: ownCopy(bytes) }
  }

  #hasRoom(entry: Entry, bytes: number): boolean {
    return this.isMemberDevice(entry.device) || entry.id === this.deps.cell || entry.device === this.deps.keys.device || this.#room.take(entry.device, bytes)
  }

  /** The device of a member whom the community has admitted. */
  isMemberDevice(device: DeviceId): boolean {
    const owner = this.copy.ledger.chain(device)?.at(1)[0]
    return owner !== undefined && this.copy.ledger.isAdmitted(owner.entry.id)
  }

  /** Devices that came to be admitted wait no longer; what had been turned away of them is read again. */
  #leaveRoom(): void {
    let reread = false
    for (const device of this.#room.devices()) if (this.isMemberDevice(device)) reread = this.#room.leave(device) || reread
    if (reread) this.onReread?.()
  }

  /** Checked entries that rest in the vault: judge, fold, show. */
  async #take(entries: readonly Entry[]): Promise<void> {
    const added = this.copy.add(entries)
    await this.#show(added)
    this.#leaveRoom()
    this.#feeds.wake()
    for (const listener of this.#listeners) listener()
  }

  async #show({ change, rows }: CopyChange): Promise<void> {
    const put = await this.deps.index.put(rows, { removed: rows.removed, folded: this.copy.judged })
    if (!put.ok) this.#faultBehind(put.error)
    await this.#openTexts(change.judged)
    // Nobody waits for what this phone says of itself: a tap less than all.
    void this.#showSelf()
  }

  async #putAll(rows: FoldedRows): Promise<StorageFault | undefined> {
    const cleared = await this.deps.index.clear()
    if (!cleared.ok) return cleared.error
    const put = await this.deps.index.put(rows, { folded: this.copy.judged })
    return put.ok ? undefined : put.error
  }

  /** Opens what is sealed to this device. */
  async #openTexts(judged: readonly Held[]): Promise<void> {
    const opened: OpenedText[] = []
    for (const held of judged) {
      if (!isAccepted(held)) continue
      for (const sealed of sealedIn(held.act)) {
        const text = await openText(sealed, { cell: this.deps.cell, keys: this.deps.keys })
        if (text !== undefined) opened.push({ hash: sealed.hash, text })
      }
    }
    if (opened.length === 0) return
    const put = await this.deps.index.putOpened(opened)
    if (!put.ok) this.#faultBehind(put.error)
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

  /** Joinings this device's own invitations brought that nobody has admitted yet. */
  waitingJoins(): readonly Accepted<'member.join'>[] {
    return this.copy.ownInvitations.flatMap((invitation) =>
      this.copy.joinsWith(invitation).filter((join) => !this.copy.ledger.isAdmitted(join.entry.id)),
    )
  }

  get policy(): Policy {
    const creation = this.#creation()
    return creation === undefined ? defaultPolicy : policyFrom(creation.act.body)
  }

  get cellName(): string {
    return this.#creation()?.act.body.name ?? ''
  }

  /** What a member calls themselves now. */
  memberName(member: MemberId): string {
    const profile = this.copy
      .actsOn(member)
      .filter((act) => isOf(act, 'profile.set'))
      .toSorted((a, b) => compareLedgerOrder(a.entry, b.entry))
      .at(-1)
    const beginning = this.copy.ledger.find(member)
    if (profile !== undefined) return profile.act.body.name
    if (beginning === undefined || !isAccepted(beginning)) return ''
    return isOf(beginning, 'cell.create') ? beginning.act.body.founder : isOf(beginning, 'member.join') ? beginning.act.body.name : ''
  }

  #creation(): Accepted<'cell.create'> | undefined {
    const held = this.copy.ledger.find(this.deps.cell)
    return held !== undefined && isAccepted(held) && isOf(held, 'cell.create') ? held : undefined
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

  async #showSelf(): Promise<void> {
    await this.deps.index.putStatus(this.self)
  }

  #faultBehind(fault: StorageFault): void {
    // The vault has it; the next start or recount puts right what the index or a feed lacks.
    void this.deps.vault.write({ quarantined: [{ at: this.deps.now(), from: 'storage', reason: fault.type, bytes: new Uint8Array(0) }] })
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
      if (!this.deps.mayWrite()) return err({ type: 'not-the-writer' })
      const before = await this.deps.index.readAll()
      if (!before.ok) return storageProblem(before.error)
      const fresh = new Copy(new Ledger(this.deps.cell, { own: this.deps.keys.device }), this.deps.keys.device)
      const failed: string[] = []
      const read = await this.deps.vault.readEntries(batchSize, async (batch) => {
        const entries: Entry[] = []
        for (const [index, result] of (await this.deps.checker.checkAll(batch.map(({ wire }) => wire))).entries()) {
          if (result.ok && result.value.id === batch[index]!.id) entries.push(result.value)
          else failed.push(`entries ${batch[index]!.id}`)
        }
        fresh.add(entries)
      })
      if (!read.ok) return storageProblem(read.error)
      const rows = fresh.foldAll()
      const put = await this.#putAll(rows)
      if (put !== undefined) return storageProblem(put)
      await this.#openTexts([...fresh.ledger.all()])
      await this.#showSelf()
      return ok({ entries: fresh.ledger.size, rows: countRows(rows), differed: [...failed, ...differingRows(before.value, rows)], digest: this.#digest })
    })
  }

  async close(): Promise<void> {
    this.#feeds.stop()
    await this.#exclusive(() => Promise.resolve())
    await this.deps.documents.close()
    this.deps.vault.close()
    this.deps.index.close()
  }
}

export const storageProblem = (fault: StorageFault): { readonly ok: false; readonly error: Problem } => err({ type: 'storage', fault })

const storedFrom = ({ entry, wire }: EncodedEntry): StoredEntry => ({ id: entry.id, device: entry.device, seq: entry.seq, wire })

/** Bytes of their own, as a database stores them; a view may share a large buffer. */
const ownCopy = (bytes: Uint8Array): Uint8Array<ArrayBuffer> => new Uint8Array(bytes)
