import type { EntryId } from '../../domain/ledger/entry.ts'

export const agreementHref = (agreement: EntryId): string => `/agreements/${agreement}`
