import { ExampleDeal, type Proposal } from './example-deal.ts'
import type { ActBook } from './act-book.ts'
import { dayMs, minuteMs } from './example-people.ts'
import type { Random } from './random.ts'

const hour = 60 * minuteMs

/** How far an agreement has come. */
interface Stage {
  /** Only these can come so far: a thing to keep does not come back. */
  readonly mode: 'permanent' | 'temporary' | 'either'
  /** Days from the hand-over to now, of a loan of so many days. Negative: still to come. */
  readonly metDaysAgo: (days: number, random: Random) => number
  readonly play: (deal: ExampleDeal) => void
}

const long = (days: number, random: Random): number => days + random.between(8, 50)
const soon = (_: number, random: Random): number => -random.between(1, 6)

const signed = (deal: ExampleDeal): ExampleDeal => deal.sign(5 * hour)

const handedOver = (deal: ExampleDeal): ExampleDeal => {
  const [proposer, other] = deal.parties
  return signed(deal).waitForDay().handOver(proposer, 10 * minuteMs).handOver(other, 20 * minuteMs)
}

const backSaysOther = (deal: ExampleDeal, owed: number): ExampleDeal => handedOver(deal).waitForDay(deal.lentDays).giveBack(deal.parties[1], hour, owed)

const broughtBack = (deal: ExampleDeal, owed: number): ExampleDeal => backSaysOther(deal, owed).giveBack(deal.parties[0], hour, owed)

export const stages = {
  proposed: { mode: 'either', metDaysAgo: soon, play: () => {} },
  active: { mode: 'either', metDaysAgo: soon, play: (deal) => void signed(deal) },
  'said-by-one': { mode: 'permanent', metDaysAgo: () => 1, play: (deal) => void signed(deal).waitForDay().handOver(deal.parties[1], hour) },
  lent: { mode: 'temporary', metDaysAgo: () => 1, play: (deal) => void handedOver(deal) },
  'due-soon': { mode: 'temporary', metDaysAgo: (days) => Math.max(0.5, days - 1), play: (deal) => void handedOver(deal) },
  overdue: { mode: 'temporary', metDaysAgo: (days, random) => days + random.between(1, 6), play: (deal) => void handedOver(deal) },
  'back-by-one': { mode: 'temporary', metDaysAgo: (days) => days + 1, play: (deal) => void backSaysOther(deal, 0) },
  exchanged: { mode: 'permanent', metDaysAgo: long, play: (deal) => void handedOver(deal) },
  returned: { mode: 'temporary', metDaysAgo: long, play: (deal) => void broughtBack(deal, 0) },
  declined: { mode: 'either', metDaysAgo: long, play: (deal) => void deal.decline(deal.parties[1], 7 * hour) },
  withdrawn: { mode: 'either', metDaysAgo: long, play: (deal) => void deal.decline(deal.parties[0], 9 * hour) },
  cancelled: { mode: 'either', metDaysAgo: long, play: (deal) => void signed(deal).cancel(deal.parties[1], 10 * hour) },
  /** Taken back on one phone while it was signed on the other. */
  crossed: { mode: 'either', metDaysAgo: long, play: (deal) => void deal.decline(deal.parties[0], 4 * hour).sign(hour, true) },
  /** Handed over, says one; called off, said the other meanwhile. */
  disputed: {
    mode: 'permanent',
    metDaysAgo: () => 9,
    play: (deal) => void signed(deal).waitForDay().handOver(deal.parties[0], hour).cancel(deal.parties[1], minuteMs, true),
  },
  'returns-differ': { mode: 'temporary', metDaysAgo: (days) => days + 3, play: (deal) => void backSaysOther(deal, 0).giveBack(deal.parties[0], hour, 5_000) },
  'damage-owed': { mode: 'temporary', metDaysAgo: (days) => days + 4, play: (deal) => void broughtBack(deal, 6_000) },
  'damage-settled': {
    mode: 'temporary',
    metDaysAgo: long,
    play: (deal) => {
      const [proposer, other] = deal.parties
      broughtBack(deal, 4_000).settle(other, dayMs).settle(proposer, hour)
    },
  },
} as const satisfies Readonly<Record<string, Stage>>

export type StageName = keyof typeof stages

export const stageNames = Object.keys(stages) as readonly StageName[]

/** What a community mostly looks like: much is done, some is under way, little goes wrong. */
export const usualStages: readonly StageName[] = [
  ...Array<StageName>(8).fill('exchanged'),
  ...Array<StageName>(6).fill('returned'),
  ...Array<StageName>(3).fill('active'),
  ...Array<StageName>(3).fill('proposed'),
  ...Array<StageName>(2).fill('lent'),
  ...stageNames,
]

/** When a deal at this stage was proposed and its things changed hands. */
export const stageTimes = (stage: StageName, days: number, { now, random }: { readonly now: number; readonly random: Random }): Pick<Proposal, 'at' | 'meets'> => {
  const met = stages[stage].metDaysAgo(days, random)
  const meets = now - met * dayMs
  return { meets, at: Math.min(meets, now) - random.between(30, 60) * hour }
}

export const writeDeal = (book: ActBook, random: Random, { stage, proposal }: { readonly stage: StageName; readonly proposal: Proposal }): void =>
  stages[stage].play(new ExampleDeal(book, random, proposal))
