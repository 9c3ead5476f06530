import { err, ok } from '../../domain/base/result.ts'
import type { AppFault } from '../../core/queries/app-fault.ts'
import type { CellQueries } from '../../core/queries/queries.ts'
import type { LiveQuery } from '../../core/queries/live-query.ts'
import type { Commands } from '../../core/commands/commands.ts'
import type { DirectoryCell, InstallSettings } from '../../core/ports/directory.ts'
import type { Install } from './install-context.ts'
import type { Platform } from './platform.ts'

/** For tests: a value that can be set, followed as screens follow a query. */
export interface Settable<T> extends LiveQuery<T> {
  readonly set: (value: T) => void
}

export const settable = <T>(first: T): Settable<T> => {
  let value = first
  const listeners = new Set<() => void>()
  return {
    current: () => value,
    subscribe: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    set: (next) => {
      value = next
      for (const listener of listeners) listener()
    },
  }
}

export interface MemoryInstall extends Install {
  readonly cells: Settable<readonly DirectoryCell[]>
  readonly settings: Settable<InstallSettings>
  readonly faults: Settable<AppFault | null>
  /** The names of the commands that were called, in order. */
  readonly called: string[]
}

export interface MemoryInstallParts {
  readonly platform?: Partial<Platform>
  readonly settings?: Partial<InstallSettings>
  readonly cells?: readonly DirectoryCell[]
  /** Any other command answers that the community is unknown. */
  readonly commands?: Partial<Commands>
  readonly queriesOf?: Install['queriesOf']
}

const somePlatform: Platform = {
  place: 'browser',
  lacks: [],
  promptInstall: undefined,
  persist: () => Promise.resolve(true),
  share: undefined,
  origin: 'https://ayni.example',
  ownRelay: null,
  now: () => Date.UTC(2026, 10, 20, 12),
  zone: 300,
}

/** An install in memory, for tests of screens. */
export const createMemoryInstall = ({ platform, settings, cells, commands = {}, queriesOf }: MemoryInstallParts = {}): MemoryInstall => {
  const heldCells = settable(cells ?? [])
  const heldSettings = settable<InstallSettings>({ locale: null, theme: 'system', currentCell: null, ...settings })
  const called: string[] = []
  return {
    cells: heldCells,
    settings: heldSettings,
    called,
    faults: settable<AppFault | null>(null),
    queries: { cells: () => heldCells, settings: () => heldSettings },
    queriesOf: queriesOf ?? (() => emptyQueries),
    putSettings: (change) => {
      heldSettings.set({ ...heldSettings.current()!, ...change })
      return Promise.resolve()
    },
    platform: { ...somePlatform, ...platform },
    commands: new Proxy(commands as Commands, {
      get: (target, key) => (...args: unknown[]) => {
        const name = key as keyof Commands
        called.push(name)
        const command = target[name] as ((...each: unknown[]) => unknown) | undefined
        return command === undefined ? Promise.resolve(err({ type: 'unknown-cell' })) : command(...args)
      },
    }),
  }
}

const nothing = settable(null)
const none = settable<readonly never[]>([])
const noMatches = settable({ pairs: 0, oneWays: 0 })

/** A community of which nothing has come yet. */
const emptyQueries: CellQueries = {
  cell: 'c'.repeat(64),
  cellState: () => nothing,
  members: () => none,
  member: () => nothing,
  invitations: () => none,
  listingsOf: () => none,
  openListings: () => none,
  listing: () => nothing,
  pairs: () => none,
  pair: () => nothing,
  oneWays: () => none,
  matchCounts: () => noMatches,
  agreementsOf: () => none,
  agreement: () => nothing,
  waitingFor: () => none,
  opened: () => nothing,
  self: () => nothing,
  sync: () => nothing,
}

/** The queries of a community with these answers; what is not given is empty. */
export const memoryQueries = (answers: Partial<CellQueries>): CellQueries => ({ ...emptyQueries, ...answers })

export const sayOk = <T>(value: T) => () => Promise.resolve(ok(value))
