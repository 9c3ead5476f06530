import { ledgerIndexContract } from './ledger-index-contract.ts'
import { MemoryLedgerIndexes } from './memory-ledger-index.ts'

ledgerIndexContract('memory', new MemoryLedgerIndexes())
