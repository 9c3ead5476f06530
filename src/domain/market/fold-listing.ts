import { compareLedgerOrder, type EntryId } from '../ledger/entry.ts'
import { bodyOf, isOf, type Accepted } from '../ledger/held.ts'
import type { ListingState } from './market-state.ts'

/** What agreements do to a listing. */
export interface ListingHold {
  /** Agreements that hold it, sorted. */
  readonly heldBy: readonly EntryId[]
  /** It was given for good. */
  readonly givenAway: boolean
}

/**
 * Folds a listing from its standing versions (RULES 4): all are by one member, so the newest in ledger order counts.
 * Returns undefined when no version stands.
 */
export const foldListing = (listing: EntryId, acts: readonly Accepted[], hold: ListingHold, isMarked: (act: Accepted) => boolean): ListingState | undefined => {
  const versions = acts.filter((act): act is Accepted<'listing.put'> => isOf(act, 'listing.put')).toSorted((a, b) => compareLedgerOrder(a.entry, b.entry))
  const first = versions[0]
  const newest = versions.at(-1)
  if (first === undefined || newest === undefined) return undefined
  const body = bodyOf(newest)
  const withdrawn = acts.some((act) => isOf(act, 'listing.withdraw'))
  return {
    listing,
    version: newest.entry.id,
    member: newest.member,
    side: body.side,
    mode: body.mode,
    category: body.category,
    title: body.title,
    note: body.note ?? '',
    value: body.value,
    days: body.days,
    minutes: body.minutes,
    replacement: body.replacement,
    condition: body.condition,
    place: body.place ?? '',
    expires: body.expires,
    many: body.many ? 1 : 0,
    state: withdrawn ? 'withdrawn' : stateUnder(hold, body.many),
    heldBy: hold.heldBy,
    createdAt: first.entry.at,
    updatedAt: newest.entry.at,
    fromStoppedDevice: versions.some(isMarked) ? 1 : 0,
  }
}

/** What does not run out with one deal is never reserved or fulfilled (RULES 4). */
const stateUnder = (hold: ListingHold, many: boolean): ListingState['state'] => {
  if (many) return 'open'
  if (hold.heldBy.length > 0) return 'reserved'
  return hold.givenAway ? 'fulfilled' : 'open'
}
