import type { I18n, MessageDescriptor } from '@lingui/core'
import { msg } from '@lingui/core/macro'
import type { FieldFault } from '../domain/ledger/field.ts'
import type { Refusal } from '../domain/ledger/verdict.ts'
import { fieldWord } from './field-words.ts'

/** Why a rule refused a record, in a sentence for whoever wrote it. */
export const refusalText = (i18n: I18n, refusal: Refusal): string => {
  if (refusal.type === 'bad-field') {
    const word = fieldWord(refusal.field)
    return i18n._({ ...faultWords[refusal.fault], values: { field: word === undefined ? refusal.field : i18n._(word) } })
  }
  // People count parts from one.
  return i18n._({ ...refusalWords[refusal.type], values: 'leg' in refusal ? { part: refusal.leg + 1 } : {} })
}

/** A new refusal without words does not compile. In the union's order. */
const refusalWords: Record<Exclude<Refusal['type'], 'bad-field'>, MessageDescriptor> = {
  'other-cell': msg`It belongs to another community.`,
  'broken-chain': msg`It does not follow the records that the same phone wrote before it.`,
  'wrong-lamport': msg`Its place in the order of records is wrong.`,
  'no-owner': msg`Nobody here knows whose phone wrote it.`,
  'unknown-kind': msg`This app does not know this kind of record.`,
  'not-at-start': msg`A record of this kind can only be a phone’s first.`,
  'keys-not-own': msg`The keys in it are not those of the phone that wrote it.`,
  'proof-wrong': msg`The invitation’s signature is not right.`,
  'subject-missing': msg`It does not say which record it is about.`,
  'not-allowed': msg`In this community only a coordinator may do this.`,
  'invitation-wrong': msg`It does not fit the invitation it names.`,
  'invitation-withdrawn': msg`The invitation has been withdrawn.`,
  'invitation-used-up': msg`The invitation has been used already.`,
  'not-author': msg`Only the person who wrote it can change it.`,
  'side-or-mode-changed': msg`A notice cannot be changed from wanted to offered or from keeping to borrowing. Withdraw it and write a new one.`,
  'category-unknown': msg`This community does not have that category.`,
  'category-mode': msg`Things of this category cannot be exchanged this way. Choose another category, or change between keeping and borrowing.`,
  'days-on-permanent': msg`What is given to keep has no days.`,
  'days-missing': msg`Say for how many days it is lent.`,
  'minutes-not-here': msg`Only services and rides can be counted in minutes.`,
  'days-and-minutes': msg`Give either days or minutes, not both.`,
  'replacement-not-here': msg`Only what comes back can have a price for being lost.`,
  'already-withdrawn': msg`It has been withdrawn already.`,
  'parties-same': msg`An agreement needs two different people.`,
  'party-unknown': msg`One of the people is not a member here.`,
  'leg-parties': msg({ message: 'Part {part}: giver and receiver must be two different people of the agreement.' }),
  'leg-fields': msg({ message: 'Part {part} says too much or too little for what it is.' }),
  'leg-listing': msg({ message: 'Part {part} does not fit the notice it names. It may have been changed.' }),
  'leg-twice': msg({ message: 'Part {part} promises the same thing a second time.' }),
  'leg-unknown': msg`The agreement has no such part.`,
  'not-party': msg`Only the people of the agreement can do this.`,
  'already-signed': msg`It has been signed by you already.`,
  'called-off': msg`The agreement has been called off.`,
  'already-active': msg`Everyone has signed it already.`,
  'not-active': msg`Not everyone has signed it yet.`,
  'not-giver-or-receiver': msg`Only who gives or receives this part can confirm it.`,
  'already-confirmed': msg`You have confirmed it already.`,
  'leg-not-handed-over': msg`It has to be handed over first.`,
  'not-a-loan': msg`Only what was lent comes back.`,
  'owed-above-replacement': msg`More than the agreed price for a loss cannot be owed.`,
}

const faultWords: Record<FieldFault, MessageDescriptor> = {
  'missing': msg({ message: 'Still missing: {field}.' }),
  'wrong-type': msg({ message: 'This cannot be read: {field}.' }),
  'too-short': msg({ message: 'This is empty or too short: {field}.' }),
  'too-long': msg({ message: 'This is too long: {field}.' }),
  'too-small': msg({ message: 'This number is too small: {field}.' }),
  'too-large': msg({ message: 'This number is too large: {field}.' }),
  'not-offered': msg({ message: 'This is not one of the choices: {field}.' }),
  'unknown': msg({ message: 'This app does not know the field: {field}.' }),
}
