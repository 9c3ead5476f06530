import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { agreementRow } from '../../../test/kit/fold-cell.ts'
import { createCell, verdictOf, type Device } from '../../../test/kit/ledger-kit.ts'
import { cancel, decline, giveBack, handOver, propose, putLoan, sign } from '../../../test/kit/market-kit.ts'
import type { Entry } from '../../domain/ledger/entry.ts'
import { agreementActs, type AgreementAct } from './agreement-acts.ts'

/** Alice lends Bob a drill for 500 ₸: leg 0 the loan, leg 1 the money, leg 2 what may be owed for damage. */
const scene = () => {
  const cell = createCell()
  const [alice, bob, carol] = [cell.founder, cell.join('bob'), cell.join('carol')]
  const proposal = propose(alice, bob, [{ listing: putLoan(alice) }, { from: bob, value: 500 }])
  const actsOf = (device: Device): readonly string[] => agreementActs(agreementRow(cell, proposal), device.member).map(words)
  return { cell, alice, bob, carol, proposal, actsOf }
}
type Scene = ReturnType<typeof scene>

const words = (act: AgreementAct): string => {
  switch (act.type) {
    case 'sign':
    case 'decline':
    case 'withdraw':
    case 'propose-again': return act.type
    case 'hand-over': return `hand-over ${String(act.leg.index)} as ${act.side}`
    case 'return': return `return ${String(act.leg.index)} as ${act.side}${act.said === undefined ? '' : ' again'}`
    case 'cancel': return `cancel, ${act.effect}`
  }
}

const signed = ({ bob, proposal }: Scene): void => { sign(bob, proposal) }
const lent = (all: Scene): void => {
  signed(all)
  for (const device of [all.alice, all.bob]) handOver(device, all.proposal, 0)
}
const back = (owedToAlice: number, owedByBob: number) => (all: Scene): void => {
  lent(all)
  giveBack(all.alice, all.proposal, { leg: 0, owed: owedToAlice })
  giveBack(all.bob, all.proposal, { leg: 0, owed: owedByBob })
}

const handOvers = (side: string, other: string) => [`hand-over 0 as ${side}`, `hand-over 1 as ${other}`]

const rows: readonly { readonly when: string; readonly first: (all: Scene) => void; readonly alice: readonly string[]; readonly bob: readonly string[] }[] = [
  { when: 'proposed', first: () => {}, alice: ['withdraw'], bob: ['sign', 'decline'] },
  { when: 'declined', first: ({ bob, proposal }) => { decline(bob, proposal) }, alice: [], bob: [] },
  { when: 'withdrawn', first: ({ alice, proposal }) => { decline(alice, proposal) }, alice: [], bob: [] },
  {
    when: 'signed by both', first: signed,
    alice: [...handOvers('giver', 'receiver'), 'cancel, ends'], bob: [...handOvers('receiver', 'giver'), 'cancel, ends'],
  },
  {
    when: 'a hand-over said by one',
    first: (all) => { signed(all); handOver(all.alice, all.proposal, 0) },
    alice: ['hand-over 1 as receiver', 'cancel, disputes'], bob: [...handOvers('receiver', 'giver'), 'cancel, disputes'],
  },
  { when: 'the drill handed over', first: lent, alice: ['return 0 as giver', 'hand-over 1 as receiver', 'cancel, asks'], bob: ['return 0 as receiver', 'hand-over 1 as giver', 'cancel, asks'] },
  {
    when: 'asked to call off what was handed over',
    first: (all) => { lent(all); cancel(all.bob, all.proposal) },
    alice: ['return 0 as giver', 'hand-over 1 as receiver', 'cancel, ends'], bob: ['return 0 as receiver', 'hand-over 1 as giver'],
  },
  {
    when: 'a return said by one',
    first: (all) => { lent(all); giveBack(all.bob, all.proposal, { leg: 0, owed: 0 }) },
    alice: ['return 0 as giver', 'hand-over 1 as receiver', 'cancel, asks'], bob: ['return 0 as receiver again', 'hand-over 1 as giver', 'cancel, asks'],
  },
  {
    when: 'the returns differ', first: back(500, 0),
    alice: ['return 0 as giver again', 'hand-over 1 as receiver', 'cancel, asks'], bob: ['return 0 as receiver again', 'hand-over 1 as giver', 'cancel, asks'],
  },
  {
    when: 'both say it came back damaged', first: back(500, 500),
    alice: ['hand-over 1 as receiver', 'hand-over 2 as receiver', 'cancel, asks'], bob: ['hand-over 1 as giver', 'hand-over 2 as giver', 'cancel, asks'],
  },
  {
    when: 'completed',
    first: (all) => { back(0, 0)(all); for (const device of [all.alice, all.bob]) handOver(device, all.proposal, 1) },
    alice: [], bob: [],
  },
  { when: 'cancelled', first: (all) => { signed(all); cancel(all.alice, all.proposal) }, alice: [], bob: [] },
  {
    when: 'withdrawn by one while the other signed', first: ({ alice, bob, proposal }) => { decline(alice, proposal); sign(bob, proposal, []) },
    alice: ['propose-again'], bob: ['propose-again'],
  },
  {
    when: 'cancelled by one while the other confirmed a hand-over',
    first: (all) => { signed(all); handOver(all.alice, all.proposal, 0); cancel(all.bob, all.proposal, []) },
    // Only Alice has not called it off, so her word ends it.
    alice: ['hand-over 1 as receiver', 'cancel, ends'], bob: handOvers('receiver', 'giver'),
  },
]

