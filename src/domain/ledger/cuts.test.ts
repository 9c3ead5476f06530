import { describe, expect, test } from 'vitest'
import { agreementRow, foldCell, foldInBatches, invitationRow, memberRow } from '../../../test/kit/fold-cell.ts'
import { admit, createCell, invite, verdictOf, type Cell, type Device } from '../../../test/kit/ledger-kit.ts'
import { cancel, decline, giveBack, handOver, propose, putListing, putLoan, sign } from '../../../test/kit/market-kit.ts'
import { RowTable } from '../../../test/kit/row-table.ts'
import { valueMap } from '../../../test/kit/value-map.ts'
import type { AgreementState } from '../market/market-state.ts'
import type { Entry } from './entry.ts'
import { foldAll } from './fold.ts'

const profile = (device: Device, name: string): Entry => device.write('profile.set', valueMap({ name, state: 'active' }))

/** Mallory's device has signed its third entry twice: what it writes through either of the two is past the cut. */
const malloryForks = () => {
  const cell = createCell()
  const [bob, mallory] = [cell.join('bob'), cell.join('mallory')]
  const before = putListing(mallory)
  const twin = mallory.fork()
  return { cell, bob, mallory, twin, before }
}

const listingState = (cell: Cell, listing: Entry): 'open' | 'marked' | 'gone' => {
  const rows = foldCell(cell)
  const row = rows.listings.find((each) => each.listing === listing.id)
  if (row === undefined) return rows.removed.listings.includes(listing.id) ? 'gone' : 'open'
  return row.fromStoppedDevice === 1 ? 'marked' : 'open'
}

