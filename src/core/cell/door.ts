import { bytesToHex } from '../../domain/base/hex.ts'
import type { DeviceId, Entry, EntryId } from '../../domain/ledger/entry.ts'
import type { LedgerChange } from '../../domain/ledger/ledger.ts'
import { sha256 } from '../codec/sha256.ts'
import { isAdmission, type Copy } from './copy.ts'
import { EntryRoom } from './entry-room.ts'

/**
 * Which entries are let in. Those of devices not admitted find a bounded room; when it is full they are turned away,
 * and the cursor moves past them. So what is turned away is wanted again as soon as somebody was admitted, or a member's
 * entry names one that is not here: else that member's chain would wait on this phone for good.
 *
 * When the first is turned away, the vault is told what was wanted then: the mark. While the same is wanted, reading
 * the logs again would only turn away the same, so an entry that names what is nowhere costs no reading at each start.
 * Once something else is wanted, they are read again from their start, and the mark goes until the next is turned away.
 */
export class Door {
  readonly #copy: Copy
  readonly #room = new EntryRoom()
  #mark: string | undefined
  /** What members' entries name and this phone lacks; found out when it is asked for. */
  #missing: ReadonlySet<EntryId> | undefined

  constructor(copy: Copy) {
    this.#copy = copy
  }

  /** What rests in the vault, and the mark in it. True when the logs must be read again. */
  async begin({ bytesByDevice, mark }: { readonly bytesByDevice: ReadonlyMap<DeviceId, number>; readonly mark: string | undefined }): Promise<boolean> {
    for (const [device, bytes] of bytesByDevice) if (!this.#isKnown(device)) this.#room.add(device, bytes)
    this.#mark = mark
    return mark !== undefined && mark !== (await this.#wanted())
  }

  /** Whether an entry may come in; then it has its room. */
  lets(entry: Entry, bytes: number): boolean {
    if (this.#isKnown(entry.device) || entry.id === this.#copy.ledger.cell || this.#room.take(entry.device, bytes)) return true
    if (!this.#findMissing().has(entry.id)) return false
    this.#room.add(entry.device, bytes)
    return true
  }

  /** What was let in could not be stored. */
  giveBack(entry: Entry, bytes: number): void {
    if (!this.#isKnown(entry.device) && entry.id !== this.#copy.ledger.cell) this.#room.add(entry.device, -bytes)
  }

  /** The mark to be written with a turning away, before what came with it is taken in. */
  async markNow(): Promise<string> {
    return this.#mark ?? this.#wanted()
  }

  /** Entries were turned away, and the vault knows it by this mark. */
  noteTurnedAway(mark: string): void {
    this.#mark = mark
  }

  /** After entries came: whether the logs must be read again. */
  async mustReread(entries: readonly Entry[], { judged }: LedgerChange): Promise<boolean> {
    this.#missing = undefined
    const isAdmitting = judged.some(isAdmission)
    if (isAdmitting) for (const device of this.#room.devices()) if (this.#isKnown(device)) this.#room.leave(device)
    if (this.#mark === undefined) return false
    // Nothing else can make something wanted that was not before.
    if (!isAdmitting && !entries.some(({ id }) => this.#copy.ledger.find(id)?.verdict.status === 'waiting')) return false
    return (await this.#wanted()) !== this.#mark
  }

  /** The cursors in the vault are back at the start. */
  noteReread(): void {
    this.#mark = undefined
  }

  #isKnown(device: DeviceId): boolean {
    return device === this.#copy.device || this.#copy.isMemberDevice(device)
  }

  /** Who may come in, and what is missing, in few letters: another of either gives another. */
  async #wanted(): Promise<string> {
    const missing = [...this.#findMissing()].toSorted().join()
    return `${this.#copy.admissions} ${bytesToHex(await sha256(new TextEncoder().encode(missing)))}`
  }

  #findMissing(): ReadonlySet<EntryId> {
    if (this.#missing !== undefined) return this.#missing
    const missing = new Set<EntryId>()
    for (const { entry, verdict } of this.#copy.ledger.all()) {
      if (verdict.status !== 'waiting' || !this.#copy.isMemberDevice(entry.device)) continue
      for (const id of verdict.for) if (this.#copy.ledger.find(id) === undefined) missing.add(id)
    }
    this.#missing = missing
    return missing
  }
}
