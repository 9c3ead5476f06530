import type { EntryId } from '../../domain/ledger/entry.ts'
import type { Mode, Side } from '../../domain/market/market-state.ts'

export const listingHref = (listing: EntryId): string => `/market/${listing}`

export const editListingHref = (listing: EntryId): string => `/market/${listing}/edit`

export const marketHref = (mode: Mode): string => `/market?mode=${mode}`

export const newListingHref = (side: Side, mode: Mode): string => `/market/new?side=${side}&mode=${mode}`
