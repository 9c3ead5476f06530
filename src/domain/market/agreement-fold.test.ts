import { describe, expect, test } from 'vitest'
import { agreementRow, listingRow } from '../../../test/kit/fold-cell.ts'
import { createCell, verdictOf, type Cell, type Device } from '../../../test/kit/ledger-kit.ts'
import { cancel, decline, giveBack, handOver, propose, putListing, putLoan, sign } from '../../../test/kit/market-kit.ts'
import { valueMap } from '../../../test/kit/value-map.ts'
import type { Entry } from '../ledger/entry.ts'
import type { AgreementState } from './market-state.ts'

interface Deal {
  readonly cell: Cell
  readonly alice: Device
  readonly bob: Device
  readonly proposal: Entry
}

type Step = (deal: Deal) => void

/** Folds a deal of Alice's after some steps, each of which must itself be accepted. */
const after = (begin: (alice: Device, bob: Device) => Entry, steps: readonly Step[]): AgreementState => {
  const cell = createCell()
  const [alice, bob] = [cell.founder, cell.join('bob')]
  const proposal = begin(alice, bob)
  for (const step of steps) step({ cell, alice, bob, proposal })
  const ledger = cell.ledger()
  expect(cell.entries.filter((entry) => verdictOf(ledger, entry) !== 'accepted').map((entry) => entry.kind)).toEqual([])
  return agreementRow(cell, proposal)
}

const swap = (alice: Device, bob: Device): Entry => propose(alice, bob, [{ listing: putListing(alice) }, { listing: putListing(bob) }])
const gift = (alice: Device, bob: Device): Entry => propose(alice, bob, [{ listing: putListing(alice) }])
const loan = (alice: Device, bob: Device): Entry => propose(alice, bob, [{ listing: putLoan(alice) }])

const bobSigns: Step = ({ bob, proposal }) => void sign(bob, proposal)
const bobConfirms: Step = ({ bob, proposal }) => void handOver(bob, proposal, 0)
const aliceConfirms: Step = ({ alice, proposal }) => void handOver(alice, proposal, 0)
const bothConfirm: Step = (deal) => {
  aliceConfirms(deal)
  bobConfirms(deal)
}
const bobReturns =
  (owed: number): Step =>
  ({ bob, proposal }) =>
    void giveBack(bob, proposal, { leg: 0, owed })
const aliceReturns =
  (owed: number): Step =>
  ({ alice, proposal }) =>
    void giveBack(alice, proposal, { leg: 0, owed })

/** Steps of a phone that has nothing of what the other did meanwhile, except what a step of its own needs. */
const apart = {
  bobSigns: (({ bob, proposal }) => void sign(bob, proposal, [])) satisfies Step,
  bobCancels: (({ bob, proposal }) => void cancel(bob, proposal, [])) satisfies Step,
  bobDeclines: (({ bob, proposal }) => void decline(bob, proposal, [])) satisfies Step,
  aliceDeclines: (({ alice, proposal }) => void decline(alice, proposal, [])) satisfies Step,
  bobConfirms: (({ bob, proposal }) => void handOver(bob, proposal, 0, [])) satisfies Step,
}

/** Alice has Bob's signature and nothing after it. */
const withSignature = ({ cell, bob, proposal }: Deal): readonly Entry[] =>
  cell.entries.filter((entry) => entry.kind === 'agreement.sign' && entry.device === bob.device && entry.refs[0] === proposal.id)
const aliceConfirmsApart: Step = (deal) => void handOver(deal.alice, deal.proposal, 0, withSignature(deal))
const aliceCancelsApart: Step = (deal) => void cancel(deal.alice, deal.proposal, withSignature(deal))

/** Both took the drill back and said that this much is owed, neither knowing of the other's word; then each took it in. */
const crossedReturns =
  (owed: number): Step =>
  ({ alice, bob, proposal }) => {
    alice.write('seen', valueMap({}), [bob.head as Entry])
    const [one, other] = [alice, bob].map((device) => giveBack(device, proposal, { leg: 0, owed }, [])) as [Entry, Entry]
    alice.write('seen', valueMap({}), [other])
    bob.write('seen', valueMap({}), [one])
  }
const lastReturn = (cell: Cell, device: Device): Entry => cell.entries.findLast((entry) => entry.kind === 'return.confirm' && entry.device === device.device) as Entry
const aliceIsPaid: Step = ({ cell, alice, bob, proposal }) => void handOver(alice, proposal, 1, [lastReturn(cell, bob)])
const bobHasPaid: Step = ({ cell, alice, bob, proposal }) => void handOver(bob, proposal, 1, [lastReturn(cell, alice)])

