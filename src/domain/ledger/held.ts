import type { EntryId, Envelope, MemberId } from './entry.ts'
import type { Act, ActOf, Kind } from './kinds.ts'
import type { Refusal, Verdict } from './verdict.ts'

/** An entry this phone holds, with what judging said of it. */
export interface Held {
  readonly entry: Envelope
  /** The body, read by its kind; null where it cannot be, and where it takes a newer app. */
  readonly act: Act | null
  /** Why the body cannot be read. */
  readonly unread: Refusal | null
  /** 1 + the largest of prev and refs, whatever the entry says of itself; 0 until it is settled, and for another community's (SPEC J8). */
  lamport: number
  /** Whose device wrote it; null until its chain's beginning is known. */
  member: MemberId | null
  verdict: Verdict
}

/** An accepted entry of a known kind and author. A union over its kinds, so that `isOf` narrows it. */
export type Accepted<K extends Kind = Kind> = {
  readonly [P in K]: { readonly entry: Envelope; readonly act: ActOf<P>; readonly member: MemberId }
}[K]

export const isAccepted = (held: Held): held is Held & Accepted =>
  held.verdict.status === 'accepted' && held.act !== null && held.member !== null

/** Narrows to one kind. */
export const isOf = <K extends Kind>(held: Accepted, kind: K): held is Accepted & Accepted<K> => held.act.kind === kind

export const bodyOf = <B>(held: { readonly act: { readonly body: B } }): B => held.act.body

/**
 * What an entry is about: the id its effects are folded under. Answers name their subject first in `refs`;
 * acts that two stewards can do together name it in the body (DESIGN 3), so that their bodies can be compared.
 */
export const subjectOf = (entry: Envelope, act: Act, member: MemberId): EntryId | null => {
  switch (act.kind) {
    case 'cell.create':
    case 'invite.create':
    case 'member.join':
    case 'agreement.propose':
      return entry.id
    case 'listing.put':
      return act.body.of ?? entry.id
    case 'member.admit':
      return act.body.join
    case 'profile.set':
      return member
    case 'seen':
      return null
    case 'invite.withdraw':
    case 'listing.withdraw':
    case 'agreement.sign':
    case 'agreement.decline':
    case 'agreement.cancel':
    case 'handover.confirm':
    case 'return.confirm':
      return entry.refs[0] ?? null
  }
}
