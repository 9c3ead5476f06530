import type { DeviceId, Entry, EntryId } from '../../domain/ledger/entry.ts'
import { isAccepted, isOf, type Held } from '../../domain/ledger/held.ts'
import type { LedgerChange } from '../../domain/ledger/ledger.ts'
import type { Copy } from './copy.ts'
import { EntryRoom } from './entry-room.ts'

/**
 * Which entries are let in. Those of devices not admitted find a bounded room; when it is full they are turned away,
 * and the cursor moves past them. So what is turned away is wanted again as soon as somebody was admitted, or a member's
 * entry names one that is not here: else that member's chain would wait on this phone for good.
 */
export class Door {
  readonly #copy: Copy
  readonly #room = new EntryRoom()
  #wanted: ReadonlySet<EntryId> = new Set()
  #hasTurnedAway = false

  constructor(copy: Copy) {
    this.#copy = copy
  }

  /** What rests in the vault, and whether something was ever turned away. True when that must be read again. */
  begin({ bytesByDevice, hasTurnedAway }: { readonly bytesByDevice: ReadonlyMap<DeviceId, number>; readonly hasTurnedAway: boolean }): boolean {
    for (const [device, bytes] of bytesByDevice) if (!this.#isKnown(device)) this.#room.add(device, bytes)
    if (!hasTurnedAway) return false
    this.#wanted = this.#missing()
    this.#hasTurnedAway = this.#wanted.size === 0
    return !this.#hasTurnedAway
  }

  /** Whether an entry may come in; then it has its room. */
  lets(entry: Entry, bytes: number): boolean {
    if (this.#isKnown(entry.device) || entry.id === this.#copy.ledger.cell) return true
    if (!this.#wanted.has(entry.id)) return this.#room.take(entry.device, bytes)
    this.#room.add(entry.device, bytes)
    return true
  }

  /** What was let in could not be stored. */
  giveBack(entry: Entry, bytes: number): void {
    if (!this.#isKnown(entry.device) && entry.id !== this.#copy.ledger.cell) this.#room.add(entry.device, -bytes)
  }

  /** Entries were turned away, and the vault knows it. */
  noteTurnedAway(): void {
    this.#hasTurnedAway = true
  }

  /** After entries came: whether what was turned away must be read again. */
  mustReread(entries: readonly Entry[], { judged }: LedgerChange): boolean {
    const isAdmitting = judged.some(admits)
    if (isAdmitting) for (const device of this.#room.devices()) if (this.#isKnown(device)) this.#room.leave(device)
    if (!this.#hasTurnedAway) return false
    if (!isAdmitting && !entries.some(({ id }) => this.#copy.ledger.find(id)?.verdict.status === 'waiting')) return false
    const before = this.#wanted
    this.#wanted = this.#missing()
    const isWanted = isAdmitting || [...this.#wanted].some((id) => !before.has(id))
    if (isWanted) this.#hasTurnedAway = false
    return isWanted
  }

  #isKnown(device: DeviceId): boolean {
    return device === this.#copy.device || this.#copy.isMemberDevice(device)
  }

  /** What members' entries name and this phone lacks. */
  #missing(): ReadonlySet<EntryId> {
    const missing = new Set<EntryId>()
    for (const { entry, verdict } of this.#copy.ledger.all()) {
      if (verdict.status !== 'waiting' || !this.#copy.isMemberDevice(entry.device)) continue
      for (const id of verdict.for) if (this.#copy.ledger.find(id) === undefined) missing.add(id)
    }
    return missing
  }
}

const admits = (held: Held): boolean => isAccepted(held) && (isOf(held, 'member.admit') || isOf(held, 'cell.create'))
