import { bodyOf, isOf } from '../ledger/held.ts'
import type { BodyOf } from '../ledger/kinds.ts'
import type { Path } from '../ledger/path.ts'
import type { CellId } from '../ledger/entry.ts'
import type { Policy } from './people-state.ts'

/** What holds until a cell decides otherwise (RULES 4, 13; DESIGN 5). Frozen with rules version 1. */
export const defaultPolicy: Policy = { invitationsBy: 'members', linkDays: 7, posterDays: 30, listingDays: 60 }

/** The cell's parameters: what its creation set, over the defaults. */
export const policyFrom = (creation: BodyOf<'cell.create'>): Policy => ({
  invitationsBy: creation.policy.invitationsBy ?? defaultPolicy.invitationsBy,
  linkDays: creation.policy.linkDays ?? defaultPolicy.linkDays,
  posterDays: creation.policy.posterDays ?? defaultPolicy.posterDays,
  listingDays: creation.policy.listingDays ?? defaultPolicy.listingDays,
})

/** The policy an entry is judged under: its cell's creation is on every path, because every entry names its cell. */
export const policyOnPath = (path: Path, cell: CellId): Policy => {
  const creation = path.find(cell)
  return creation !== undefined && isOf(creation, 'cell.create') ? policyFrom(bodyOf(creation)) : defaultPolicy
}
