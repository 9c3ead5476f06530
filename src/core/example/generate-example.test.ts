import { beforeAll, describe, expect, test } from 'vitest'
import { exampleEntries } from '../../../test/kit/example-entries.ts'
import { maxRefs, type Entry } from '../../domain/ledger/entry.ts'
import { Fold, type FoldedRows } from '../../domain/ledger/fold.ts'
import { Ledger } from '../../domain/ledger/ledger.ts'
import { categories } from '../../domain/market/categories.ts'
import type { AgreementState, AgreementStatus } from '../../domain/market/market-state.ts'
import { createMatchIndex } from '../../domain/matching/create-match-index.ts'
import { findPairs } from '../../domain/matching/find-pairs.ts'
import type { Pair } from '../../domain/matching/types.ts'
import { generateExample, type ExampleOptions } from './generate-example.ts'

const now = Date.UTC(2026, 10, 20, 9)
const dayMs = 86_400_000
const today = Math.floor((now + 5 * 3_600_000) / dayMs)

interface Example {
  readonly entries: readonly Entry[]
  readonly ledger: Ledger
  readonly rows: FoldedRows
}

const run = async (options: Partial<ExampleOptions> = {}): Promise<Example> => {
  const entries = await exampleEntries(generateExample({ seed: 1, now, ...options }))
  const ledger = new Ledger(entries[0]?.id ?? '')
  return { entries, ledger, rows: new Fold(ledger).apply(ledger.add(entries)) }
}

const verdictsOf = ({ ledger }: Example): Readonly<Record<string, number>> => {
  const counts: Record<string, number> = {}
  for (const { verdict } of ledger.all()) {
    const name = verdict.status === 'refused' ? JSON.stringify(verdict.reason) : verdict.status
    counts[name] = (counts[name] ?? 0) + 1
  }
  return counts
}

const statusesOf = (agreements: readonly AgreementState[]): ReadonlySet<AgreementStatus> => new Set(agreements.map((row) => row.status))

const everyStatus: Record<AgreementStatus, true> = {
  proposed: true,
  active: true,
  'handed-over': true,
  completed: true,
  declined: true,
  withdrawn: true,
  cancelled: true,
  disputed: true,
}

let example: Example
beforeAll(async () => {
  example = await run()
})

const founder = (): string => example.entries[0]?.id ?? ''
const foundersDeals = (): readonly AgreementState[] => example.rows.agreements.filter((row) => row.terms.parties.includes(founder()))

const pairsOf = (member: string): readonly Pair[] => {
  const resting = new Set(example.rows.members.filter((row) => row.state === 'resting').map((row) => row.member))
  const open = example.rows.listings.filter((row) => row.expires > now)
  const index = createMatchIndex({
    listings: open.flatMap((row) => (row.state === 'open' || row.state === 'reserved' ? [{ ...row, state: row.state, many: row.many === 1 }] : [])),
    restingMembers: resting,
  })
  return findPairs(index, member)
}

