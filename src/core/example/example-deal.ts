import type { Kind } from '../../domain/ledger/kinds.ts'
import type { LegKind } from '../../domain/market/market-state.ts'
import { bodyFrom } from '../cell/bodies.ts'
import type { ActBook, Asked, DraftAct } from './act-book.ts'
import type { Listed } from './example-listings.ts'
import { dayMs, minuteMs, zone, type Person } from './example-people.ts'
import { cancelReasons, dealNotes, inspections, meetingPlaces } from './phrases.ts'
import type { Random } from './random.ts'
import { comesBack, type Language } from './things.ts'

/** What one side gives: a thing they list, perhaps for a want of the other's, or money. */
export type Given = { readonly offer: Listed; readonly want?: Listed } | { readonly from: Person; readonly money: number }

export interface Proposal {
  readonly proposer: Person
  readonly other: Person
  readonly gives: readonly Given[]
  readonly at: number
  /** Of the hand-over, milliseconds. */
  readonly meets: number
}

/** One agreement being written. A party names what it has seen of the other's acts; apart, it has seen nothing new. */
export class ExampleDeal {
  readonly #book: ActBook
  readonly #random: Random
  readonly #deal: Proposal
  readonly #proposal: DraftAct
  /** The newest word on the first loan's return. */
  #return: DraftAct | undefined
  readonly #unseenByAuthor = new Map<number, DraftAct[]>()
  /** The clock of the newest act; the next comes later. */
  #at: number

