import { Dexie } from 'dexie'
import { expect, test } from 'vitest'
import { directoryContract } from '../../test/contract/directory-contract.ts'
import { must } from '../../test/contract/must.ts'
import { alice, freshCell, sampleChain } from '../../test/contract/sample-entries.ts'
import { cellDatabaseName } from './cell-database-name.ts'
import { openDirectory } from './directory.ts'
import { openLedgerIndex } from './ledger-index.ts'
import { openVault } from './vault.ts'

directoryContract('Dexie', { open: openDirectory, delete: (name) => Dexie.delete(name) })

test('removing a community deletes its databases from the phone, even while they are open', async () => {
  const cell = freshCell()
  const name = `directory-${crypto.randomUUID()}`
  const directory = must(await openDirectory(name))
  const vault = must(await openVault(cell))
  const index = must(await openLedgerIndex(cell))
  must(await vault.write({ entries: sampleChain(alice, 1, 3) }))

  must(await directory.removeCell(cell))

  const names = (await indexedDB.databases()).map((database) => database.name)
  expect(names).not.toContain(cellDatabaseName(cell, 'vault'))
  expect(names).not.toContain(cellDatabaseName(cell, 'index'))
  vault.close()
  index.close()
  directory.close()
  await Dexie.delete(name)
})
