import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { createCell } from '../../../test/kit/ledger-kit.ts'
import { propose, putLoan, sealedText } from '../../../test/kit/market-kit.ts'
import { valueMap } from '../../../test/kit/value-map.ts'
import type { Value } from '../base/value.ts'
import { compareLedgerOrder, type MemberId } from '../ledger/entry.ts'
import { bodyOf, isOf, type Accepted, type Held } from '../ledger/held.ts'
import { readAct } from '../ledger/judge.ts'
import type { Kind } from '../ledger/kinds.ts'
import { foldAgreement, isHandedOver, isReturned, type AgreementCore } from './agreement-fold.ts'

/** Alice lends a drill and Bob a ladder, and Bob adds money: legs 0 and 2 loans, 1 money, 3 and 4 what may be owed. */
const cell = createCell()
const [alice, bob] = [cell.founder, cell.join('bob')]
const proposalEntry = propose(alice, bob, [{ listing: putLoan(alice) }, { from: bob, value: 500 }, { listing: putLoan(bob) }])
const proposal = ((): Accepted<'agreement.propose'> => {
  const held = cell.ledger().find(proposalEntry.id) as Held & Accepted
  if (!isOf(held, 'agreement.propose')) throw new Error('not accepted')
  return held
})()
const parties: readonly MemberId[] = [alice.member, bob.member]

/** What either could write about it. What the judge would refuse is among it: the fold must not lean on that. */
const write = (member: MemberId, kind: Kind, fields: Readonly<Record<string, Value>> = {}, named: readonly Accepted[] = []): Accepted => {
  const device = member === alice.member ? alice : bob
  const written = device.write(kind, valueMap(fields), [proposalEntry])
  const entry = { ...written, refs: [proposalEntry.id, ...named.map((act) => act.entry.id)], lamport: proposalEntry.lamport + 1 + (cell.entries.length % 7) }
  const { act } = readAct(entry)
  if (act === null) throw new Error(kind)
  // The act's kind and body were read together; the union cannot be rebuilt by hand.
  return { entry, act, member } as Accepted
}
const returns = parties.flatMap((member) => [0, 2].flatMap((leg) => [0, 300, 500].map((owed) => write(member, 'return.confirm', { leg, owed }))))
const pool: readonly Accepted[] = [
  ...returns,
  ...parties.flatMap((member) => [
    write(member, 'agreement.sign'),
    write(member, 'agreement.decline'),
    write(member, 'agreement.cancel', { reason: sealedText('no time') }),
    ...[0, 1, 2, 3, 4].map((leg) => write(member, 'handover.confirm', { leg })),
    ...returns.flatMap((named) => {
      if (!isOf(named, 'return.confirm')) return []
      const { leg, owed } = bodyOf(named)
      return [write(member, 'handover.confirm', { leg: leg === 0 ? 3 : 4 }, [named]), write(member, 'return.confirm', { leg, owed }, [named])]
    }),
  ]),
]

const fold = (acts: readonly Accepted[]): AgreementCore => foldAgreement(proposal, [proposal, ...acts])
const someActs = fc.shuffledSubarray([...pool])
const ended = new Set(['declined', 'withdrawn', 'cancelled', 'completed'])

