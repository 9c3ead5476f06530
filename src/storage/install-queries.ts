import type { DirectoryCell, InstallSettings } from '../core/ports/directory.ts'
import type { StorageFault } from '../core/ports/vault.ts'
import type { LiveQuery } from '../core/queries/live-query.ts'
import type { InstallQueries } from '../core/queries/queries.ts'
import { DirectoryDatabase, directoryName } from './directory-database.ts'
import { liveQueryFromDexie } from './live-query-from-dexie.ts'

/** What screens may ask about the install, and the way to let go of the database. */
export interface OpenInstallQueries extends InstallQueries {
  close(): void
}

export const openInstallQueries = (onFault: (fault: StorageFault) => void, name = directoryName): OpenInstallQueries => {
  const tables = new DirectoryDatabase(name)
  const cells: LiveQuery<readonly DirectoryCell[]> = liveQueryFromDexie(() => tables.readCells(), onFault)
  const settings: LiveQuery<InstallSettings> = liveQueryFromDexie(() => tables.readSettings(), onFault)
  return { cells: () => cells, settings: () => settings, close: () => tables.close() }
}