/** Bob's phone goes on from before these steps too, and there says something else, later than all of them. */
const bobForks =
  (steps: readonly Step[], say: (twin: Device, proposal: Entry) => void): Step =>
  (deal) => {
    const twin = deal.bob.fork()
    for (const step of steps) step(deal)
    twin.write('seen', valueMap({}), [deal.alice.write('seen', valueMap({}), [deal.bob.head as Entry])])
    say(twin, deal.proposal)
  }

interface Line {
  readonly law: string
  readonly when: string
  readonly begin: (alice: Device, bob: Device) => Entry
  readonly steps: readonly Step[]
  readonly ends: Partial<Pick<AgreementState, 'status' | 'crossed'>>
}

const straight: readonly Line[] = [
  { law: 'S1', when: 'one of two has signed', begin: swap, steps: [], ends: { status: 'proposed' } },
  { law: 'S1', when: 'both have signed', begin: swap, steps: [bobSigns], ends: { status: 'active' } },
  { law: 'S2', when: 'the other declines', begin: swap, steps: [({ bob, proposal }) => void decline(bob, proposal)], ends: { status: 'declined', crossed: 0 } },
  { law: 'S2', when: 'the proposer takes it back', begin: swap, steps: [({ alice, proposal }) => void decline(alice, proposal)], ends: { status: 'withdrawn', crossed: 0 } },
  { law: 'S2', when: 'one cancels before any hand-over', begin: swap, steps: [bobSigns, ({ bob, proposal }) => void cancel(bob, proposal)], ends: { status: 'cancelled', crossed: 0 } },
  { law: 'S3', when: 'one side says it was handed over', begin: gift, steps: [bobSigns, aliceConfirms], ends: { status: 'active' } },
  { law: 'S3', when: 'both say so of one leg of two', begin: swap, steps: [bobSigns, bothConfirm], ends: { status: 'active' } },
  { law: 'S3', when: 'both say so of everything to keep', begin: gift, steps: [bobSigns, bothConfirm], ends: { status: 'completed' } },
  { law: 'S3', when: 'both say so of a loan', begin: loan, steps: [bobSigns, bothConfirm], ends: { status: 'handed-over' } },
  { law: 'S4', when: 'one side says the loan is back', begin: loan, steps: [bobSigns, bothConfirm, bobReturns(0)], ends: { status: 'handed-over' } },
  { law: 'S4', when: 'both say the loan is back', begin: loan, steps: [bobSigns, bothConfirm, bobReturns(0), aliceReturns(0)], ends: { status: 'completed' } },
]

