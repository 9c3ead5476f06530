import { ActBook } from './act-book.ts'
import type { ExampleAct } from './example-act.ts'
import type { Given } from './example-deal.ts'
import { changeValue, withdrawListing, writeListing, type Listed, type Listing } from './example-listings.ts'
import { allJoinedDaysAgo, dayMs, minuteMs, writeInvitation, writeJoin, writePeople, type Person } from './example-people.ts'
import { stageNames, stages, stageTimes, usualStages, writeDeal, type StageName } from './example-stages.ts'
import { Random } from './random.ts'
import { thingNamed, toDo, toKeep, toLend, toLendBriefly, type Thing } from './things.ts'

export interface ExampleOptions {
  readonly seed: number
  /** Milliseconds since 1970. What is due soon or overdue is so by this. */
  readonly now: number
  readonly members?: number
  /** All listings, those that deals use included. */
  readonly listings?: number
  /** Deals beside the founder's own, which are one of every stage. */
  readonly deals?: number
  /** At least so many acts: more deals until there are. For measuring. */
  readonly entries?: number
}

/** Newcomers who have asked to join and whom nobody has admitted yet. */
const waiting = 2

/**
 * A community of people in Almaty: who they are, what they list, and agreements in every state there is. The same seed
 * and options give the same acts. No act is refused, and none needs a key before it is signed.
 */
export const generateExample = ({ seed, now, members = 60, listings = 400, deals = members, entries = 0 }: ExampleOptions): readonly ExampleAct[] => {
  const maker = new ExampleMaker({ seed, now, members })
  maker.writeFoundersDeals()
  maker.writeFoundersMatches()
  for (let count = 0; count < deals; count += 1) maker.writeSomeDeal()
  maker.fillBoard(listings)
  maker.writeNewcomers()
  while (maker.size < entries) maker.writeSomeDeal()
  return maker.acts()
}

class ExampleMaker {
  readonly #book = new ActBook()
  readonly #random: Random
  readonly #now: number
  readonly #people: readonly Person[]
  #listed = 0

  constructor({ seed, now, members }: { readonly seed: number; readonly now: number; readonly members: number }) {
    this.#random = new Random(seed)
    this.#now = now
    this.#people = writePeople(this.#book, { members, now, random: this.#random })
  }

  get size(): number {
    return this.#book.size
  }

  acts(): readonly ExampleAct[] {
    return this.#book.acts()
  }

