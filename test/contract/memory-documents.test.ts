import { expect, test } from 'vitest'
import { documentsContract } from './documents-contract.ts'
import { MemoryDocumentStores } from './memory-documents.ts'
import { must } from './must.ts'
import { alice, freshCell, sampleChain } from './sample-entries.ts'

documentsContract('memory', new MemoryDocumentStores())

test('a torn feed reads back shorter than its state, takes nothing, and can be built again', async () => {
  const documents = must(await new MemoryDocumentStores().open(freshCell()))
  must(await documents.appendToFeed(alice, sampleChain(alice, 1, 4)))
  documents.tear(alice, 2)
  expect(must(await documents.readFeed(alice))).toHaveLength(2)
  expect(must(await documents.readFeedStates())[0]?.entries).toBe(4)
  expect(await documents.appendToFeed(alice, sampleChain(alice, 5, 5))).toMatchObject({ ok: false, error: { type: 'storage-failed' } })
  must(await documents.deleteFeeds(alice))
  must(await documents.appendToFeed(alice, sampleChain(alice, 1, 5)))
  expect(must(await documents.readFeed(alice))).toHaveLength(5)
})
