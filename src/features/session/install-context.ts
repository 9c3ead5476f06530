import { createContext, useContext } from 'react'
import { assert } from '../../domain/base/assert.ts'
import type { CellId } from '../../domain/ledger/entry.ts'
import type { Commands } from '../../core/commands/commands.ts'
import type { AppFault } from '../../core/queries/app-fault.ts'
import type { LiveQuery } from '../../core/queries/live-query.ts'
import type { CellQueries, InstallQueries } from '../../core/queries/queries.ts'
import type { InstallSettings } from '../../core/ports/directory.ts'
import type { Platform } from './platform.ts'

/** What every screen can reach, whether or not a community is open. Handed down by `main.tsx`. */
export interface Install {
  readonly queries: InstallQueries
  readonly commands: Commands
  readonly queriesOf: (cell: CellId) => CellQueries
  readonly putSettings: (change: Partial<InstallSettings>) => Promise<void>
  readonly platform: Platform
  /** What went wrong last where no command could answer for it; null as a rule. */
  readonly faults: LiveQuery<AppFault | null>
}

export const InstallContext = createContext<Install | undefined>(undefined)

export const useInstall = (): Install => {
  const install = useContext(InstallContext)
  assert(install !== undefined, 'a screen outside InstallContext')
  return install
}
