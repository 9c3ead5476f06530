import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { arrivals, histories, type Arrival, type History } from '../../../test/kit/histories.ts'
import { RowTable } from '../../../test/kit/row-table.ts'
import { holdsListing, isHandedOver } from '../market/agreement-fold.ts'
import type { AgreementState, ListingState } from '../market/market-state.ts'
import type { MemberState } from '../people/people-state.ts'
import type { EntryId, MemberId } from './entry.ts'
import { Fold, foldAll } from './fold.ts'
import { bodyOf, isAccepted, isOf, type Accepted } from './held.ts'
import { Ledger } from './ledger.ts'
import type { Verdict } from './verdict.ts'

/** A phone: what it held after each batch can be looked at. */
const receive = ({ cell, entries }: History, arrival: Arrival, look?: (ledger: Ledger, table: RowTable) => void) => {
  const ledger = new Ledger(cell.creation.id)
  const fold = new Fold(ledger)
  const table = new RowTable()
  for (const batch of arrival) {
    table.apply(fold.apply(ledger.add(batch.map((place) => entries[place]!))))
    look?.(ledger, table)
  }
  return { ledger, table }
}

/** What a waiting entry waits for was noted when it was last looked at; what has settled since is left out. */
const verdicts = (ledger: Ledger): ReadonlyMap<EntryId, Verdict> =>
  new Map(
    [...ledger.all()].map(({ entry, verdict }) => [
      entry.id,
      verdict.status === 'waiting' ? { ...verdict, for: verdict.for.filter((id) => !isSettled(ledger.find(id)?.verdict)) } : verdict,
    ]),
  )

const isSettled = (verdict: Verdict | undefined): boolean => verdict !== undefined && verdict.status !== 'waiting' && verdict.status !== 'unadmitted'

interface RowByType {
  readonly agreement: AgreementState
  readonly listing: ListingState
  readonly member: MemberState
}

const rowsOf = <T extends keyof RowByType>(table: RowTable, type: T): readonly RowByType[T][] =>
  Object.entries(table.content().rows).flatMap(([key, row]) => (key.startsWith(`${type} `) ? [row as RowByType[T]] : []))

/** In ledger order. */
const actsOf = (ledger: Ledger, { entries }: AgreementState): readonly Accepted[] =>
  entries.flatMap((id) => {
    const held = ledger.find(id)
    return held !== undefined && isAccepted(held) ? [held] : []
  })

/** Whether this party called it off after every leg they confirmed, each when they first did. */
const hasCalledOffSince = (acts: readonly Accepted[], party: MemberId): boolean => {
  const confirmed = new Set<number>()
  let isOff = false
  for (const act of acts.filter(({ member }) => member === party)) {
    if (isOf(act, 'agreement.decline') || isOf(act, 'agreement.cancel')) isOff = true
    if (!isOf(act, 'handover.confirm') || confirmed.has(bodyOf(act).leg)) continue
    confirmed.add(bodyOf(act).leg)
    isOff = false
  }
  return isOff
}

/** Both kinds of phones: with and without a device that signs numbers twice. */
const kinds = [
  ['with honest devices', { steps: 60, forks: false }],
  ['with forked devices', { steps: 60, forks: true }],
] as const

/** A run in which nothing happened would show nothing. */
const reached = new Map<string, number>()
const note = (what: string): void => void reached.set(what, (reached.get(what) ?? 0) + 1)

