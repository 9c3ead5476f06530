import type { EntryId } from './entry.ts'
import { isAccepted, type Accepted, type Held } from './held.ts'
import type { Kind } from './kinds.ts'
import type { Ledger } from './ledger.ts'

/** stands: counts. marked: past a cut, but another member answers it or is answered: counts, and says so. */
export type Standing = 'stands' | 'marked' | 'set-aside'

/** Kinds that answer another member when they name an entry of theirs. The others stand on their author's word alone. */
const answers: ReadonlySet<Kind> = new Set<Kind>([
  'member.admit',
  'agreement.sign',
  'agreement.decline',
  'agreement.cancel',
  'handover.confirm',
  'return.confirm',
])

/**
 * Which accepted entries are set aside (DESIGN 3, Cut). The one cut of rules version 1 is a fork: two entries of one
 * device with one number, a cut before that number. A set-aside never changes a verdict, only what the fold counts.
 */
export class Cuts {
  readonly #ledger: Ledger
  #cutSeqByDevice: ReadonlyMap<string, number> = new Map()
  #answered: ReadonlySet<EntryId> = new Set()

  constructor(ledger: Ledger) {
    this.#ledger = ledger
  }

  /** Looks again at what the ledger holds. Costs nothing while no device ever forked. */
  refresh(): void {
    const cutSeqByDevice = new Map<string, number>()
    for (const device of this.#ledger.devices()) {
      const fork = this.#ledger.chain(device)?.forkSeq ?? null
      if (fork !== null) cutSeqByDevice.set(device, fork)
    }
    this.#cutSeqByDevice = cutSeqByDevice
    this.#answered = cutSeqByDevice.size === 0 ? new Set() : this.#findAnswered()
  }

  get any(): boolean {
    return this.#cutSeqByDevice.size > 0
  }

  isStopped(device: string): boolean {
    return this.#cutSeqByDevice.has(device)
  }

  standing(accepted: Accepted): Standing {
    const cut = this.#cutSeqByDevice.get(accepted.entry.device)
    if (cut === undefined || accepted.entry.seq < cut || accepted.entry.id === this.#ledger.cell) return 'stands'
    return this.#answersAnother(accepted) || this.#answered.has(accepted.entry.id) ? 'marked' : 'set-aside'
  }

  #answersAnother(accepted: Accepted): boolean {
    return answers.has(accepted.act.kind) && accepted.entry.refs.some((ref) => this.#isOfAnother(ref, accepted.member))
  }

  #isOfAnother(id: EntryId, member: string): boolean {
    const held = this.#ledger.find(id)
    return held !== undefined && held.member !== null && held.member !== member
  }

  #findAnswered(): ReadonlySet<EntryId> {
    const answered = new Set<EntryId>()
    for (const held of this.#ledger.all()) {
      if (!isAccepted(held)) continue
      for (const ref of held.entry.refs) if (this.#isOfAnother(ref, held.member)) answered.add(ref)
    }
    return answered
  }
}

/** Entries of a device from a number on: what has to be folded again when a fork is found there. */
export const entriesFrom = (ledger: Ledger, device: string, seq: number): readonly Held[] =>
  [...(ledger.chain(device)?.all() ?? [])].filter((held) => held.entry.seq >= seq)