test.each(rows)('$when: each has the acts that are theirs', ({ first, alice, bob }) => {
  const all = scene()
  first(all)
  expect({ alice: all.actsOf(all.alice), bob: all.actsOf(all.bob), carol: all.actsOf(all.carol) }).toEqual({ alice, bob, carol: [] })
})

type Write = (device: Device, proposal: Entry, seen?: readonly Entry[]) => Entry
interface Try { readonly write: Write; readonly isOffered: (offered: readonly AgreementAct[]) => boolean }

const tries: readonly Try[] = [
  { write: sign, isOffered: offered => offered.some(act => act.type === 'sign') },
  { write: decline, isOffered: offered => offered.some(act => act.type === 'decline' || act.type === 'withdraw') },
  { write: cancel, isOffered: offered => offered.some(act => act.type === 'cancel') },
  ...[0, 1, 2].map((leg): Try => ({
    write: (device, proposal, seen) => handOver(device, proposal, leg, seen),
    isOffered: offered => offered.some(act => act.type === 'hand-over' && act.leg.index === leg),
  })),
  ...[0, 1].flatMap(leg => [0, 500].map((owed): Try => ({
    write: (device, proposal, seen) => giveBack(device, proposal, { leg, owed }, seen),
    isOffered: offered => offered.some(act => act.type === 'return' && act.leg.index === leg),
  }))),
]

describe('whatever two phones have done, together or apart', () => {
  test('what is offered is exactly what the judge accepts', () => {
    const step = fc.record({ who: fc.constantFrom('alice' as const, 'bob' as const), what: fc.constantFrom(...tries), apart: fc.nat(4).map(n => n === 0) })
    const seen = { accepted: 0, refused: 0 }
    fc.assert(fc.property(fc.array(step, { minLength: 1, maxLength: 10 }), (steps) => {
      const { cell, alice, bob, proposal } = scene()
      for (const { who, what, apart } of steps) {
        const device = who === 'alice' ? alice : bob
        const offered = what.isOffered(agreementActs(agreementRow(cell, proposal), device.member))
        // Apart, a phone judges by less than this screen shows; what comes of it is the next step's state.
        const entry = apart ? what.write(device, proposal, []) : what.write(device, proposal)
        if (apart) continue
        const verdict = verdictOf(cell.ledger(), entry)
        expect({ kind: entry.kind, offered }).toEqual({ kind: entry.kind, offered: verdict === 'accepted' })
        seen[offered ? 'accepted' : 'refused'] += 1
      }
    }), { numRuns: 300 })
    // The walk met both, or it showed nothing.
    expect(seen.accepted).toBeGreaterThan(100)
    expect(seen.refused).toBeGreaterThan(100)
  })
})
