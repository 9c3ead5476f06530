import type { EntryId, MemberId } from '../ledger/entry.ts'
import type { Sealed } from '../ledger/sealed.ts'

export type Side = 'want' | 'offer'
/** Permanent: to keep. Temporary: to borrow and return (RULES 1). */
export type Mode = 'permanent' | 'temporary'
export type Condition = 'new' | 'good' | 'worn' | 'parts'

/** A listing as its newest accepted version says, with what agreements do to it (RULES 4). */
export interface ListingState {
  /** Id of the first `listing.put`. */
  readonly listing: EntryId
  /** Id of the newest accepted version. */
  readonly version: EntryId
  readonly member: MemberId
  readonly side: Side
  readonly mode: Mode
  readonly category: string
  readonly title: string
  readonly note: string
  /** Whole units of the cell's currency, 1..100,000,000; temporary: what the whole loan of these days is worth. */
  readonly value: number
  /** Whole days 1..365; null when permanent or when minutes stand instead. */
  readonly days: number | null
  /** Services, rides and digital things may carry minutes instead of days (RULES 3). */
  readonly minutes: number | null
  /** What is owed if it is lost; null: the value. */
  readonly replacement: number | null
  readonly condition: Condition | null
  readonly place: string
  /** Milliseconds, by the author's clock: shown as ended after it, never refused. */
  readonly expires: number
  /** Does not run out with one deal: never reserved, fulfilled or a clash. */
  readonly many: 0 | 1
  readonly state: 'open' | 'reserved' | 'fulfilled' | 'withdrawn'
  /** Agreements that hold it: signed by all and not ended. */
  readonly heldBy: readonly EntryId[]
  readonly createdAt: number
  readonly updatedAt: number
  readonly fromStoppedDevice: 0 | 1
}

/** keep: a thing changes hands for good. loan: it comes back. service: done, not returned. money: recorded, never moved. */
export type LegKind = 'keep' | 'loan' | 'service' | 'money'

/** One thing given under an agreement (RULES 6). Giver and receiver are places in the terms' `parties`. */
export interface Leg {
  readonly kind: LegKind
  readonly giver: number
  readonly receiver: number
  /** The offer given, and the version both looked at; null for money. */
  readonly listing: EntryId | null
  readonly version: EntryId | null
  /** The receiver's want that it meets, if it meets one. */
  readonly want: EntryId | null
  readonly title: string
  /** money: the amount. Otherwise what both say it is worth, as RULES 4. */
  readonly value: number
  /** loan: 1..365. service: days, or null when minutes stand instead. Otherwise null. */
  readonly days: number | null
  /** service: how long it takes, when it is not counted in days. Otherwise null. */
  readonly minutes: number | null
  /** loan: what is owed if it is lost. Otherwise null. */
  readonly replacement: number | null
}

/** Frozen when proposed; what every signature signs. */
export interface Terms {
  readonly parties: readonly MemberId[]
  readonly mode: Mode
  readonly legs: readonly Leg[]
  /** Hand-over day: days since 1970-01-01 in the cell's zone. */
  readonly day: number
  readonly place: Sealed | null
  readonly returnPlace: Sealed | null
  readonly note: Sealed | null
}

export type AgreementStatus =
  | 'proposed'
  | 'active'
  | 'handed-over'
  | 'completed'
  | 'declined'
  | 'withdrawn'
  | 'cancelled'
  | 'disputed'

/** One leg and what has happened to it. */
export interface LegState {
  /** What `handover.confirm` and `return.confirm` name: place in the terms, or after them for a settlement. */
  readonly index: number
  readonly leg: Leg
  /** The loan whose damage or loss this money leg settles; null for a leg of the terms. */
  readonly settles: number | null
  /** Members who confirmed the hand-over. */
  readonly handedOverBy: readonly MemberId[]
  /** Members who confirmed the return, each with what they say is owed for damage or loss. */
  readonly returns: readonly ReturnClaim[]
}

export interface ReturnClaim {
  readonly member: MemberId
  /** Whole units; 0: it came back as given or worn. */
  readonly owed: number
  readonly inspection: Sealed | null
  readonly at: number
}

export interface AgreementState {
  /** Id of the `agreement.propose`. */
  readonly agreement: EntryId
  readonly proposer: MemberId
  readonly terms: Terms
  /** The terms' legs, then a money leg for each loan that both say came back damaged or lost. */
  readonly legs: readonly LegState[]
  readonly signedBy: readonly MemberId[]
  readonly status: AgreementStatus
  /** Called off in one place while it was signed or confirmed in another. */
  readonly crossed: 0 | 1
  /** Something in it is promised in another agreement too. */
  readonly clash: 0 | 1
  /** Who called it off and has not gone on with it since, with the sealed reason when there is one. */
  readonly calledOffBy: readonly CallOff[]
  /** Members who have something to do now. */
  readonly turns: readonly MemberId[]
  /** Every accepted entry about it, in ledger order: what a tapped number shows. */
  readonly entries: readonly EntryId[]
  readonly proposedAt: number
  readonly changedAt: number
  readonly fromStoppedDevice: 0 | 1
}

export interface CallOff {
  readonly member: MemberId
  readonly how: 'decline' | 'cancel'
  readonly reason: Sealed | null
}
