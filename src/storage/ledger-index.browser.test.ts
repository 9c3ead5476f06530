import { Dexie } from 'dexie'
import { ledgerIndexContract } from '../../test/contract/ledger-index-contract.ts'
import { cellDatabaseName } from './cell-database-name.ts'
import { openLedgerIndex } from './ledger-index.ts'

ledgerIndexContract('Dexie', { open: openLedgerIndex, delete: (cell) => Dexie.delete(cellDatabaseName(cell, 'index')) })
