import { Dexie } from 'dexie'
import { expect, test } from 'vitest'
import { must } from '../../test/contract/must.ts'
import { freshCell } from '../../test/contract/sample-entries.ts'
import { openDirectory } from './directory.ts'
import { openInstallQueries } from './install-queries.ts'

test('screens follow the communities and settings of the install', async () => {
  const name = `directory-${crypto.randomUUID()}`
  const directory = must(await openDirectory(name))
  const queries = openInstallQueries((fault) => expect.fail(fault.type), name)
  const [cells, settings] = [queries.cells(), queries.settings()]
  expect(queries.cells()).toBe(cells)
  const stops = [cells.subscribe(() => undefined), settings.subscribe(() => undefined)]
  await expect.poll(() => settings.current()).toEqual({ locale: null, theme: 'system', currentCell: null })

  const row = { cell: freshCell(), name: 'Orchard', addedAt: 1, example: 0 } as const
  must(await directory.putCell(row))
  must(await directory.putSettings({ currentCell: row.cell }))
  await expect.poll(() => cells.current()).toEqual([row])
  await expect.poll(() => settings.current()?.currentCell).toBe(row.cell)

  must(await directory.removeCell(row.cell))
  await expect.poll(() => cells.current()).toEqual([])
  for (const stop of stops) stop()
  queries.close()
  directory.close()
  await Dexie.delete(name)
})
