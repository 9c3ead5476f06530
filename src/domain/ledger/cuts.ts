import type { EntryId } from './entry.ts'
import { isAccepted, type Accepted, type Held } from './held.ts'
import type { Kind } from './kinds.ts'
import type { Ledger, LedgerChange } from './ledger.ts'

/** stands: counts. marked: past a cut, but another member answers it or is answered: counts, and says so. */
export type Standing = 'stands' | 'marked' | 'set-aside'

/**
 * Kinds that are refused unless another member's word is on their path (P7, A7, A10): to be accepted is to answer. Which
 * entries they name does not matter, or their author could leave out a name and undo them later by a fork.
 */
const answers: ReadonlySet<Kind> = new Set<Kind>(['member.admit', 'agreement.sign', 'agreement.cancel', 'handover.confirm', 'return.confirm'])

/** Kinds whose naming an entry lifts it over its author's cut. To have `seen` one, or to list beside it, says nothing of it. */
const lifts: ReadonlySet<Kind> = new Set<Kind>([...answers, 'agreement.decline', 'agreement.propose'])

/**
 * Which accepted entries are set aside (DESIGN 3, Cut). The one cut of rules version 1 is a fork: two entries of one
 * device with one number, a cut before that number. A set-aside never changes a verdict, only what the fold counts.
 */
export class Cuts {
  readonly #ledger: Ledger
  readonly #cutSeqByDevice = new Map<string, number>()
  readonly #answered = new Set<EntryId>()

  constructor(ledger: Ledger) {
    this.#ledger = ledger
  }

  /** Takes in a change of the ledger. Costs nothing while no device ever forked; the first fork looks at all there is. */
  take({ judged, forked }: LedgerChange): void {
    const wasAny = this.any
    for (const device of forked) {
      const fork = this.#ledger.chain(device)?.forkSeq ?? null
      if (fork !== null) this.#cutSeqByDevice.set(device, fork)
    }
    if (!this.any) return
    for (const held of wasAny ? judged : this.#ledger.all()) this.#noteAnswers(held)
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

  #answersAnother({ act, entry, member }: Accepted): boolean {
    if (answers.has(act.kind)) return true
    // A decline may also take back one's own proposal, which nobody had signed: that is one's word alone.
    return act.kind === 'agreement.decline' && this.#isOfAnother(entry.refs[0] ?? '', member)
  }

  #isOfAnother(id: EntryId, member: string): boolean {
    const held = this.#ledger.find(id)
    return held !== undefined && held.member !== null && held.member !== member
  }

  #noteAnswers(held: Held): void {
    if (!isAccepted(held) || !lifts.has(held.act.kind)) return
    for (const ref of held.entry.refs) if (this.#isOfAnother(ref, held.member)) this.#answered.add(ref)
  }
}

/** Entries of a device from a number on: what has to be folded again when a fork is found there. */
export const entriesFrom = (ledger: Ledger, device: string, seq: number): readonly Held[] =>
  [...(ledger.chain(device)?.all() ?? [])].filter((held) => held.entry.seq >= seq)
