import type { EntryId } from './entry.ts'
import type { FieldFault } from './field.ts'

/**
 * Why an entry has no effect, in order of precedence: the first that applies is the one given, on every phone.
 * A refused entry's chain goes on (DESIGN 3).
 */
export type Refusal =
  | { readonly type: 'other-cell' }
  | { readonly type: 'broken-chain' }
  | { readonly type: 'wrong-lamport'; readonly expected: number }
  | { readonly type: 'no-owner' }
  | { readonly type: 'unknown-kind'; readonly kind: string }
  | { readonly type: 'bad-field'; readonly field: string; readonly fault: FieldFault }
  | { readonly type: 'not-at-start' }
  | { readonly type: 'keys-not-own' }
  | { readonly type: 'proof-wrong' }
  | { readonly type: 'subject-missing' }
  | { readonly type: 'not-allowed' }
  | { readonly type: 'invitation-wrong' }
  | { readonly type: 'invitation-withdrawn' }
  | { readonly type: 'invitation-used-up' }
  | { readonly type: 'not-author' }
  | { readonly type: 'side-or-mode-changed' }
  | { readonly type: 'category-unknown' }
  | { readonly type: 'category-mode'; readonly category: string }
  | { readonly type: 'days-on-permanent' }
  | { readonly type: 'days-missing' }
  | { readonly type: 'minutes-not-here' }
  | { readonly type: 'days-and-minutes' }
  | { readonly type: 'replacement-not-here' }
  | { readonly type: 'already-withdrawn' }
  | { readonly type: 'parties-same' }
  | { readonly type: 'party-unknown' }
  | { readonly type: 'leg-parties'; readonly leg: number }
  | { readonly type: 'leg-fields'; readonly leg: number }
  | { readonly type: 'leg-listing'; readonly leg: number }
  | { readonly type: 'leg-twice'; readonly leg: number }
  | { readonly type: 'leg-unknown' }
  | { readonly type: 'not-party' }
  | { readonly type: 'already-signed' }
  | { readonly type: 'called-off' }
  | { readonly type: 'already-active' }
  | { readonly type: 'not-active' }
  | { readonly type: 'not-giver-or-receiver' }
  | { readonly type: 'already-confirmed' }
  | { readonly type: 'leg-not-handed-over' }
  | { readonly type: 'not-a-loan' }
  | { readonly type: 'owed-above-replacement'; readonly replacement: number }

/** What judging says of one entry. Never changes once it is accepted or refused (DESIGN 1.3). */
export type Verdict =
  | { readonly status: 'accepted' }
  | { readonly status: 'refused'; readonly reason: Refusal }
  /** Cannot be judged yet: these are not held, or not themselves judged. */
  | { readonly status: 'waiting'; readonly for: readonly EntryId[] }
  /** Its device's member has not been admitted. */
  | { readonly status: 'unadmitted' }
  /** Written by rules above this app's, or built on such an entry. Kept and forwarded. */
  | { readonly status: 'needs-newer-app' }

export const accepted: Verdict = { status: 'accepted' }
export const refused = (reason: Refusal): Verdict => ({ status: 'refused', reason })
