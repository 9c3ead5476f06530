import type { MessageDescriptor } from '@lingui/core'
import { msg } from '@lingui/core/macro'
import type { kinds } from '../domain/ledger/kinds.ts'

type Kinds = typeof kinds
/** Every field of every kind of entry, and those of the terms, some of which are sealed. */
export type FieldName =
  | { [K in keyof Kinds]: Extract<keyof Kinds[K], string> }[keyof Kinds]
  | keyof Kinds['agreement.propose']['terms']['fields']

/** What a field holds, as one would say it in a list. A new field without words does not compile. */
export const fieldWords: Record<FieldName, MessageDescriptor> = {
  name: msg`name`,
  founder: msg`the founder’s name`,
  currency: msg`currency`,
  zone: msg`time zone`,
  policy: msg`rules of the community`,
  deviceKeys: msg`public keys of the phone`,
  commit: msg`a check number of the community’s key`,
  key: msg`public key of the invitation`,
  uses: msg`how many people may use it`,
  expires: msg`until when it is good`,
  proof: msg`proof of the invitation`,
  join: msg`who is let in`,
  state: msg`active or resting`,
  of: msg`which notice it changes`,
  side: msg`whether it is wanted or offered`,
  mode: msg`to keep or to borrow`,
  category: msg`category`,
  title: msg`title`,
  note: msg`note`,
  value: msg`what it is worth`,
  days: msg`for how many days`,
  minutes: msg`for how many minutes`,
  replacement: msg`what is owed if it is lost`,
  condition: msg`condition`,
  place: msg`place`,
  many: msg`whether there is more than one`,
  terms: msg`terms of the agreement`,
  parties: msg`who with whom`,
  legs: msg`what each gives and gets, and what it is worth`,
  day: msg`hand-over day`,
  returnPlace: msg`return place`,
  reason: msg`reason`,
  leg: msg`which part of the agreement`,
  owed: msg`what is owed for damage or loss`,
  inspection: msg`how it came back`,
}

/** The words for a field named by its path (`terms.legs`), or undefined for one this app does not know. */
export const fieldWord = (path: string): MessageDescriptor | undefined => {
  const name = path.split('.').findLast((part) => Object.hasOwn(fieldWords, part))
  return name === undefined ? undefined : fieldWords[name as FieldName]
}