describe('any acts on an agreement', () => {
  test('S13: fold to the same state in any order', () => {
    fc.assert(
      fc.property(someActs.chain((acts) => fc.tuple(fc.constant(acts), fc.shuffledSubarray(acts, { minLength: acts.length }))), ([one, other]) => {
        expect(fold(other)).toEqual(fold(one))
      }),
      { numRuns: 300 },
    )
  })

  test('S13: fold to the same state when some come twice', () => {
    fc.assert(
      fc.property(someActs, (acts) => {
        const { entries: _, ...once } = fold(acts)
        const { entries: __, ...twice } = fold([...acts, ...acts])
        expect(twice).toEqual(once)
      }),
      { numRuns: 100 },
    )
  })

  test('S14: fold to a state that the acts bear out', () => {
    fc.assert(
      fc.property(someActs, (acts) => {
        const state = fold(acts)
        const { status, legs, signedBy, calledOffBy, turns } = state
        const happened = legs.some(isHandedOver)
        const begun = legs.some((leg) => leg.handedOverBy.length > 0)
        const differs = legs.some((leg) => leg.returns.length === 2 && !isReturned(leg))
        const allSigned = signedBy.length === 2
        switch (status) {
          case 'proposed':
            expect([calledOffBy.length, allSigned, happened]).toEqual([0, false, false])
            break
          case 'active':
          case 'handed-over':
            expect([differs, calledOffBy.length === 2, calledOffBy.length > 0 && !happened]).toEqual([false, false, false])
            expect(allSigned || happened).toBe(true)
            break
          case 'completed':
            expect(legs.every((leg) => isHandedOver(leg) && (leg.leg.kind !== 'loan' || isReturned(leg)))).toBe(true)
            break
          case 'declined':
          case 'withdrawn':
            expect([begun, allSigned, calledOffBy.length > 0]).toEqual([false, false, true])
            expect(calledOffBy.some((off) => off.member === alice.member)).toBe(status === 'withdrawn')
            break
          case 'cancelled':
            expect(calledOffBy.length === 2 || (!begun && allSigned && calledOffBy.length === 1)).toBe(true)
            break
          case 'disputed':
            expect(differs || (begun && !happened && calledOffBy.length === 1)).toBe(true)
        }
        expect(turns.filter((member) => !parties.includes(member))).toEqual([])
        if (ended.has(status)) expect(turns).toEqual([])
        for (const { leg, index, returns: claims } of legs.filter((each) => each.leg.kind === 'loan')) {
          const said = acts.flatMap((act) => (isOf(act, 'return.confirm') && bodyOf(act).leg === index ? [act.member] : []))
          expect(claims.map((claim) => claim.member)).toEqual([leg.giver, leg.receiver].map((side) => parties[side]!).filter((side) => said.includes(side)))
        }
        for (const leg of legs.filter((each) => each.settles !== null)) {
          const loan = legs.find((each) => each.index === leg.settles)
          expect(loan !== undefined && isReturned(loan) && loan.returns.every((claim) => claim.owed === leg.leg.value && claim.owed > 0)).toBe(true)
        }
      }),
      { numRuns: 1000 },
    )
  })

  test('S7: one party alone undoes nothing that both have handed over', () => {
    fc.assert(
      fc.property(someActs, fc.constantFrom(...parties), fc.shuffledSubarray([...pool]), (acts, who, more) => {
        fc.pre(acts.every((act) => act.member === who || !isCallOff(act) || isBeforeOwnConfirmation(act, acts)))
        const before = fold(acts)
        const after = fold([...acts, ...more.filter((act) => act.member === who && !acts.includes(act))])
        const given = before.legs.filter((leg) => leg.settles === null && isHandedOver(leg)).map((leg) => leg.index)
        fc.pre(given.length > 0)
        expect(after.legs.filter((leg) => given.includes(leg.index)).every(isHandedOver)).toBe(true)
        expect(['proposed', 'declined', 'withdrawn', 'cancelled']).not.toContain(after.status)
      }),
      { numRuns: 500 },
    )
  })

  test('S8: one party alone changes no amount that both have confirmed as settled', () => {
    let settled = 0
    fc.assert(
      fc.property(someActs, fc.constantFrom(...parties), fc.shuffledSubarray([...pool]), (chosen, who, more) => {
        // The other party is honest: they confirm each settlement once.
        const acts = chosen.filter((act) => act.member === who || !isOf(act, 'handover.confirm') || firstOfLeg(act, chosen) === act)
        const before = fold(acts).legs.filter((leg) => leg.settles !== null && isHandedOver(leg))
        const after = fold([...acts, ...more.filter((act) => act.member === who && !acts.includes(act))])
        settled += before.length
        for (const leg of before) expect(after.legs).toContainEqual(leg)
      }),
      { numRuns: 1000 },
    )
    expect(settled).toBeGreaterThan(0)
  })

  test('S9: a settlement is confirmed by who named a return that says its amount', () => {
    fc.assert(
      fc.property(someActs, (acts) => {
        for (const { index, settles, leg, handedOverBy } of fold(acts).legs) {
          if (settles === null) continue
          const named = acts.flatMap((act) => (isOf(act, 'handover.confirm') && bodyOf(act).leg === index && handedOverBy.includes(act.member) ? [act] : []))
          const amounts = named.flatMap((act) => returns.flatMap((each) => (isOf(each, 'return.confirm') && act.entry.refs.includes(each.entry.id) && bodyOf(each).owed === leg.value ? [act.member] : [])))
          expect(handedOverBy.filter((side) => !amounts.includes(side))).toEqual([])
        }
      }),
      { numRuns: 300 },
    )
  })
})

const isCallOff = (act: Accepted): boolean => isOf(act, 'agreement.decline') || isOf(act, 'agreement.cancel')

/** Legs of the terms only: what confirms a settlement is in the pool many times, and only its first would count. */
const isBeforeOwnConfirmation = (callOff: Accepted, acts: readonly Accepted[]): boolean =>
  acts.some((act) => act.member === callOff.member && isOf(act, 'handover.confirm') && bodyOf(act).leg < 3 && compareLedgerOrder(callOff.entry, act.entry) < 0)

const firstOfLeg = (act: Accepted<'handover.confirm'>, acts: readonly Accepted[]): Accepted | undefined =>
  acts.find((each) => each.member === act.member && isOf(each, 'handover.confirm') && bodyOf(each).leg === bodyOf(act).leg)
