import { describe, expect, test } from 'vitest'
import { listingRow } from '../../../test/kit/fold-cell.ts'
import { createCell, type Device } from '../../../test/kit/ledger-kit.ts'
import { cancel, changeListing, decline, giveBack, handOver, propose, putListing, putLoan, putWant, sign, withdrawListing } from '../../../test/kit/market-kit.ts'
import type { Entry } from '../ledger/entry.ts'
import type { ListingState } from './market-state.ts'

describe('a listing', () => {
  test('L14: is its newest version, dated by its first', () => {
    const cell = createCell()
    const table = putListing(cell.founder, { note: 'Oak' })
    const newest = changeListing(cell.founder, table, { value: 40_000, note: undefined })
    expect(listingRow(cell, table)).toMatchObject({ listing: table.id, version: newest.id, member: cell.founder.member, value: 40_000, createdAt: table.at, updatedAt: newest.at, state: 'open', heldBy: [] })
  })

  test('L14: what a form left empty reads as nothing', () => {
    const cell = createCell()
    expect(listingRow(cell, putListing(cell.founder))).toMatchObject({ note: '', place: '', days: null, minutes: null, replacement: null, condition: null, many: 0 })
  })

  test('L15: withdrawn, whatever holds it', () => {
    const cell = createCell()
    const bob = cell.join('bob')
    const table = putListing(cell.founder)
    sign(bob, propose(cell.founder, bob, [{ listing: table }], { refs: [putListing(bob)] }))
    withdrawListing(cell.founder, table)
    expect(listingRow(cell, table)).toMatchObject({ state: 'withdrawn', heldBy: [expect.any(String)] })
  })
})

describe('what agreements do to a listing', () => {
  interface Line {
    readonly when: string
    readonly lend?: boolean
    readonly many?: boolean
    readonly steps: (alice: Device, bob: Device, proposal: Entry) => void
    readonly state: ListingState['state']
    /** The want it meets, when it fares otherwise. */
    readonly want?: ListingState['state']
  }
  const confirmed = (alice: Device, bob: Device, proposal: Entry): void => {
    sign(bob, proposal)
    for (const device of [alice, bob]) handOver(device, proposal, 0)
  }
  const brought = (alice: Device, bob: Device, proposal: Entry, owed: number): void => {
    confirmed(alice, bob, proposal)
    for (const device of [alice, bob]) giveBack(device, proposal, { leg: 0, owed })
  }

  const lines: readonly Line[] = [
    { when: 'a proposal', steps: () => {}, state: 'open' },
    { when: 'a signed agreement', steps: (_, bob, proposal) => void sign(bob, proposal), state: 'reserved' },
    { when: 'a declined proposal', steps: (_, bob, proposal) => void decline(bob, proposal), state: 'open' },
    { when: 'a cancelled agreement', steps: (_, bob, proposal) => void [sign(bob, proposal), cancel(bob, proposal)], state: 'open' },
    {
      when: 'a dispute with who called it off and confirmed nothing',
      steps: (alice, bob, proposal) => void [sign(bob, proposal), handOver(alice, proposal, 0), cancel(bob, proposal)],
      state: 'reserved',
      want: 'open',
    },
    {
      when: 'a dispute that another’s word alone makes',
      steps: (alice, bob, proposal) => void [sign(bob, proposal), cancel(alice, proposal), handOver(bob, proposal, 0, [])],
      state: 'open',
      want: 'reserved',
    },
    {
      when: 'a thing handed over by both, and then called off by both,',
      steps: (alice, bob, proposal) => void [confirmed(alice, bob, proposal), cancel(alice, proposal, []), cancel(bob, proposal, [])],
      state: 'fulfilled',
    },
    { when: 'a completed exchange', steps: confirmed, state: 'fulfilled' },
    { when: 'a loan that is out', lend: true, steps: confirmed, state: 'reserved' },
    { when: 'a loan that is back', lend: true, steps: (alice, bob, proposal) => brought(alice, bob, proposal, 0), state: 'open' },
    { when: 'a loan whose damage is not paid', lend: true, steps: (alice, bob, proposal) => brought(alice, bob, proposal, 5), state: 'reserved' },
    { when: 'a signed agreement on what does not run out', many: true, steps: (_, bob, proposal) => void sign(bob, proposal), state: 'open', want: 'reserved' },
    { when: 'a completed exchange of what does not run out', many: true, steps: confirmed, state: 'open', want: 'fulfilled' },
  ]
  for (const { when, lend = false, many = false, steps, state, want = state } of lines) {
    test(`L16: ${when} leaves it ${state}`, () => {
      const cell = createCell()
      const [alice, bob] = [cell.founder, cell.join('bob')]
      const thing = lend ? putLoan(alice, { many }) : putListing(alice, { many })
      const wanted = lend ? putLoan(bob, { side: 'want' }) : putWant(bob)
      const proposal = propose(alice, bob, [{ listing: thing, want: wanted }])
      steps(alice, bob, proposal)
      expect([listingRow(cell, thing).state, listingRow(cell, wanted).state]).toEqual([state, want])
    })
  }
})
