import { Dexie } from 'dexie'
import { expect, test } from 'vitest'
import { ledgerIndexContract } from '../../test/contract/ledger-index-contract.ts'
import { must } from '../../test/contract/must.ts'
import { freshCell } from '../../test/contract/sample-entries.ts'
import { cellDatabaseName } from './cell-database-name.ts'
import { openLedgerIndex } from './ledger-index.ts'

ledgerIndexContract('Dexie', { open: openLedgerIndex, delete: (cell) => Dexie.delete(cellDatabaseName(cell, 'index')) })

test('an index made when opened texts had no author is folded again', async () => {
  const cell = freshCell()
  const old = new Dexie(cellDatabaseName(cell, 'index'))
  old.version(1).stores({ cells: 'cell', members: 'member', opened: 'hash', status: 'key', meta: 'key' })
  await old.table('meta').put({ key: 'folded', count: 12 })
  old.close()
  const index = must(await openLedgerIndex(cell))
  expect(must(await index.readFoldedCount())).toBeUndefined()
  must(await index.put({}, { folded: 13 }))
  index.close()
  const again = must(await openLedgerIndex(cell))
  expect(must(await again.readFoldedCount())).toBe(13)
  again.close()
  await Dexie.delete(cellDatabaseName(cell, 'index'))
})
