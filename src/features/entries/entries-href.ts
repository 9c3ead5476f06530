import type { EntryId } from '../../domain/ledger/entry.ts'

/** Where the records behind a number or a line are shown. */
export const entriesHref = (ids: readonly EntryId[]): string => `/entries/${ids.join(',')}`
