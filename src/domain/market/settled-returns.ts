import { compareLedgerOrder, type EntryId, type MemberId } from '../ledger/entry.ts'
import { bodyOf, type Accepted } from '../ledger/held.ts'

export type ReturnAct = Accepted<'return.confirm'>
export type HandoverAct = Accepted<'handover.confirm'>

/**
 * The amount that a settlement's confirmation confirms: that of the newest return of the loan which it names (A17). The
 * confirmation says so by itself, so that no word of anyone, later or hidden, makes it one of another amount.
 */
export const amountConfirmed = (refs: readonly EntryId[], returnOf: (id: EntryId) => ReturnAct | undefined): number | undefined => {
  const [first, ...others] = refs.flatMap((id) => returnOf(id) ?? [])
  return first === undefined ? undefined : bodyOf(others.reduce((newest, each) => (compareLedgerOrder(newest.entry, each.entry) < 0 ? each : newest), first)).owed
}

export interface SaidOfLoan {
  /** Of the loan, in ledger order. */
  readonly returns: readonly ReturnAct[]
  /** Of the leg of money that settles it, in ledger order. */
  readonly confirmations: readonly HandoverAct[]
}

/** What the two sides of a loan said of its return and of the money that settles it, and what of it counts (S8, S9). */
export class ReturnWords {
  readonly #returns: readonly ReturnAct[]
  readonly #returnById: ReadonlyMap<EntryId, ReturnAct>
  /** Each side's first return of each amount. */
  readonly #returnsByAmount = new Map<number, Map<MemberId, ReturnAct>>()
  /** Who confirmed which amount to be settled, of the amounts that both said; in the order they were confirmed. */
  readonly #confirmedByAmount = new Map<number, Set<MemberId>>()

  constructor({ returns, confirmations }: SaidOfLoan) {
    this.#returns = returns
    this.#returnById = new Map(this.#returns.map((act) => [act.entry.id, act]))
    for (const act of this.#returns) {
      const ofAmount = upsert(this.#returnsByAmount, bodyOf(act).owed, () => new Map<MemberId, ReturnAct>())
      if (!ofAmount.has(act.member)) ofAmount.set(act.member, act)
    }
    for (const act of confirmations) {
      const amount = amountConfirmed(act.entry.refs, (id) => this.#returnById.get(id))
      if (amount === undefined || this.#returnsByAmount.get(amount)?.size !== 2) continue
      upsert(this.#confirmedByAmount, amount, () => new Set<MemberId>()).add(act.member)
    }
  }

  /** What counts of each side: the pair that is settled, or else the newest of each. */
  claims(): ReadonlyMap<MemberId, ReturnAct> {
    const amount = this.#amountConfirmed() ?? this.#amountAnswered()
    const settled = amount === undefined ? undefined : this.#returnsByAmount.get(amount)
    return settled ?? new Map(this.#returns.map((act) => [act.member, act]))
  }

  /** Who confirmed that this amount was settled. */
  confirmedBy(amount: number): ReadonlySet<MemberId> {
    return this.#confirmedByAmount.get(amount) ?? new Set()
  }

  /** What both confirmed to be settled, so that no act of one of them makes it another; else what one did. */
  #amountConfirmed(): number | undefined {
    let first: number | undefined
    for (const [amount, members] of this.#confirmedByAmount) {
      if (members.size === 2) return amount
      first ??= amount
    }
    return first
  }

  /** What the first return says that names one of the other side's with the same amount. */
  #amountAnswered(): number | undefined {
    const answer = this.#returns.find((act) => act.entry.refs.some((id) => this.#agrees(act, this.#returnById.get(id))))
    return answer === undefined ? undefined : bodyOf(answer).owed
  }

  #agrees(one: ReturnAct, other: ReturnAct | undefined): boolean {
    return other !== undefined && other.member !== one.member && bodyOf(other).owed === bodyOf(one).owed
  }
}

const upsert = <K, V>(map: Map<K, V>, key: K, make: () => V): V => {
  const value = map.get(key) ?? make()
  map.set(key, value)
  return value
}
