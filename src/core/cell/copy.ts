import { Fold, foldAll, type FoldedRows } from '../../domain/ledger/fold.ts'
import type { DeviceId, Entry, EntryId, Envelope, MemberId } from '../../domain/ledger/entry.ts'
import { isAccepted, isOf, type Accepted, type Held } from '../../domain/ledger/held.ts'
import type { Ledger, LedgerChange } from '../../domain/ledger/ledger.ts'

/** What one addition brought. */
export interface CopyChange {
  readonly change: LedgerChange
  readonly rows: FoldedRows
}

/**
 * This device's copy in memory: the judged ledger, its fold, and what this device has to name when it writes.
 * Pure bookkeeping over the domain; storage is the caller's.
 */
export class Copy {
  readonly ledger: Ledger
  readonly device: DeviceId
  readonly #fold: Fold
  readonly #headByDevice = new Map<DeviceId, number>()
  /**
   * Accepted answers of others to this device's entries that its chain has not named yet (DESIGN 3, Path). A joining is
   * named by its admission: strangers with a link must not make this device write.
   */
  readonly #unnamed = new Set<EntryId>()
  readonly #ownInvitations: EntryId[] = []
  #newestOwn = 0
  #needsNewerApp = 0
  #refused = 0
  #judged = 0
  #admissions = 0

  constructor(ledger: Ledger, device: DeviceId) {
    this.ledger = ledger
    this.device = device
    this.#fold = new Fold(ledger)
  }

  add(entries: readonly Entry[]): CopyChange {
    const change = this.ledger.add(entries)
    for (const entry of entries) {
      this.#advance(entry.device)
      if (entry.device === this.device) this.#newestOwn = Math.max(this.#newestOwn, entry.seq)
    }
    for (const held of change.judged) this.#count(held)
    return { change, rows: this.#fold.apply(change) }
  }

  /** Accepted acts about a subject. */
  actsOn(subject: EntryId): readonly Accepted[] {
    return this.#fold.actsOn(subject)
  }

  /** Joinings that name an invitation. */
  joinsWith(invitation: EntryId): readonly Accepted<'member.join'>[] {
    return this.#fold.joinsWith(invitation)
  }

  /** Invitations this device wrote. */
  get ownInvitations(): readonly EntryId[] {
    return this.#ownInvitations
  }

  /** Every row, folded from nothing. */
  foldAll(): FoldedRows {
    return foldAll(this.ledger)
  }

  /** Per device, the largest number held without a gap. */
  get headByDevice(): ReadonlyMap<DeviceId, number> {
    return this.#headByDevice
  }

  /**
   * How much the rows are folded from: it grows with whatever can change them, so equal numbers mean equal rows. An
   * entry counts when it comes, for as a fork's second half it changes rows without a verdict, and again with its verdict.
   */
  get folded(): number {
    return this.ledger.size + this.#judged
  }

  /** Accepted entries that admit somebody. */
  get admissions(): number {
    return this.#admissions
  }

  get needsNewerApp(): number {
    return this.#needsNewerApp
  }

  get refused(): number {
    return this.#refused
  }

  /** This device's newest entry, or undefined before its first. */
  get ownHead(): Envelope | undefined {
    return this.ledger.chain(this.device)?.at(this.#headByDevice.get(this.device) ?? 0)[0]?.entry
  }

  /** Largest number held of this device. Above its head: the entries between are elsewhere. */
  get newestOwn(): number {
    return this.#newestOwn
  }

  /** Whether an entry is held and has its verdict, so that an own entry may name it without waiting for anything. */
  isSettled(id: EntryId): boolean {
    const status = this.ledger.find(id)?.verdict.status
    return status !== undefined && status !== 'waiting' && status !== 'unadmitted'
  }

  /** The device of a member whom the community has admitted. */
  isMemberDevice(device: DeviceId): boolean {
    const owner = this.ledger.chain(device)?.at(1)[0]
    return owner !== undefined && this.ledger.isAdmitted(owner.entry.id)
  }

  /** Whose this device is: the id of its chain's beginning. */
  get ownMember(): MemberId | undefined {
    return this.ledger.chain(this.device)?.at(1)[0]?.entry.id
  }

  get unnamed(): ReadonlySet<EntryId> {
    return this.#unnamed
  }

  #advance(device: DeviceId): void {
    const chain = this.ledger.chain(device)
    let head = this.#headByDevice.get(device) ?? 0
    while (chain !== undefined && chain.isLinked(head + 1)) head += 1
    this.#headByDevice.set(device, head)
  }

  #count(held: Held): void {
    this.#judged += 1
    if (held.verdict.status === 'needs-newer-app') this.#needsNewerApp += 1
    if (held.verdict.status === 'refused') this.#refused += 1
    if (isAdmission(held)) this.#admissions += 1
    const { entry } = held
    if (entry.device === this.device) {
      for (const ref of entry.refs) this.#unnamed.delete(ref)
      if (isAccepted(held) && isOf(held, 'invite.create')) this.#ownInvitations.push(entry.id)
    } else if (isAccepted(held) && !isOf(held, 'member.join') && entry.refs.some((ref) => this.ledger.find(ref)?.entry.device === this.device)) this.#unnamed.add(entry.id)
  }
}

export const isAdmission = (held: Held): boolean => isAccepted(held) && (isOf(held, 'member.admit') || isOf(held, 'cell.create'))
