import type { Refusal } from '../../src/domain/ledger/verdict.ts'

/*
 * Every refusal belongs to the table of the rules that give it; one that several lists give stands in several. The last
 * takes what the others leave, so a new refusal has no row anywhere and its table does not compile.
 */
type Type = Refusal['type']

export type LedgerRefusal = Extract<Type, 'other-cell' | 'broken-chain' | 'wrong-lamport' | 'no-owner' | 'unknown-kind' | 'bad-field'>

type OnlyPeopleRefusal = Extract<
  Type,
  'not-at-start' | 'keys-not-own' | 'proof-wrong' | 'not-allowed' | 'invitation-wrong' | 'invitation-withdrawn' | 'invitation-used-up'
>
export type PeopleRefusal = OnlyPeopleRefusal | Extract<Type, 'subject-missing' | 'not-author'>

type OnlyListingRefusal = Extract<
  Type,
  | 'side-or-mode-changed'
  | 'category-unknown'
  | 'category-mode'
  | 'days-on-permanent'
  | 'days-missing'
  | 'minutes-not-here'
  | 'days-and-minutes'
  | 'replacement-not-here'
  | 'already-withdrawn'
>
export type ListingRefusal = OnlyListingRefusal | Extract<Type, 'subject-missing' | 'not-author'>

export type AgreementRefusal = Exclude<Type, LedgerRefusal | OnlyPeopleRefusal | OnlyListingRefusal | 'not-author'>
