import { expect, test } from 'vitest'
import { MemoryVaults } from './memory-vault.ts'
import { must } from './must.ts'
import { alice, freshCell, sampleChain } from './sample-entries.ts'
import { vaultContract } from './vault-contract.ts'

vaultContract('memory', new MemoryVaults())

test('under a fault nothing is written, and after it everything works', async () => {
  const vaults = new MemoryVaults()
  const vault = must(await vaults.open(freshCell()))
  vaults.fault = { type: 'storage-full' }
  expect(await vault.write({ entries: sampleChain(alice, 1, 2) })).toEqual({ ok: false, error: { type: 'storage-full' } })
  vaults.fault = undefined
  expect(must(await vault.readEntriesOf(alice, 1, 10))).toEqual([])
  must(await vault.write({ entries: sampleChain(alice, 1, 2) }))
  expect(must(await vault.readEntriesOf(alice, 1, 10))).toHaveLength(2)
})
