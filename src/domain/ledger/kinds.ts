import { maxTime } from './entry.ts'
import { bytesOf, flag, id, listOf, mapOf, oneOf, optional, sealed, text, whole, type Field, type Shape } from './field.ts'

/** Largest money value in whole units (RULES 2). */
export const maxValue = 100_000_000
export const maxDays = 365
export const maxMinutes = 365 * 24 * 60
const maxLegs = 8
/** `maxTime` in days. */
const maxDay = 2_932_896

const deviceKeys = mapOf({ sign: id, seal: bytesOf(32) })
const name = text(1, 60)
const currency = mapOf({ code: text(1, 8), symbol: text(1, 8), decimals: whole(0, 3) })
const policy = mapOf({
  invitationsBy: optional(oneOf('members', 'stewards')),
  linkDays: optional(whole(1, 30)),
  posterDays: optional(whole(1, 90)),
  listingDays: optional(whole(1, 365)),
})
const leg = mapOf({
  kind: oneOf('keep', 'loan', 'service', 'money'),
  giver: whole(0, 4),
  receiver: whole(0, 4),
  listing: optional(id),
  version: optional(id),
  want: optional(id),
  title: text(1, 100),
  value: whole(1, maxValue),
  days: optional(whole(1, maxDays)),
  minutes: optional(whole(1, maxMinutes)),
  replacement: optional(whole(1, maxValue)),
})
const terms = mapOf({
  parties: listOf(id, 2, 2),
  mode: oneOf('permanent', 'temporary'),
  legs: listOf(leg, 1, maxLegs),
  day: whole(0, maxDay),
  place: optional(sealed),
  returnPlace: optional(sealed),
  note: optional(sealed),
})

/** The body of every kind of rules version 1: field by field, with who can read it (RULES 15). */
export const kinds = {
  'cell.create': { name, founder: name, currency, zone: whole(-840, 840), policy, deviceKeys, commit: bytesOf(32) },
  'invite.create': { key: bytesOf(32), uses: whole(1, 100), expires: whole(0, maxTime) },
  'invite.withdraw': {},
  'member.join': { name, proof: mapOf({ invitation: id, key: bytesOf(32), sig: bytesOf(64) }), deviceKeys },
  'member.admit': { join: id },
  'profile.set': { name, state: oneOf('active', 'resting') },
  seen: {},
  'listing.put': {
    /** The listing's first version; absent in the first itself. */
    of: optional(id),
    side: oneOf('want', 'offer'),
    mode: oneOf('permanent', 'temporary'),
    category: text(1, 40),
    title: text(3, 100),
    note: optional(text(1, 500)),
    value: whole(1, maxValue),
    days: optional(whole(1, maxDays)),
    minutes: optional(whole(1, maxMinutes)),
    replacement: optional(whole(1, maxValue)),
    condition: optional(oneOf('new', 'good', 'worn', 'parts')),
    place: optional(text(1, 100)),
    expires: whole(0, maxTime),
    many: flag,
  },
  'listing.withdraw': {},
  'agreement.propose': { terms },
  'agreement.sign': {},
  'agreement.decline': {},
  'agreement.cancel': { reason: sealed },
  'handover.confirm': { leg: whole(0, 2 * maxLegs - 1) },
  'return.confirm': { leg: whole(0, maxLegs - 1), owed: whole(0, maxValue), inspection: optional(sealed) },
} as const satisfies Readonly<Record<string, Readonly<Record<string, Field<unknown>>>>>

export type Kind = keyof typeof kinds
export type BodyOf<K extends Kind> = Shape<(typeof kinds)[K]>

/** An entry's kind with its body read. */
export interface ActOf<K extends Kind> {
  readonly kind: K
  readonly body: BodyOf<K>
}

export type Act = { [K in Kind]: ActOf<K> }[Kind]

export const isKind = (kind: string): kind is Kind => Object.hasOwn(kinds, kind)