describe('past a fork', () => {
  test('C2: what came before it stands, unmarked', () => {
    const { cell, mallory, twin, before } = malloryForks()
    putListing(mallory)
    putListing(twin)
    expect(listingState(cell, before)).toBe('open')
  })

  test("C3: listings, proposals, invitations and profiles on the device's word alone are gone", () => {
    const { cell, bob, mallory, twin } = malloryForks()
    const listing = putListing(mallory)
    const proposal = propose(twin, bob, [{ from: twin, value: 5 }], { refs: [putListing(bob)] })
    const invitation = invite(twin)
    profile(mallory, 'Mallory the Great')
    const rows = foldCell(cell)
    expect(rows.removed).toEqual({ listings: [listing.id], agreements: [proposal.id], invitations: [invitation.id] })
    expect(memberRow(cell, mallory)).toMatchObject({ name: 'mallory', admitted: 1 })
  })

  test('C4: an answer to another member stands, marked', () => {
    const { cell, bob, mallory, twin } = malloryForks()
    const proposal = propose(bob, mallory, [{ listing: putListing(bob) }], { refs: [mallory.head as Entry] })
    sign(mallory, proposal)
    putListing(twin)
    expect(foldCell(cell).agreements).toMatchObject([{ status: 'active', fromStoppedDevice: 1 }])
  })

  interface Word {
    readonly does: string
    readonly say: (mallory: Device, proposal: Entry, bob: Device) => void
    readonly status: AgreementState['status']
  }

  const words: readonly Word[] = [
    { does: 'confirms a hand-over', say: (mallory, proposal) => void handOver(mallory, proposal, 0, []), status: 'handed-over' },
    {
      does: 'confirms a return',
      say: (mallory, proposal, bob) => {
        giveBack(bob, proposal, { leg: 0, owed: 0 }, [handOver(mallory, proposal, 0, [])])
        giveBack(mallory, proposal, { leg: 0, owed: 0 }, [])
      },
      status: 'completed',
    },
    { does: 'cancels', say: (mallory, proposal) => void cancel(mallory, proposal, []), status: 'disputed' },
  ]
  for (const { does, say, status } of words) {
    test(`C4: who ${does} and names nothing but their own has answered all the same, and no later fork takes it back`, () => {
      const cell = createCell()
      const [bob, mallory] = [cell.join('bob'), cell.join('mallory')]
      const proposal = propose(mallory, bob, [{ listing: putLoan(mallory) }], { refs: [putListing(bob)] })
      const signature = sign(bob, proposal)
      const twin = mallory.fork()
      mallory.write('seen', valueMap({}), [signature, handOver(bob, proposal, 0, [])])
      say(mallory, proposal, bob)
      expect(agreementRow(cell, proposal)).toMatchObject({ status, fromStoppedDevice: 0 })
      profile(twin, 'Mallory the Great')
      expect(agreementRow(cell, proposal)).toMatchObject({ status, fromStoppedDevice: 1 })
    })
  }

  test("C4: who takes back their own proposal answers nobody, whatever of another's they name", () => {
    const { cell, bob, mallory, twin, before } = malloryForks()
    const asked = propose(bob, mallory, [{ listing: before }])
    decline(mallory, asked)
    expect(foldCell(cell).agreements).toMatchObject([{ status: 'declined', fromStoppedDevice: 0 }])
    putListing(twin)
    expect(foldCell(cell).agreements).toMatchObject([{ status: 'declined', fromStoppedDevice: 1 }])
    const offered = propose(twin, bob, [{ from: twin, value: 5 }], { refs: [putListing(bob)] })
    bob.write('agreement.sign', valueMap({}), [offered])
    decline(twin, offered, [putListing(bob)])
    expect(agreementRow(cell, offered)).toMatchObject({ status: 'active', calledOffBy: [] })
  })

  test('C5: what another member answered stands, marked', () => {
    const { cell, bob, mallory, twin } = malloryForks()
    const listing = putListing(mallory)
    putListing(twin)
    const proposal = propose(mallory, bob, [{ listing }], { refs: [putListing(bob)] })
    sign(bob, proposal)
    const asked = propose(bob, mallory, [{ listing }])
    expect(foldCell(cell).agreements.map(({ agreement, status, fromStoppedDevice }) => [agreement, status, fromStoppedDevice])).toEqual([
      [proposal.id, 'active', 1],
      [asked.id, 'proposed', 0],
    ])
    expect(listingState(cell, listing)).toBe('marked')
  })

  test('C5: who only says to have seen an entry has not answered it', () => {
    const { cell, bob, mallory, twin } = malloryForks()
    const listing = putListing(mallory)
    putListing(twin)
    bob.write('seen', valueMap({}), [listing])
    bob.write('profile.set', valueMap({ name: 'bob', state: 'active' }), [listing])
    expect(listingState(cell, listing)).toBe('gone')
  })

  test('C6: no verdict changes, and what names a set-aside entry keeps its own', () => {
    const { cell, bob, mallory, twin } = malloryForks()
    const listing = putListing(mallory)
    const asked = propose(bob, mallory, [{ listing }])
    const ledger = cell.ledger()
    const [verdictBefore, askedBefore] = [listing, asked].map((entry) => verdictOf(ledger, entry))
    ledger.add([putListing(twin)])
    expect([verdictOf(ledger, listing), verdictOf(ledger, asked)]).toEqual([verdictBefore, askedBefore])
  })

  test('C7: whom it admitted stays admitted, and the invitation stays', () => {
    const { cell, mallory, twin } = malloryForks()
    const invitation = invite(mallory)
    const carol = cell.knock('carol', invitation)
    admit(mallory, carol)
    putListing(twin)
    expect(memberRow(cell, carol)).toMatchObject({ admitted: 1, invitedBy: mallory.member, admittedBy: mallory.member })
    expect(invitationRow(cell, invitation)).toMatchObject({ used: 1 })
  })

  test('C8: the community and its founder stand', () => {
    const cell = createCell()
    const bob = cell.join('bob')
    const twin = cell.founder.fork()
    const listing = putListing(cell.founder)
    putListing(twin)
    expect(foldCell(cell)).toMatchObject({ cells: [{ cell: cell.creation.id }], removed: { listings: [listing.id, twin.head?.id] } })
    expect(memberRow(cell, cell.founder)).toMatchObject({ steward: 1, admitted: 1, devices: [{ stopped: 1 }] })
    expect(memberRow(cell, bob)).toMatchObject({ admitted: 1 })
  })

  test('C9: the device is shown as stopped', () => {
    const { cell, mallory, bob, twin } = malloryForks()
    putListing(mallory)
    expect(memberRow(cell, mallory).devices).toMatchObject([{ stopped: 0 }])
    putListing(twin)
    expect([mallory, bob].map((device) => memberRow(cell, device).devices[0]?.stopped)).toEqual([1, 0])
  })
})

