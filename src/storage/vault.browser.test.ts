import { Dexie } from 'dexie'
import { afterEach, expect, test, vi } from 'vitest'
import { must } from '../../test/contract/must.ts'
import { alice, freshCell, sampleChain } from '../../test/contract/sample-entries.ts'
import { vaultContract } from '../../test/contract/vault-contract.ts'
import { cellDatabaseName } from './cell-database-name.ts'
import { createVault, deleteVault, openVault } from './vault.ts'

vaultContract('Dexie', { create: createVault, open: openVault, delete: deleteVault })

afterEach(() => {
  vi.restoreAllMocks()
})

test('on a full disk nothing of a write is kept, and it works when there is room again', async () => {
  const cell = freshCell()
  const vault = must(await openVault(cell))
  // The settings come after the entries in the same transaction.
  const put = vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(() => {
    throw new DOMException('no room', 'QuotaExceededError')
  })
  const write = { entries: sampleChain(alice, 1, 3), settings: { relays: ['wss://relay'] } }
  expect(await vault.write(write)).toEqual({ ok: false, error: { type: 'storage-full' } })
  put.mockRestore()

  expect(must(await vault.readEntriesOf(alice, 1, 10))).toEqual([])
  must(await vault.write(write))
  expect(must(await vault.readEntriesOf(alice, 1, 10))).toHaveLength(3)
  vault.close()
  await deleteVault(cell)
})

test('two handles of one vault see each other\'s writes', async () => {
  const cell = freshCell()
  const [first, second] = [must(await openVault(cell)), must(await openVault(cell))]
  must(await first.write({ entries: sampleChain(alice, 1, 2) }))
  must(await second.write({ entries: sampleChain(alice, 2, 3) }))
  expect(must(await first.readEntriesOf(alice, 1, 10))).toEqual(sampleChain(alice, 1, 3))
  first.close()
  second.close()
  await deleteVault(cell)
})

test('a vault deleted by another tab takes nothing more from who had claimed it', async () => {
  const cell = freshCell()
  const vault = must(await openVault(cell))
  must(await vault.claim())
  must(await deleteVault(cell))
  expect(await vault.write({ next: sampleChain(alice, 1, 1)[0]! })).toEqual({ ok: false, error: { type: 'storage-closed' } })
  expect(await Dexie.exists(cellDatabaseName(cell, 'vault'))).toBe(false)
  vault.close()
})

test('a vault made before there were claims is opened, and its chain gone on with', async () => {
  const cell = freshCell()
  const old = new Dexie(cellDatabaseName(cell, 'vault'))
  old.version(1).stores({ entries: 'id, [device+seq+id]', deviceKeys: 'id', epochKeys: 'epoch', invitationSeeds: 'invitation', cursors: 'id', quarantine: '++number, [number+size]', settings: 'id' })
  await old.table('entries').bulkAdd([...sampleChain(alice, 1, 2)])
  old.close()
  const vault = must(await openVault(cell))
  must(await vault.claim())
  must(await vault.write({ next: sampleChain(alice, 3, 3)[0]! }))
  expect(must(await vault.readEntriesOf(alice, 1, 9))).toEqual(sampleChain(alice, 1, 3))
  vault.close()
  await deleteVault(cell)
})