describe('an example community', () => {
  test('is the same for the same seed, and another for another', async () => {
    const again = await run()
    expect(again.entries).toEqual(example.entries)
    expect((await run({ seed: 2 })).entries).not.toEqual(example.entries)
  })

  test.each([1, 2, 3, 4, 5, 6, 7, 8])('has no act that is refused or waits for another (seed %i)', async (seed) => {
    const made = await run({ seed })
    expect(verdictsOf(made)).toEqual({ accepted: made.entries.length })
  })

  test('lies in the past, in the order of its clocks, and names at most 16 others at once', () => {
    const clocks = example.entries.map((entry) => entry.at)
    expect(clocks).toEqual(clocks.toSorted((a, b) => a - b))
    expect(clocks.at(-1)).toBeLessThanOrEqual(now)
    expect(Math.max(...example.entries.map((entry) => entry.refs.length))).toBeLessThanOrEqual(maxRefs)
  })

  test('has the members and listings asked for, two newcomers, and every category', () => {
    const { members, listings, invitations } = example.rows
    expect(members.filter((row) => row.admitted === 1)).toHaveLength(60)
    expect(members.filter((row) => row.admitted === 0)).toHaveLength(2)
    expect(new Set(members.map((row) => row.name)).size).toBe(members.length)
    expect(members.filter((row) => row.state === 'resting')).toHaveLength(2)
    expect(new Set(members.map((row) => row.invitedBy)).size).toBeGreaterThan(8)
    expect(listings.length).toBeGreaterThanOrEqual(400)
    expect(listings.length).toBeLessThan(405)
    expect(new Set(listings.map((row) => row.category))).toEqual(new Set(categories.map((category) => category.id)))
    expect(new Set(listings.map((row) => row.state))).toEqual(new Set(['open', 'reserved', 'fulfilled', 'withdrawn']))
    expect(invitations.filter((row) => row.withdrawn === 1)).toHaveLength(1)
  })

  test('has agreements in every state, the founder by themselves too', () => {
    expect(statusesOf(example.rows.agreements)).toEqual(new Set(Object.keys(everyStatus)))
    expect(statusesOf(foundersDeals())).toEqual(new Set(Object.keys(everyStatus)))
  })

  test('shows the founder what needs them: loans due and overdue, one side only, crossed, clashing and damaged', () => {
    const deals = foundersDeals()
    const out = deals.filter((row) => row.status === 'handed-over')
    const due = out.flatMap((row) => row.terms.legs.flatMap((leg) => (leg.kind === 'loan' && leg.days !== null ? [row.terms.day + leg.days - today] : [])))
    expect(due.filter((days) => days >= 0 && days <= 2).length).toBeGreaterThanOrEqual(1)
    expect(due.filter((days) => days < 0).length).toBeGreaterThanOrEqual(1)
    expect(deals.filter((row) => row.status === 'active' && row.legs.some((leg) => leg.handedOverBy.length === 1)).length).toBeGreaterThanOrEqual(1)
    expect(deals.filter((row) => row.crossed === 1).length).toBeGreaterThanOrEqual(1)
    expect(deals.filter((row) => row.clash === 1).length).toBeGreaterThanOrEqual(2)
    const settled = deals.filter((row) => row.legs.some((leg) => leg.settles !== null))
    expect(statusesOf(settled)).toEqual(new Set(['handed-over', 'completed']))
    expect(deals.filter((row) => row.turns.includes(founder())).length).toBeGreaterThanOrEqual(4)
  })

  test('fits the founder at least three times to keep and twice to borrow, and many others at least twice', () => {
    const mine = pairsOf(founder())
    expect(mine.filter((pair) => pair.mode === 'permanent').length).toBeGreaterThanOrEqual(3)
    expect(mine.filter((pair) => pair.mode === 'temporary').length).toBeGreaterThanOrEqual(2)
    expect(new Set(mine.map((pair) => pair.band))).toEqual(new Set(['equal', 'fair', 'top-up']))
    const fitted = example.rows.members.filter((row) => pairsOf(row.member).length >= 2)
    expect(fitted.length).toBeGreaterThanOrEqual(30)
  })

  test('mixes three languages', () => {
    const titles = example.rows.listings.map((row) => row.title)
    const kazakh = titles.filter((title) => /[әғқңөұүһі]/i.test(title)).length
    const latin = titles.filter((title) => /^[a-z]/i.test(title)).length
    expect(kazakh).toBeGreaterThan(40)
    expect(latin).toBeGreaterThan(15)
    expect(titles.length - kazakh - latin).toBeGreaterThan(100)
  })
})

describe('a large example', () => {
  test('has as many members and entries as asked for, and none refused', async () => {
    const made = await run({ members: 500, listings: 3_000, entries: 20_000 })
    expect(made.entries.length).toBeGreaterThanOrEqual(20_000)
    expect(made.entries.length).toBeLessThan(20_050)
    expect(verdictsOf(made)).toEqual({ accepted: made.entries.length })
    expect(made.rows.members).toHaveLength(502)
  })
})