describe('a fork that comes to light late', () => {
  test('C10: takes back what was shown, and an answer brings it again', () => {
    const { cell, bob, mallory, twin } = malloryForks()
    const listing = putListing(mallory)
    const known = [...cell.entries]
    const fork = putListing(twin)
    const answer = propose(bob, mallory, [{ listing }])
    const states = [[known], [known, [fork]], [known, [fork], [answer]]].map(
      (batches) => (foldInBatches(cell, batches).table.content().rows[`listing ${listing.id}`] as { fromStoppedDevice: number } | undefined)?.fromStoppedDevice,
    )
    expect(states).toEqual([0, undefined, 1])
  })

  test('C10: takes back that a thing does not run out, and its deals clash', () => {
    const { cell, bob, mallory, twin } = malloryForks()
    const carol = cell.join('carol')
    const stall = putListing(mallory, { many: true })
    const deals = [bob, carol].map((buyer) => {
      const proposal = propose(mallory, buyer, [{ listing: stall }], { refs: [putListing(buyer)] })
      sign(buyer, proposal)
      return proposal
    })
    const known = [...cell.entries]
    const { ledger, table } = foldInBatches(cell, [known, [putListing(twin)]])
    expect(deals.map((deal) => foldInBatches(cell, [known]).table.content().rows[`agreement ${deal.id}`])).toMatchObject([{ clash: 0 }, { clash: 0 }])
    expect(deals.map((deal) => table.content().rows[`agreement ${deal.id}`])).toMatchObject([{ clash: 1 }, { clash: 1 }])
    expect(table.content()).toEqual(new RowTable().apply(foldAll(ledger)).content())
  })

  test('C10: an earlier one takes back more', () => {
    const { cell, mallory, twin } = malloryForks()
    const early = putListing(mallory)
    const later = mallory.fork()
    const [late, again] = [putListing(mallory), putListing(later)]
    const earlier = putListing(twin)
    const { ledger, table } = foldInBatches(cell, [cell.entries.filter((entry) => entry !== earlier), [earlier]])
    expect(table.content().removed).toEqual([early, late, again, earlier].map((entry) => `listing ${entry.id}`).toSorted())
    expect(table.content()).toEqual(new RowTable().apply(foldAll(ledger)).content())
  })

  test('C10: a deal that both handed over stays done, though the listing it began with is gone', () => {
    const { cell, bob, mallory, twin } = malloryForks()
    const listing = putListing(mallory)
    const proposal = propose(mallory, bob, [{ listing }], { refs: [putListing(bob)] })
    const signature = sign(bob, proposal)
    for (const device of [mallory, bob]) handOver(device, proposal, 0)
    const fork = twin.write('seen', valueMap({}), [proposal, signature])
    const { table } = foldInBatches(cell, [cell.entries.filter((entry) => entry !== fork), [fork, cancel(twin, proposal)]])
    expect(table.content().rows[`agreement ${proposal.id}`]).toMatchObject({ status: 'completed', fromStoppedDevice: 1 })
    expect(table.content().removed).toEqual([`listing ${listing.id}`])
  })
})
