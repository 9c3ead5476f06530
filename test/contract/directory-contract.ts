import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Directory, DirectoryCell } from '../../src/core/ports/directory.ts'
import type { StorageFault } from '../../src/core/ports/vault.ts'
import type { Result } from '../../src/domain/base/result.ts'
import { must } from './must.ts'
import { freshCell } from './sample-entries.ts'

/** One kind of directory: how it opens and goes. */
export interface Directories {
  open(name: string): Promise<Result<Directory, StorageFault>>
  delete(name: string): Promise<unknown>
}

/** What every directory does (STYLE 5.4). */
export const directoryContract = (name: string, directories: Directories): void => {
  describe(`directory contract: ${name}`, () => {
    let database: string
    const open: Directory[] = []

    const opened = async (): Promise<Directory> => {
      const directory = must(await directories.open(database))
      open.push(directory)
      return directory
    }

    beforeEach(() => {
      database = `directory-${crypto.randomUUID()}`
    })

    afterEach(async () => {
      for (const directory of open.splice(0)) directory.close()
      await directories.delete(database)
    })

    test('a new install has no community and follows the system', async () => {
      const directory = await opened()
      expect(must(await directory.cells())).toEqual([])
      expect(must(await directory.settings())).toEqual({ locale: null, theme: 'system', currentCell: null })
    })

    test('communities come back oldest first, also after opening again', async () => {
      const directory = await opened()
      const [younger, older] = [sampleRow(2), sampleRow(1)]
      must(await directory.putCell(younger))
      must(await directory.putCell(older))
      directory.close()
      expect(must(await (await opened()).cells())).toEqual([older, younger])
    })

    test('a community put again is renamed, not doubled', async () => {
      const directory = await opened()
      const cell = sampleRow(1)
      must(await directory.putCell(cell))
      must(await directory.putCell({ ...cell, name: 'Garden' }))
      expect(must(await directory.cells())).toEqual([{ ...cell, name: 'Garden' }])
    })

    test('a change of settings leaves the others as they were', async () => {
      const directory = await opened()
      must(await directory.putSettings({ locale: 'kk' }))
      must(await directory.putSettings({ theme: 'dark' }))
      expect(must(await directory.settings())).toEqual({ locale: 'kk', theme: 'dark', currentCell: null })
    })

    test('a removed community is gone, and is not the current one any more', async () => {
      const directory = await opened()
      const [staying, leaving] = [sampleRow(1), sampleRow(2)]
      must(await directory.putCell(staying))
      must(await directory.putCell(leaving))
      must(await directory.putSettings({ currentCell: leaving.cell, locale: 'ru' }))
      must(await directory.removeCell(leaving.cell))
      expect(must(await directory.cells())).toEqual([staying])
      expect(must(await directory.settings())).toEqual({ locale: 'ru', theme: 'system', currentCell: null })
    })

    test('removing one community leaves another current', async () => {
      const directory = await opened()
      const [staying, leaving] = [sampleRow(1), sampleRow(2)]
      must(await directory.putSettings({ currentCell: staying.cell }))
      must(await directory.removeCell(leaving.cell))
      expect(must(await directory.settings()).currentCell).toBe(staying.cell)
    })

    test('a closed directory says so', async () => {
      const directory = await opened()
      directory.close()
      expect(await directory.cells()).toEqual({ ok: false, error: { type: 'storage-closed' } })
    })
  })
}

const sampleRow = (addedAt: number): DirectoryCell => ({ cell: freshCell(), name: 'Orchard', addedAt, example: 0 })
