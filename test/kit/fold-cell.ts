import { Fold, type FoldedRows } from '../../src/domain/ledger/fold.ts'
import type { Entry } from '../../src/domain/ledger/entry.ts'
import { Ledger } from '../../src/domain/ledger/ledger.ts'
import type { AgreementState, ListingState } from '../../src/domain/market/market-state.ts'
import type { InvitationState, MemberState } from '../../src/domain/people/people-state.ts'
import type { Cell, Device } from './ledger-kit.ts'
import { RowTable } from './row-table.ts'

/** A phone that has all of a community, or what of it is given, in one batch. */
export const foldCell = (cell: Cell, entries: readonly Entry[] = cell.entries): FoldedRows => {
  const ledger = new Ledger(cell.creation.id)
  return new Fold(ledger).apply(ledger.add(entries))
}

/** The same, with the entries coming in batches. */
export const foldInBatches = (cell: Cell, batches: readonly (readonly Entry[])[]): { readonly ledger: Ledger; readonly table: RowTable } => {
  const ledger = new Ledger(cell.creation.id)
  const fold = new Fold(ledger)
  const table = new RowTable()
  for (const batch of batches) table.apply(fold.apply(ledger.add(batch)))
  return { ledger, table }
}

export const memberRow = (cell: Cell, device: Device): MemberState => only(foldCell(cell).members, (row) => row.member === device.member)

export const invitationRow = (cell: Cell, invitation: Entry): InvitationState | undefined =>
  foldCell(cell).invitations.find((row) => row.invitation === invitation.id)

export const listingRow = (cell: Cell, listing: Entry): ListingState => only(foldCell(cell).listings, (row) => row.listing === listing.id)

export const agreementRow = (cell: Cell, proposal: Entry): AgreementState => only(foldCell(cell).agreements, (row) => row.agreement === proposal.id)

const only = <Row>(rows: readonly Row[], isIt: (row: Row) => boolean): Row => {
  const row = rows.find(isIt)
  if (row === undefined) throw new Error('no such row')
  return row
}