const crossing: readonly Line[] = [
  { law: 'S5', when: 'the proposer takes back what the other signs', begin: swap, steps: [apart.aliceDeclines, apart.bobSigns], ends: { status: 'cancelled', crossed: 1 } },
  { law: 'S5', when: 'both call off what never came about', begin: swap, steps: [apart.aliceDeclines, apart.bobDeclines], ends: { status: 'withdrawn', crossed: 0 } },
  {
    law: 'S5',
    when: 'the proposer takes back what the other signs and has already received',
    begin: gift,
    steps: [apart.aliceDeclines, apart.bobSigns, apart.bobConfirms],
    ends: { status: 'disputed', crossed: 1 },
  },
  { law: 'S6', when: 'one cancels and the other confirms', begin: gift, steps: [bobSigns, apart.bobCancels, aliceConfirmsApart], ends: { status: 'disputed' } },
  { law: 'S6', when: 'one confirms and then cancels, alone', begin: gift, steps: [bobSigns, bobConfirms, ({ bob, proposal }) => void cancel(bob, proposal)], ends: { status: 'disputed' } },
  {
    law: 'S6',
    when: 'one cancels, the other confirms, and the first confirms too',
    begin: gift,
    steps: [bobSigns, apart.bobCancels, aliceConfirmsApart, bobConfirms],
    ends: { status: 'completed' },
  },
  {
    law: 'S6',
    when: 'one cancels, the other confirms, and the other cancels too',
    begin: gift,
    steps: [bobSigns, apart.bobCancels, aliceConfirmsApart, ({ alice, proposal }) => void cancel(alice, proposal)],
    ends: { status: 'cancelled' },
  },
  {
    law: 'S7',
    when: 'one cancels after both have confirmed one leg of two',
    begin: swap,
    steps: [bobSigns, bothConfirm, ({ bob, proposal }) => void cancel(bob, proposal)],
    ends: { status: 'active' },
  },
  { law: 'S7', when: 'one cancels what both have lent and taken', begin: loan, steps: [bobSigns, bothConfirm, ({ alice, proposal }) => void cancel(alice, proposal)], ends: { status: 'handed-over' } },
  { law: 'S7', when: 'both cancel what both have lent and taken', begin: loan, steps: [bobSigns, bothConfirm, ({ alice, proposal }) => void cancel(alice, proposal), ({ bob, proposal }) => void cancel(bob, proposal)], ends: { status: 'cancelled' } },
  {
    law: 'S7',
    when: 'one goes on with what they had called off, and the other calls it off alone',
    begin: swap,
    steps: [bobSigns, apart.bobConfirms, aliceCancelsApart, aliceConfirms, ({ bob, proposal }) => void cancel(bob, proposal)],
    ends: { status: 'active' },
  },
  {
    law: 'S7',
    when: 'one goes on with what they had called off, and both call it off afterwards',
    begin: swap,
    steps: [bobSigns, apart.bobConfirms, aliceCancelsApart, aliceConfirms, ({ bob, proposal }) => void cancel(bob, proposal), ({ alice, proposal }) => void cancel(alice, proposal)],
    ends: { status: 'cancelled' },
  },
  {
    law: 'S7',
    when: 'both have called it off, and one confirms in a fork what they had confirmed before',
    begin: swap,
    steps: [
      bobSigns,
      aliceConfirms,
      bobForks([bobConfirms, ({ alice, proposal }) => void cancel(alice, proposal), ({ bob, proposal }) => void cancel(bob, proposal)], (twin, proposal) => void handOver(twin, proposal, 0, [])),
    ],
    ends: { status: 'cancelled' },
  },
  { law: 'S6', when: 'one cancels what the other has not confirmed, and goes on with another leg', begin: swap, steps: [bobSigns, aliceConfirms, ({ alice, proposal }) => void cancel(alice, proposal), ({ alice, proposal }) => void handOver(alice, proposal, 1)], ends: { status: 'active' } },
  { law: 'S7', when: 'both cancel apart', begin: swap, steps: [bobSigns, apart.bobCancels, aliceCancelsApart], ends: { status: 'cancelled', crossed: 0 } },
  { law: 'S8', when: 'what is owed differs', begin: loan, steps: [bobSigns, bothConfirm, bobReturns(0), aliceReturns(500)], ends: { status: 'disputed' } },
  { law: 'S8', when: 'what was owed differed and one gives in', begin: loan, steps: [bobSigns, bothConfirm, bobReturns(0), aliceReturns(500), aliceReturns(0)], ends: { status: 'completed' } },
  {
    law: 'S8', when: 'one says something else after the other has settled it',
    begin: loan, steps: [bobSigns, bothConfirm, aliceReturns(0), bobReturns(0), ({ alice, proposal }) => void giveBack(alice, proposal, { leg: 0, owed: 500 }, [])],
    ends: { status: 'completed' },
  },
  { law: 'S8', when: 'returns crossed, one is paid, and the other says something else in a fork', begin: loan, steps: [bobSigns, bothConfirm, bobForks([crossedReturns(500), aliceIsPaid], (twin, proposal) => void giveBack(twin, proposal, { leg: 0, owed: 0 }, []))], ends: { status: 'handed-over' } },
  { law: 'S8', when: 'returns crossed, both say it is paid, and one says something else in a fork', begin: loan, steps: [bobSigns, bothConfirm, bobForks([crossedReturns(500), aliceIsPaid, bobHasPaid], (twin, proposal) => void giveBack(twin, proposal, { leg: 0, owed: 0 }, []))], ends: { status: 'completed' } },
  { law: 'S9', when: 'both say how much is owed', begin: loan, steps: [bobSigns, bothConfirm, bobReturns(500), aliceReturns(500)], ends: { status: 'handed-over' } },
  {
    law: 'S9',
    when: 'both say that what was owed is paid',
    begin: loan,
    steps: [bobSigns, bothConfirm, bobReturns(500), aliceReturns(500), ({ alice, proposal }) => void handOver(alice, proposal, 1), ({ bob, proposal }) => void handOver(bob, proposal, 1)],
    ends: { status: 'completed' },
  },
]