describe.each(kinds)('%s', (_name, options) => {
  const runs = histories(options).chain((history) => fc.tuple(fc.constant(history), arrivals(history)))

  test('J1, F1: any order and any batches of arrival give the same verdicts and the same rows', () => {
    fc.assert(
      fc.property(runs, ([history, arrival]) => {
        const one = receive(history, history.entries.map((_entry, place) => [place]))
        const other = receive(history, arrival)
        expect(verdicts(other.ledger)).toEqual(verdicts(one.ledger))
        expect(other.table.content()).toEqual(one.table.content())
        expect(new RowTable().apply(foldAll(other.ledger)).content()).toEqual(one.table.content())
        for (const [, verdict] of verdicts(one.ledger)) note(verdict.status === 'refused' ? verdict.reason.type : verdict.status)
        for (const { status, fromStoppedDevice, crossed, clash } of rowsOf(one.table, 'agreement')) {
          note(status)
          if (fromStoppedDevice) note('marked')
          if (crossed) note('crossed')
          if (clash) note('clash')
        }
        for (const { state } of rowsOf(one.table, 'listing')) note(state)
        if (one.table.content().removed.length > 0) note('set aside')
      }),
      { numRuns: 120 },
    )
  })

  test('J2: a verdict, once given, never changes', () => {
    fc.assert(
      fc.property(runs, ([history, arrival]) => {
        const given = new Map<EntryId, Verdict>()
        receive(history, arrival, (ledger) => {
          for (const [id, verdict] of verdicts(ledger)) {
            if (!isSettled(verdict)) continue
            expect(verdict).toEqual(given.get(id) ?? verdict)
            given.set(id, verdict)
          }
        })
      }),
      { numRuns: 40 },
    )
  })

  test('J12: what is said of an entry beforehand is what judging says', () => {
    fc.assert(
      fc.property(runs, ([{ cell, entries }]) => {
        const ledger = new Ledger(cell.creation.id)
        const saidAndJudged = entries.flatMap((entry) => {
          const said = ledger.preview(entry)
          ledger.add([entry])
          const verdict = ledger.find(entry.id)?.verdict
          const judged = verdict?.status === 'refused' ? verdict.reason : undefined
          // Who asks writes here, on an own entry: its place is not in question, and what waits is not judged.
          const isAsked = (verdict?.status === 'accepted' || judged !== undefined) && judged?.type !== 'other-cell' && judged?.type !== 'broken-chain'
          return isAsked ? [{ said, judged }] : []
        })
        expect(saidAndJudged.map(({ said }) => said)).toEqual(saidAndJudged.map(({ judged }) => judged))
      }),
      { numRuns: 40 },
    )
  })

  test('F2: what comes twice is once', () => {
    fc.assert(
      fc.property(runs, ([history, arrival]) => {
        const once = receive(history, arrival)
        const twice = receive(history, [...arrival, ...arrival.toReversed()])
        expect(verdicts(twice.ledger)).toEqual(verdicts(once.ledger))
        expect(twice.table.content()).toEqual(once.table.content())
      }),
      { numRuns: 40 },
    )
  })

  test('F3: rows bear each other out, whatever has arrived', () => {
    fc.assert(
      fc.property(runs, ([history, arrival]) => {
        receive(history, arrival, (_ledger, table) => {
          const agreements = rowsOf(table, 'agreement')
          const members = new Set(rowsOf(table, 'member').map((row) => row.member))
          const holding = (listing: string): readonly string[] =>
            agreements
              .filter((row) => holdsListing(row, listing))
              .map((row) => row.agreement)
              .toSorted()
          for (const row of rowsOf(table, 'listing')) {
            expect(row.heldBy).toEqual(holding(row.listing))
            if (row.many === 0 && row.state !== 'withdrawn') expect(row.state === 'reserved').toBe(row.heldBy.length > 0)
            expect(members.has(row.member)).toBe(true)
          }
          for (const row of agreements) {
            expect(row.signedBy).toContain(row.proposer)
            expect(row.status === 'completed' && !row.legs.every(isHandedOver)).toBe(false)
          }
        })
      }),
      { numRuns: 30 },
    )
  })

  test('S7, S8: what both sides handed over or settled is never undone by one, fork or no fork', () => {
    fc.assert(
      fc.property(runs, ([history, arrival]) => {
        const given = new Map<EntryId, ReadonlyMap<number, number>>()
        receive(history, arrival, (ledger, table) => {
          const rows = new Map(rowsOf(table, 'agreement').map((row) => [row.agreement, row]))
          for (const [agreement, valueByLeg] of given) {
            const legs = rows.get(agreement)?.legs ?? []
            const standing = new Map(legs.filter(isHandedOver).map((leg) => [leg.index, leg.leg.value]))
            expect([...valueByLeg].filter(([index, value]) => standing.get(index) !== value)).toEqual([])
          }
          for (const row of rows.values()) {
            const handed = row.legs.filter(isHandedOver)
            if (handed.length === 0) continue
            given.set(row.agreement, new Map(handed.map((leg) => [leg.index, leg.leg.value])))
            if (row.legs.some((leg) => leg.settles !== null && isHandedOver(leg))) note('settled')
            if (row.calledOffBy.length > 0) note('called off after a hand-over')
            if (['active', 'handed-over', 'completed', 'disputed'].includes(row.status)) continue
            expect(row.terms.parties.filter((party) => !hasCalledOffSince(actsOf(ledger, row), party))).toEqual([])
            note('called off by both after a hand-over')
          }
        })
      }),
      { numRuns: 100 },
    )
  })
})

test('the runs above came to every kind of verdict and state', () => {
  const wanted = ['accepted', 'waiting', 'unadmitted', 'needs-newer-app', 'other-cell', 'broken-chain', 'not-party', 'proposed', 'active', 'handed-over', 'completed', 'declined', 'cancelled', 'disputed', 'reserved', 'fulfilled', 'marked', 'crossed', 'clash', 'set aside', 'settled', 'called off after a hand-over', 'called off by both after a hand-over']
  expect(wanted.filter((what) => !reached.has(what))).toEqual([])
})