  get #founder(): Person {
    return this.#people[0] as Person
  }

  #anyone(but?: Person): Person {
    const person = this.#random.pick(this.#people)
    return person === but ? (this.#people[(person.author + 1) % this.#people.length] as Person) : person
  }

  #list(listing: Listing): Listed {
    this.#listed += 1
    return writeListing(this.#book, this.#random, listing)
  }

  /** One agreement of the founder's at every stage, some of them proposed by the others; and one thing promised twice. */
  writeFoundersDeals(): void {
    for (const [place, stage] of stageNames.entries()) {
      const other = this.#anyone(this.#founder)
      this.#writeDeal(stage, place % 2 === 0 ? [this.#founder, other] : [other, this.#founder])
    }
    this.#writeClash(this.#founder)
  }

  writeSomeDeal(): void {
    const proposer = this.#anyone()
    const other = this.#anyone(proposer)
    if (this.#random.chance(2)) this.#writeClash(proposer)
    else this.#writeDeal(this.#random.pick(usualStages), [proposer, other])
  }

  #writeDeal(stage: StageName, [proposer, other]: readonly [Person, Person]): void {
    const { mode } = stages[stage]
    const temporary = mode === 'either' ? this.#random.chance(50) : mode === 'temporary'
    // The first thing is a loan where one must come back; what is done instead goes with the second.
    const thing = this.#random.pick(temporary ? toLendBriefly : toKeep)
    const days = thing.lend === null ? 0 : this.#random.between(...thing.lend.days)
    const times = stageTimes(stage, days, { now: this.#now, random: this.#random })
    const listedAt = times.at - this.#random.between(2, 9) * dayMs
    const first = this.#list({ by: proposer, side: 'offer', mode: temporary ? 'temporary' : 'permanent', thing, at: listedAt, ...(temporary ? { days } : {}) })
    writeDeal(this.#book, this.#random, { stage, proposal: { proposer, other, gives: this.#exchange(first, other, listedAt), ...times } })
  }

  /** For a thing: another, something done, or money. Half of them are what the other wanted. */
  #exchange(first: Listed, other: Person, at: number): readonly Given[] {
    const { thing, mode, value, days } = first
    const want = this.#random.chance(50) ? this.#list({ by: other, side: 'want', mode, thing, at, worth: days === null ? value : value / days, ...(days === null ? {} : { days }) }) : undefined
    const given: Given = want === undefined ? { offer: first } : { offer: first, want }
    const near = mode === 'permanent' ? toKeep.filter((each) => each !== thing && areNear(each, thing, mode)) : toDo
    // Nothing else is worth about as much as a plot of land.
    if (near.length === 0 || this.#random.chance(50)) return [given, { from: other, money: value }]
    const worth = mode === 'permanent' ? { worth: (value * this.#random.between(85, 108)) / 100 } : {}
    return [given, { offer: this.#list({ by: other, side: 'offer', mode, thing: this.#random.pick(near), at, ...worth }) }]
  }

  /** The same drill for the same days to two people: both have signed, and people decide (RULES 6). */
  #writeClash(lender: Person): void {
    const at = this.#now - 6 * dayMs
    const first = this.#list({ by: lender, side: 'offer', mode: 'temporary', thing: thingNamed('Drill'), at, days: 3 })
    for (const hours of [20, 26]) {
      const other = this.#anyone(lender)
      const times = { at: at + hours * 60 * minuteMs, meets: this.#now + 2 * dayMs }
      writeDeal(this.#book, this.#random, { stage: 'active', proposal: { proposer: other, other: lender, gives: [{ offer: first }, { from: other, money: first.value }], ...times } })
    }
  }

  /** What fits the founder: equal, fair and with a top-up, to keep and to borrow, in one language and across two. */
  writeFoundersMatches(): void {
    const fits: readonly (readonly [give: string, get: string, percent: number])[] = [
      ['Laptop', 'Camera', 100],
      ['Winter tyres R16', 'Sewing machine', 90],
      ['Guitar', 'Winter jacket', 78],
      ['Textbooks, grade 5', 'Chess', 96],
    ]
    const loans: typeof fits = [
      ['Tent', 'Bicycle', 98],
      ['Projector', 'Party tent 3×6', 88],
      ['Ladder', 'Cordless screwdriver', 80],
    ]
    const others = this.#people.slice(1)
    for (const [place, [give, get, percent]] of [...fits, ...loans].entries()) {
      const other = others[(place * 7 + 3) % others.length] as Person
      this.#writeFit([this.#founder, other], { give: thingNamed(give), get: thingNamed(get), percent, mode: place < fits.length ? 'permanent' : 'temporary' })
    }
  }

  /** Four listings: what each gives is what the other wants, and the second is worth so much per cent of the first. */
  #writeFit([one, other]: readonly [Person, Person], { give, get, percent, mode }: { readonly give: Thing; readonly get: Thing; readonly percent: number; readonly mode: Listing['mode'] }): void {
    const at = this.#now - this.#random.between(2, 50) * dayMs
    const [low, high] = (mode === 'permanent' ? give.keep : give.lend?.perDay) ?? [1_000, 2_000]
    const worth = this.#random.between(low, high)
    const about = (value: number): number => (value * this.#random.between(95, 105)) / 100
    const back = (worth * percent) / 100
    this.#list({ by: one, side: 'offer', mode, thing: give, at, worth })
    this.#list({ by: other, side: 'want', mode, thing: give, at: at + 3 * minuteMs, worth: about(worth) })
    this.#list({ by: other, side: 'offer', mode, thing: get, at: at + 5 * minuteMs, worth: back })
    this.#list({ by: one, side: 'want', mode, thing: get, at: at + 9 * minuteMs, worth: about(back) })
  }

  /** Open listings until there are so many: two in three fit somebody's. */
  fillBoard(listings: number): void {
    while (this.#listed < listings) {
      if (this.#random.chance(35)) this.#writeSomeFit()
      else this.#writeSomeListing()
    }
  }

  #writeSomeFit(): void {
    const one = this.#anyone()
    const mode = this.#random.chance(55) ? 'permanent' : 'temporary'
    const choice = mode === 'permanent' ? toKeep : toLend
    const give = this.#random.pick(choice)
    const near = choice.filter((thing) => thing !== give && areNear(give, thing, mode))
    const get = near.length === 0 ? undefined : this.#random.pick(near)
    if (get !== undefined) this.#writeFit([one, this.#anyone(one)], { give, get, percent: this.#random.between(74, 120), mode })
    else this.#writeSomeListing()
  }

  #writeSomeListing(): void {
    const mode = this.#random.chance(50) ? 'permanent' : 'temporary'
    const thing = this.#random.pick(mode === 'permanent' ? toKeep : this.#random.chance(75) ? toLend : toDo)
    const at = this.#now - this.#random.between(1, allJoinedDaysAgo - 10) * dayMs - this.#random.below(20 * 60) * minuteMs
    const ended = this.#random.chance(5)
    const listed = this.#list({
      by: this.#anyone(),
      side: this.#random.chance(55) ? 'offer' : 'want',
      mode,
      thing,
      at,
      ...(ended ? { expires: Math.min(at + 20 * dayMs, this.#now - minuteMs) } : {}),
    })
    if (this.#random.chance(7)) changeValue(this.#book, listed, { at: at + 3 * 60 * minuteMs, percent: this.#random.between(80, 95) })
    else if (this.#random.chance(4)) withdrawListing(this.#book, listed, at + 9 * 60 * minuteMs)
  }

  /** Two who wait, an open poster, one withdrawn link, and two members who rest. */
  writeNewcomers(): void {
    const poster = writeInvitation(this.#book, { by: 0, uses: 100, at: this.#now - 3 * dayMs })
    for (let place = 0; place < waiting; place += 1)
      writeJoin(this.#book, { author: this.#people.length + place, invitation: poster, at: this.#now - (20 - place) * 60 * minuteMs, random: this.#random })
    const by = this.#anyone(this.#founder)
    const link = writeInvitation(this.#book, { by: by.author, uses: 1, at: this.#now - 5 * dayMs })
    this.#book.write({ author: by.author, kind: 'invite.withdraw', at: this.#now - 4 * dayMs, refs: [link], fields: () => ({}) })
    for (const person of this.#people.slice(-2))
      this.#book.write({ author: person.author, kind: 'profile.set', at: this.#now - 2 * dayMs, refs: [], fields: async (asked) => ({ name: (await person.beginning.fields(asked)).name, state: 'resting' }) })
  }
}

/** Two things of which one may go for the other with no more than a top-up. */
const areNear = (one: Thing, other: Thing, mode: Listing['mode']): boolean => {
  const middle = ({ keep, lend }: Thing): number => ((range) => (range[0] + range[1]) / 2)((mode === 'permanent' ? keep : lend?.perDay) ?? [1, 1])
  return Math.min(middle(one), middle(other)) / Math.max(middle(one), middle(other)) > 0.5
}