describe.each([
  ['an agreement', straight],
  ['acts that cross', crossing],
])('%s', (_, lines) => {
  for (const { law, when, begin, steps, ends } of lines) {
    test(`${law}: ${when} → ${ends.status}`, () => {
      expect(after(begin, steps)).toMatchObject(ends)
    })
  }
})

describe('a settlement', () => {
  test('S9: is a leg of money from the borrower to the lender, after those of the terms', () => {
    const state = after(loan, [bobSigns, bothConfirm, bobReturns(500), aliceReturns(500)])
    expect(state.legs).toHaveLength(2)
    expect(state.legs[1]).toMatchObject({ index: 1, settles: 0, leg: { kind: 'money', giver: 1, receiver: 0, value: 500, listing: null } })
  })

  test('S9: is not there while the two differ, and nothing is owed for what is worn', () => {
    expect(after(loan, [bobSigns, bothConfirm, bobReturns(0), aliceReturns(500)]).legs).toHaveLength(1)
    expect(after(loan, [bobSigns, bothConfirm, bobReturns(0), aliceReturns(0)]).legs).toHaveLength(1)
  })

  test('S9: has its own number for each loan, whichever comes back damaged', () => {
    const two = (alice: Device, bob: Device) => propose(alice, bob, [{ listing: putLoan(alice) }, { from: bob, value: 6_000 }, { listing: putLoan(bob) }])
    const bobsDrill: Step = (deal) => {
      for (const device of [deal.alice, deal.bob]) handOver(device, deal.proposal, 2)
      for (const device of [deal.alice, deal.bob]) giveBack(device, deal.proposal, { leg: 2, owed: 700 })
    }
    expect(after(two, [bobSigns, bobsDrill]).legs.map(({ index, settles }) => [index, settles])).toEqual([
      [0, null],
      [1, null],
      [2, null],
      [4, 2],
    ])
  })
})

describe('a settlement of one amount, when the other side had asked for another before', () => {
  /** Alice asks for 300, then for 500; Bob agrees to that, and his twin to the 300. */
  const askedTwice =
    (then: (deal: Deal & { readonly twin: Device; readonly asked: Entry }) => void): Step =>
    (deal) => {
      const { alice, bob, proposal } = deal
      const asked = giveBack(alice, proposal, { leg: 0, owed: 300 })
      const twin = bob.fork()
      for (const device of [alice, bob]) giveBack(device, proposal, { leg: 0, owed: 500 })
      then({ ...deal, twin, asked })
    }

  test('S8: stays what both confirmed', () => {
    const state = after(loan, [bobSigns, bothConfirm, askedTwice(({ twin, asked, ...deal }) => {
      aliceIsPaid(deal)
      bobHasPaid(deal)
      giveBack(twin, deal.proposal, { leg: 0, owed: 300 }, [asked])
      handOver(twin, deal.proposal, 1, [asked])
    })])
    expect(state).toMatchObject({ status: 'completed', legs: [{ returns: [{ owed: 500 }, { owed: 500 }] }, { leg: { value: 500 } }] })
  })

  test('S8: keeps the first words that said so', () => {
    const said: Step[] = [bobSigns, bothConfirm, bobForks([bobReturns(500), aliceReturns(500)], (twin, proposal) => void giveBack(twin, proposal, { leg: 0, owed: 500 }, []))]
    const state = after(loan, said)
    expect(state.entries).toHaveLength(7)
    const [, ofBob] = state.legs[0]!.returns
    expect(ofBob!.at).toBeLessThan(state.changedAt)
  })

  test('S9: is confirmed by who confirmed that amount', () => {
    const state = after(loan, [bobSigns, bothConfirm, askedTwice(({ twin, asked, ...deal }) => {
      aliceIsPaid(deal)
      giveBack(twin, deal.proposal, { leg: 0, owed: 300 }, [asked])
      twin.write('seen', valueMap({}), [deal.alice.head as Entry])
      handOver(twin, deal.proposal, 1, [asked])
    })])
    expect(state).toMatchObject({ status: 'handed-over', legs: [{}, { leg: { value: 500 }, handedOverBy: [state.terms.parties[0]] }] })
  })
})

