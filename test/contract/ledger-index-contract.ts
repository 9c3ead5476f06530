import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { LedgerIndex, LedgerRows } from '../../src/core/ports/ledger-index.ts'
import type { StorageFault } from '../../src/core/ports/vault.ts'
import type { Result } from '../../src/domain/base/result.ts'
import type { CellId } from '../../src/domain/ledger/entry.ts'
import { must } from './must.ts'
import { freshCell, hexNamed } from './sample-entries.ts'
import { sampleAgreement, sampleCell, sampleInvitation, sampleListing, sampleMember } from './sample-rows.ts'

/** One kind of index: how it opens and goes. */
export interface LedgerIndexes {
  open(cell: CellId): Promise<Result<LedgerIndex, StorageFault>>
  delete(cell: CellId): Promise<unknown>
}

const noRows: LedgerRows = { cells: [], members: [], invitations: [], listings: [], agreements: [] }

/** What every index does (STYLE 5.4). */
export const ledgerIndexContract = (name: string, indexes: LedgerIndexes): void => {
  describe(`ledger index contract: ${name}`, () => {
    let cell: CellId
    const open: LedgerIndex[] = []

    const opened = async (): Promise<LedgerIndex> => {
      const index = must(await indexes.open(cell))
      open.push(index)
      return index
    }

    beforeEach(() => {
      cell = freshCell()
    })

    afterEach(async () => {
      for (const index of open.splice(0)) index.close()
      await indexes.delete(cell)
    })

    test('an index that was never written is empty', async () => {
      const index = await opened()
      expect(must(await index.readAll())).toEqual(noRows)
      expect(must(await index.readFoldedCount())).toBeUndefined()
    })

    test('rows come back as they were put, each table by its key, also after opening again', async () => {
      const index = await opened()
      const rows = sampleRows(cell)
      must(await index.put(rows))
      must(await index.put({}, { folded: 12 }))
      index.close()

      const again = await opened()
      const read = must(await again.readAll())
      expect(read).toEqual({
        cells: rows.cells,
        members: rows.members.toSorted((a, b) => (a.member < b.member ? -1 : 1)),
        invitations: rows.invitations.toSorted((a, b) => (a.invitation < b.invitation ? -1 : 1)),
        listings: rows.listings.toSorted((a, b) => (a.listing < b.listing ? -1 : 1)),
        agreements: rows.agreements.toSorted((a, b) => (a.agreement < b.agreement ? -1 : 1)),
      })
      expect(must(await again.readFoldedCount())).toBe(12)
    })

    test('a row put again replaces the one with its key, and no other', async () => {
      const index = await opened()
      must(await index.put(sampleRows(cell)))
      must(await index.put({ listings: [sampleListing('bike', { state: 'reserved' })] }))
      const { listings, members } = must(await index.readAll())
      expect(listings).toHaveLength(3)
      expect(listings.find(({ listing }) => listing === hexNamed('bike'))?.state).toBe('reserved')
      expect(members).toHaveLength(3)
    })

    test('rows that build on others than are held are not put', async () => {
      const index = await opened()
      expect(must(await index.put(sampleRows(cell), { folded: 4 }))).toBe(true)
      expect(must(await index.put({ listings: [sampleListing('bike', { state: 'reserved' })] }, { from: 3, folded: 5 }))).toBe(false)
      expect(must(await index.readAll()).listings.find(({ listing }) => listing === hexNamed('bike'))?.state).toBe('open')
      expect(must(await index.readFoldedCount())).toBe(4)
      expect(must(await index.put({}, { from: 4, folded: 5 }))).toBe(true)
      expect(must(await index.readFoldedCount())).toBe(5)
    })

    test('the order rows came in leaves no trace', async () => {
      const forward = await opened()
      const rows = sampleRows(cell)
      must(await forward.put(rows))
      const first = must(await forward.readAll())
      must(await forward.clear())
      must(await forward.put({ listings: rows.listings.toReversed() }))
      must(await forward.put({ agreements: rows.agreements.toReversed(), cells: rows.cells }))
      must(await forward.put({ members: rows.members.toReversed(), invitations: rows.invitations }))
      expect(must(await forward.readAll())).toEqual(first)
    })

    test('clearing leaves nothing, and it can be folded again', async () => {
      const index = await opened()
      must(await index.put(sampleRows(cell)))
      must(await index.putOpened([{ hash: hexNamed('place'), by: hexNamed('alice member'), text: 'at the gate' }]))
      must(await index.put({}, { folded: 12 }))
      must(await index.clear())
      expect(must(await index.readAll())).toEqual(noRows)
      expect(must(await index.readFoldedCount())).toBeUndefined()
      must(await index.put(sampleRows(cell)))
      expect(must(await index.readAll()).listings).toHaveLength(3)
    })

    test('opened texts and status rows are no ledger rows', async () => {
      const index = await opened()
      must(await index.putOpened([{ hash: hexNamed('place'), by: hexNamed('alice member'), text: 'at the gate' }]))
      must(
        await index.putStatus({ key: 'sync', link: 'offline', syncedAt: null, waiting: 2, progress: null, holders: [], trouble: null, clockDaysOff: null }),
      )
      expect(must(await index.readAll())).toEqual(noRows)
    })

    test('a closed index says so', async () => {
      const index = await opened()
      index.close()
      expect(await index.put(sampleRows(cell))).toEqual({ ok: false, error: { type: 'storage-closed' } })
      expect(await index.readAll()).toEqual({ ok: false, error: { type: 'storage-closed' } })
    })

    test('two communities share nothing', async () => {
      const other = freshCell()
      const here = await opened()
      const there = must(await indexes.open(other))
      must(await here.put(sampleRows(cell)))
      expect(must(await there.readAll())).toEqual(noRows)
      there.close()
      await indexes.delete(other)
    })
  })
}

const sampleRows = (cell: CellId): LedgerRows => {
  const [alice, bob] = [hexNamed('alice member'), hexNamed('bob member')]
  return {
    cells: [sampleCell(cell)],
    members: [sampleMember('alice', { steward: 1 }), sampleMember('bob'), sampleMember('carol', { admitted: 0 })],
    invitations: [sampleInvitation('poster'), sampleInvitation('link')],
    listings: [sampleListing('bike'), sampleListing('drill', { mode: 'temporary', days: 3 }), sampleListing('jam')],
    agreements: [sampleAgreement('swap', [alice, bob]), sampleAgreement('loan', [bob, alice], { turns: [] }, 'temporary')],
  }
}
