import { agreementRules } from '../market/agreement-rules.ts'
import { listingRules } from '../market/listing-rules.ts'
import { peopleRules } from '../people/people-rules.ts'
import type { Entry, Envelope, MemberId } from './entry.ts'
import { readFields } from './field.ts'
import type { Held } from './held.ts'
import { isKind, kinds, type Act, type Kind } from './kinds.ts'
import type { Path } from './path.ts'
import { firstRefusal, type Rule } from './rule.ts'
import type { Refusal } from './verdict.ts'

/** Every kind has its list; a kind without one does not compile. */
const rulesByKind: { readonly [K in Kind]: readonly Rule<K>[] } = { ...peopleRules, ...listingRules, ...agreementRules }

/** A body as its kind's definition reads it, or why it cannot be. */
export type Reading = Pick<Held, 'act' | 'unread'>

/** Reads an entry's body by the rules version's definition of its kind. */
export const readAct = (entry: Entry): Reading => {
  if (!isKind(entry.kind)) return { act: null, unread: { type: 'unknown-kind', kind: entry.kind } }
  const read = readFields(kinds[entry.kind], entry.body)
  if ('fault' in read) return { act: null, unread: { type: 'bad-field', field: read.at ?? '', fault: read.fault } }
  // The fields were read by this very kind's definition.
  return { act: { kind: entry.kind, body: read.value } as Act, unread: null }
}

/**
 * Judges an entry whose body reads, whose author is known and whose path is whole (DESIGN 3, Judging).
 * Returns why it has no effect, or undefined when it is accepted.
 */
export const judge = (entry: Envelope, act: Act, member: MemberId, path: Path): Refusal | undefined =>
  // The act's kind picks the list and the body together; TypeScript cannot pair them across the union.
  firstRefusal(rulesByKind[act.kind] as readonly Rule<Kind>[], { entry, body: act.body, member, path })