describe('whose turn it is', () => {
  const turns = (begin: Line['begin'], steps: readonly Step[]): readonly string[] => {
    const { turns: due, terms } = after(begin, steps)
    return due.map((member) => (member === terms.parties[0] ? 'alice' : 'bob'))
  }

  const lines: readonly { readonly when: string; readonly begin: Line['begin']; readonly steps: readonly Step[]; readonly who: readonly string[] }[] = [
    { when: 'it is proposed', begin: swap, steps: [], who: ['bob'] },
    { when: 'nothing is handed over', begin: gift, steps: [bobSigns], who: ['alice', 'bob'] },
    { when: 'one side has confirmed', begin: gift, steps: [bobSigns, aliceConfirms], who: ['bob'] },
    { when: 'the loan is out', begin: loan, steps: [bobSigns, bothConfirm], who: [] },
    { when: 'one side says it is back', begin: loan, steps: [bobSigns, bothConfirm, bobReturns(0)], who: ['alice'] },
    { when: 'they differ on what is owed', begin: loan, steps: [bobSigns, bothConfirm, bobReturns(0), aliceReturns(5)], who: ['alice', 'bob'] },
    { when: 'something is owed', begin: loan, steps: [bobSigns, bothConfirm, bobReturns(5), aliceReturns(5)], who: ['alice', 'bob'] },
    { when: 'all is done', begin: gift, steps: [bobSigns, bothConfirm], who: [] },
    { when: 'it is declined', begin: swap, steps: [({ bob, proposal }) => void decline(bob, proposal)], who: [] },
  ]
  for (const { when, begin, steps, who } of lines) test(`S10: ${when}`, () => expect(turns(begin, steps)).toEqual(who))
})

describe('what an agreement shows', () => {
  test('S11: every entry about it in ledger order, who called it off and why', () => {
    const cell = createCell()
    const [alice, bob] = [cell.founder, cell.join('bob')]
    const proposal = swap(alice, bob)
    const signature = sign(bob, proposal)
    const cancellation = cancel(bob, proposal)
    const state = agreementRow(cell, proposal)
    expect(state.entries).toEqual([proposal.id, signature.id, cancellation.id])
    expect(state.calledOffBy).toMatchObject([{ member: bob.member, how: 'cancel', reason: { boxes: [{}] } }])
    expect(state).toMatchObject({ proposer: alice.member, signedBy: [alice.member, bob.member], proposedAt: proposal.at, changedAt: cancellation.at })
  })
})

describe('a clash', () => {
  interface Promises {
    readonly when: string
    /** 1 when both agreements show it. */
    readonly clash: 0 | 1
    readonly listing?: Parameters<typeof putLoan>[1]
    readonly days?: readonly [number, number]
    readonly between?: (first: Entry, alice: Device, bob: Device) => void
  }

  const lines: readonly Promises[] = [
    { when: 'the giver promised the same days twice', clash: 1 },
    { when: 'the days touch', clash: 1, days: [100, 103] },
    { when: 'the days are apart', clash: 0, days: [100, 104] },
    { when: 'it does not run out', clash: 0, listing: { many: true } },
    { when: 'one of the two is over', clash: 0, between: (first, alice, bob) => void [sign(bob, first), cancel(alice, first)] },
    { when: 'it goes for good', clash: 1, listing: { mode: 'permanent', category: 'household', days: undefined, replacement: undefined }, days: [100, 200] },
  ]
  for (const { when, clash, listing, days = [100, 100], between } of lines) {
    test(`S12: ${when} → ${clash === 1 ? 'a clash' : 'none'}`, () => {
      const cell = createCell()
      const [alice, bob, carol] = [cell.founder, cell.join('bob'), cell.join('carol')]
      const thing = putLoan(alice, listing)
      const [forBob, forCarol] = [putListing(bob), putListing(carol)]
      const first = propose(alice, bob, [{ listing: thing }], { refs: [forBob], terms: { day: days[0] } })
      const second = propose(alice, carol, [{ listing: thing }], { refs: [forCarol], terms: { day: days[1] } })
      between?.(first, alice, bob)
      expect([first, second].map((proposal) => agreementRow(cell, proposal).clash)).toEqual([clash, clash])
    })
  }

  test('S12: what its giver has not signed promises nothing', () => {
    const cell = createCell()
    const [alice, bob, carol] = [cell.founder, cell.join('bob'), cell.join('carol')]
    const thing = putLoan(alice)
    const asked = [bob, carol].map((device) => propose(device, alice, [{ listing: thing }]))
    expect(asked.map((proposal) => agreementRow(cell, proposal).clash)).toEqual([0, 0])
    for (const proposal of asked) sign(alice, proposal)
    expect(asked.map((proposal) => agreementRow(cell, proposal).clash)).toEqual([1, 1])
    expect(listingRow(cell, thing).heldBy).toHaveLength(2)
  })
})
