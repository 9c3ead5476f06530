import type { Value, ValueMap } from '../../src/domain/base/value.ts'
import { maxRefs, type Entry } from '../../src/domain/ledger/entry.ts'
import { hexNamed } from '../contract/sample-entries.ts'
import { startOfTime, type Device, type Unlike } from './ledger-kit.ts'
import { idBytes, valueMap } from './value-map.ts'

type Fields = Readonly<Record<string, Value | undefined>>

const toKeep: Fields = {
  side: 'offer',
  mode: 'permanent',
  category: 'household',
  title: 'Oak table',
  value: 50_000,
  expires: startOfTime + 60 * 86_400_000,
  many: false,
}
const toLend: Fields = { ...toKeep, mode: 'temporary', category: 'tools', title: 'Drill', value: 6_000, days: 3, replacement: 40_000 }

const listingBody = (fields: Fields = {}): ValueMap => valueMap({ ...(fields.mode === 'temporary' ? toLend : toKeep), ...fields })

/** A thing to keep, unless `fields` say otherwise; with `mode: 'temporary'`, a loan of 3 days. */
export const putListing = (device: Device, fields?: Fields): Entry => device.write('listing.put', listingBody(fields))

export const putLoan = (device: Device, fields: Fields = {}): Entry => putListing(device, { mode: 'temporary', ...fields })

export const putWant = (device: Device, fields: Fields = {}): Entry => putListing(device, { side: 'want', ...fields })

/** A later version of a listing. */
export const changeListing = (device: Device, first: Entry, fields: Fields = {}): Entry =>
  device.write('listing.put', new Map([...first.body, ...valueMap({ of: idBytes(first.id), ...fields })]), [first])

export const withdrawListing = (device: Device, first: Entry): Entry => device.write('listing.withdraw', valueMap({}), [first])

/** A leg that gives what a listing offers, from its author to the other party. */
export interface GivenLeg {
  readonly listing: Entry
  readonly want?: Entry
  readonly unlike?: Fields
}

/** A leg of money from one of the parties. */
export interface MoneyLeg {
  readonly from: Device
  readonly value: number
}

export interface Proposing {
  readonly refs?: readonly Entry[]
  readonly terms?: Fields
  readonly unlike?: Unlike
}

/** `proposer` is party 0 and `other` party 1; a leg's giver is whose listing it is. */
export const propose = (proposer: Device, other: Device, legs: readonly (GivenLeg | MoneyLeg)[], { refs, terms, unlike }: Proposing = {}): Entry => {
  const named = legs.flatMap((leg) => ('from' in leg ? [] : [leg.listing, ...(leg.want === undefined ? [] : [leg.want])]))
  return proposer.write('agreement.propose', valueMap({ terms: termsOf(proposer, other, legs, terms) }), refs ?? named, unlike)
}

const termsOf = (proposer: Device, other: Device, legs: readonly (GivenLeg | MoneyLeg)[], fields: Fields = {}): ValueMap => {
  const lends = legs.some((leg) => !('from' in leg) && leg.listing.body.get('mode') === 'temporary')
  return valueMap({
    parties: [idBytes(proposer.member), idBytes(other.member)],
    mode: lends ? 'temporary' : 'permanent',
    legs: legs.map((leg) => ('from' in leg ? moneyLeg(leg, proposer) : givenLeg(leg, proposer))),
    day: 20_514,
    ...fields,
  })
}

const moneyLeg = ({ from, value }: MoneyLeg, proposer: Device): ValueMap => {
  const giver = from === proposer ? 0 : 1
  return valueMap({ kind: 'money', giver, receiver: 1 - giver, title: 'Money', value })
}

const givenLeg = ({ listing, want, unlike }: GivenLeg, proposer: Device): ValueMap => {
  const giver = listing.device === proposer.device ? 0 : 1
  const { body } = listing
  const lent = body.get('mode') === 'temporary'
  const done = body.get('category') === 'services'
  return valueMap({
    kind: lent ? (done ? 'service' : 'loan') : 'keep',
    giver,
    receiver: 1 - giver,
    listing: body.get('of') ?? idBytes(listing.id),
    version: idBytes(listing.id),
    want: want === undefined ? undefined : idBytes(want.id),
    title: body.get('title'),
    value: body.get('value'),
    days: body.get('days'),
    minutes: body.get('minutes'),
    replacement: body.get('replacement'),
    ...unlike,
  })
}

/*
 * Answers to a proposal. `seen` is what the author's phone has of others' acts on it: everything written so far, unless
 * the test says that it was apart; `[]` is a phone that has only the proposal.
 */

export const sign = (device: Device, proposal: Entry, seen = othersActs(device, proposal)): Entry =>
  device.write('agreement.sign', valueMap({}), [proposal, ...seen])

export const decline = (device: Device, proposal: Entry, seen = othersActs(device, proposal)): Entry =>
  device.write('agreement.decline', valueMap({}), [proposal, ...seen])

export const cancel = (device: Device, proposal: Entry, seen = othersActs(device, proposal)): Entry =>
  device.write('agreement.cancel', valueMap({ reason: sealedText('no time') }), [proposal, ...seen])

export const handOver = (device: Device, proposal: Entry, leg: number, seen = othersActs(device, proposal)): Entry =>
  device.write('handover.confirm', valueMap({ leg }), [proposal, ...seen])

export interface Returned {
  readonly leg: number
  readonly owed: number
}

export const giveBack = (device: Device, proposal: Entry, { leg, owed }: Returned, seen = othersActs(device, proposal)): Entry =>
  device.write('return.confirm', valueMap({ leg, owed }), [proposal, ...seen])

const othersActs = (device: Device, proposal: Entry): readonly Entry[] =>
  device.cell.entries.filter((entry) => entry.refs[0] === proposal.id && entry.device !== device.device).slice(1 - maxRefs)

/** Looks sealed; nobody can open it. */
export const sealedText = (words: string): ValueMap => valueMap({ hash: idBytes(hexNamed(words)), box: [[idBytes(hexNamed('reader')), new Uint8Array(48)]] })