  constructor(book: ActBook, random: Random, deal: Proposal) {
    this.#book = book
    this.#random = random
    this.#deal = deal
    this.#at = deal.at
    this.#proposal = book.write({
      author: deal.proposer.author,
      kind: 'agreement.propose',
      at: deal.at,
      refs: this.#known(),
      fields: this.#terms(),
    })
  }

  get parties(): readonly [Person, Person] {
    return [this.#deal.proposer, this.#deal.other]
  }

  get #gifts(): readonly Extract<Given, { offer: Listed }>[] {
    return this.#deal.gives.filter((given) => 'offer' in given)
  }

  /** The other's beginning, offers and wants. One's own are on one's chain. */
  #known(): readonly DraftAct[] {
    const { proposer, other } = this.#deal
    const named = this.#gifts.flatMap(({ offer, want }) => [offer, ...(want === undefined ? [] : [want])])
    return [other.beginning, ...named.filter((listed) => listed.by.author !== proposer.author).map((listed) => listed.first)]
  }

  #terms(): DraftAct['fields'] {
    const { proposer, other, gives, meets } = this.#deal
    const mode = this.#gifts[0]?.offer.mode ?? 'permanent'
    const both = [proposer.author, other.author]
    const place = this.#random.pick(meetingPlaces[proposer.language])
    const note = this.#random.chance(40) ? this.#random.pick(dealNotes[proposer.language]) : null
    return async (asked) => ({
      terms: bodyFrom({
        parties: [asked.idOf(proposer.beginning), asked.idOf(other.beginning)],
        mode,
        legs: gives.map((given) => legFields(given, proposer, asked)),
        day: Math.floor((meets + zone * minuteMs) / dayMs),
        place: await asked.sealFor(both, place),
        returnPlace: mode === 'temporary' ? await asked.sealFor(both, place) : null,
        note: note === null ? null : await asked.sealFor(both, note),
      }),
    })
  }

  /** Nothing more before the day its things change hands, or so many days later. */
  waitForDay(daysLater = 0): this {
    this.#at = Math.max(this.#at, this.#deal.meets + daysLater * dayMs)
    return this
  }

  /** Days until the first loan is due; 0 without one. */
  get lentDays(): number {
    return this.#gifts[0]?.offer.days ?? 0
  }

  sign(after = minuteMs, apart = false): this {
    this.#answer(this.#deal.other, 'agreement.sign', { after, apart })
    return this
  }

  decline(by: Person, after: number, apart = false): this {
    this.#answer(by, 'agreement.decline', { after, apart })
    return this
  }

  cancel(by: Person, after: number, apart = false): this {
    const reason = this.#random.pick(cancelReasons[by.language])
    this.#answer(by, 'agreement.cancel', { after, apart, fields: async (asked) => ({ reason: await this.#sealed(asked, reason) }) })
    return this
  }

  /** One side says that a leg, or every leg of the terms, changed hands. */
  handOver(by: Person, after: number, legs: readonly number[] = [...this.#deal.gives.keys()]): this {
    for (const leg of legs) this.#answer(by, 'handover.confirm', { after: leg === legs[0] ? after : minuteMs, fields: () => ({ leg }) })
    return this
  }

  /** One side says that the loans are back, and what is owed for the first of them. */
  giveBack(by: Person, after: number, owed = 0): this {
    this.loans.forEach((leg, place) => {
      const state = place === 0 && owed > 0 ? 'damaged' : 'fine'
      // How a loan came back and a note, as the screens write it.
      const inspection = `${state === 'damaged' ? 'damaged' : 'as-given'}\n${this.#random.pick(inspections[state][by.language])}`
      const fields = async (asked: Asked) => ({ leg, owed: state === 'damaged' ? owed : 0, inspection: await this.#sealed(asked, inspection) })
      const said = this.#answer(by, 'return.confirm', { after: place === 0 ? after : minuteMs, fields })
      if (place === 0) this.#return = said
    })
    return this
  }

  /** Legs that come back. */
  get loans(): readonly number[] {
    return [...this.#deal.gives.entries()].flatMap(([leg, given]) => ('offer' in given && legKind(given.offer) === 'loan' ? [leg] : []))
  }

  /** One side says that what was owed for the first loan is settled, naming a return that says how much it is (A17). */
  settle(by: Person, after: number): this {
    const leg = this.#deal.gives.length
    this.#answer(by, 'handover.confirm', { after, named: this.#return, fields: () => ({ leg }) })
    return this
  }

  #sealed(asked: Asked, text: string): ReturnType<Asked['sealFor']> {
    return asked.sealFor(this.parties.map((party) => party.author), text)
  }

  #answer(by: Person, kind: Kind, { after, apart = false, named, fields = () => ({}) }: { readonly after: number; readonly apart?: boolean; readonly named?: DraftAct | undefined; readonly fields?: DraftAct['fields'] }): DraftAct {
    this.#at += after
    const unseen = this.#unseenByAuthor.get(by.author) ?? []
    const seen = new Set([...(apart ? [] : unseen.splice(0)), ...(named === undefined ? [] : [named])])
    const act = this.#book.write({ author: by.author, kind, at: this.#at, refs: [this.#proposal, ...seen], fields })
    for (const party of this.parties) {
      if (party.author === by.author) continue
      const list = this.#unseenByAuthor.get(party.author)
      if (list === undefined) this.#unseenByAuthor.set(party.author, [act])
      else list.push(act)
    }
    return act
  }
}

const moneyWord: Readonly<Record<Language, string>> = { ru: 'Деньги', kk: 'Ақша', en: 'Money' }

const legKind = (offer: Listed): LegKind => (offer.mode === 'permanent' ? 'keep' : comesBack(offer.thing) ? 'loan' : 'service')

const legFields = (given: Given, proposer: Person, asked: Asked) => {
  const giver = ('offer' in given ? given.offer.by : given.from).author === proposer.author ? 0 : 1
  const sides = { giver, receiver: 1 - giver }
  if ('money' in given) return bodyFrom({ kind: 'money', ...sides, title: moneyWord[proposer.language], value: given.money })
  const { offer, want } = given
  const kind = legKind(offer)
  return bodyFrom({
    kind,
    ...sides,
    listing: asked.idOf(offer.first),
    version: asked.idOf(offer.first),
    want: want === undefined ? null : asked.idOf(want.first),
    title: offer.title,
    value: offer.value,
    days: offer.days,
    minutes: offer.minutes,
    replacement: kind === 'loan' ? (offer.replacement ?? offer.value) : null,
  })
}
