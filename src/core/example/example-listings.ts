import type { Mode, Side } from '../../domain/market/market-state.ts'
import type { ActBook, DraftAct } from './act-book.ts'
import { dayMs, type Person } from './example-people.ts'
import { listingNotes, quarters } from './phrases.ts'
import type { Random } from './random.ts'
import type { Thing } from './things.ts'

/** A listing of the example, as deals need to know it. */
export interface Listed {
  readonly first: DraftAct
  readonly by: Person
  readonly side: Side
  readonly mode: Mode
  readonly thing: Thing
  readonly title: string
  readonly value: number
  readonly days: number | null
  readonly minutes: number | null
  readonly replacement: number | null
}

export interface Listing {
  readonly by: Person
  readonly side: Side
  readonly mode: Mode
  readonly thing: Thing
  readonly at: number
  /** What it is worth, if it must be near something else: of a loan, a day of it. */
  readonly worth?: number
  readonly days?: number
  /** The board's usual time is 60 days; some are past it. */
  readonly expires?: number
}

export const writeListing = (book: ActBook, random: Random, listing: Listing): Listed => {
  const { by, side, mode, thing, at } = listing
  const title = thing.titles[by.language]
  const terms = mode === 'permanent' ? keepTerms(thing, random, listing) : loanTerms(thing, random, listing)
  const note = random.chance(45) ? random.pick(listingNotes[noteKind(side, thing)][by.language]) : null
  const fields = {
    side,
    mode,
    category: thing.category,
    title,
    note,
    value: terms.value,
    days: terms.days,
    minutes: terms.minutes,
    replacement: side === 'offer' ? terms.replacement : null,
    condition: side === 'offer' && terms.replacement !== null ? random.pick(['new', 'good', 'good', 'worn'] as const) : null,
    place: random.chance(60) ? random.pick(quarters) : null,
    expires: listing.expires ?? at + 120 * dayMs,
    // What is done, not returned, does not run out with one deal (RULES 3).
    many: thing.hours !== null || thing.lend?.lost === null,
  }
  const first = book.write({ author: by.author, kind: 'listing.put', at, refs: [], fields: () => fields })
  return { first, by, side, mode, thing, title, value: terms.value, days: terms.days, minutes: terms.minutes, replacement: fields.replacement }
}

/** Milk was not "hardly used". */
const noteKind = (side: Side, { category }: Thing): keyof typeof listingNotes =>
  side === 'want' ? 'wanted' : wornByUse.has(category) ? 'used' : 'offered'

const wornByUse: ReadonlySet<string> = new Set(['vehicles', 'mobility', 'electronics', 'tools', 'sports', 'household', 'clothing', 'books-games', 'event', 'other'])

/** The author has thought again about what it is worth. */
export const changeValue = (book: ActBook, { first, by }: Listed, { at, percent }: { readonly at: number; readonly percent: number }): DraftAct =>
  book.write({
    author: by.author,
    kind: 'listing.put',
    at,
    refs: [first],
    fields: async (asked) => {
      const fields = await first.fields(asked)
      return { ...fields, of: asked.idOf(first), value: tidy(((fields.value as number) * percent) / 100) }
    },
  })

export const withdrawListing = (book: ActBook, { first, by }: Listed, at: number): DraftAct =>
  book.write({ author: by.author, kind: 'listing.withdraw', at, refs: [first], fields: () => ({}) })

interface Terms {
  readonly value: number
  readonly days: number | null
  readonly minutes: number | null
  readonly replacement: number | null
}

const keepTerms = ({ keep }: Thing, random: Random, { worth }: Listing): Terms => ({
  value: tidy(worth ?? random.between(...(keep ?? [1_000, 5_000]))),
  days: null,
  minutes: null,
  replacement: null,
})

const loanTerms = ({ lend, hours }: Thing, random: Random, { worth, days: asked }: Listing): Terms => {
  if (lend === null) return { value: tidy(worth ?? random.between(...(hours?.worth ?? [3_000, 6_000]))), days: null, minutes: hours?.minutes ?? 60, replacement: null }
  const days = asked ?? random.between(...lend.days)
  return { value: tidy((worth ?? random.between(...lend.perDay)) * days), days, minutes: null, replacement: lend.lost === null ? null : tidy(random.between(...lend.lost)) }
}

/** Nobody asks for 53,417 ₸. */
const tidy = (value: number): number => {
  const step = value >= 20_000 ? 1_000 : value >= 3_000 ? 500 : 100
  return Math.max(step, Math.round(value / step) * step)
}
