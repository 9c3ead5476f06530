import { expose } from 'comlink'
import { matchRowsFor } from '../core/matching/match-rows-for.ts'
import type { StorageFault } from '../core/ports/vault.ts'
import type { CellId } from '../domain/ledger/entry.ts'
import { matchEngineVersion } from '../domain/matching/match-digest-input.ts'
import { openMatchStore, type MatchStore } from '../storage/match-store.ts'
import { tellFault, tellUnhandled } from './tell-fault.ts'

/** Changes that come together are matched together, and what a member has just done is on the screen before. */
const settleMs = 400
/** At a start the screens come first: they show the matches of last time. */
const firstMs = 1_500
/**
 * Where much changes again and again, as in a first sync or while notices are written one after another, matching takes
 * no more than a sixth of the time: it reads every open notice, and a phone has other things to do.
 */
const restsPerRun = 5

/** Finds this phone's matches whenever what they are made from changes (DESIGN 7). */
export interface Matching {
  /** Follows one community; following another lets go of the first. */
  follow(cell: CellId | null): void
}

let following: { readonly store: MatchStore; readonly stop: () => void } | undefined

/** Notices expire between changes. */
const hourMs = 60 * 60_000

const match = async (store: MatchStore): Promise<void> => {
  const now = Date.now()
  const standing = await store.readStanding()
  if (!standing.ok) return tellFaultOf(store, standing.error)
  // Read first: what changes from here on is in the next run.
  const { folded, matchedFrom } = standing.value
  const from = `${matchEngineVersion} ${folded} ${Math.floor(now / hourMs)}`
  if (folded !== null && matchedFrom === from) return
  const input = await store.readInput()
  if (!input.ok) return tellFaultOf(store, input.error)
  const me = input.value.self?.member ?? null
  if (me === null) return
  const { members, openListings } = input.value
  const restingMembers = new Set(members.filter(({ state }) => state === 'resting').map(({ member }) => member))
  const replaced = await store.replace(matchRowsFor({ me, listings: openListings, restingMembers, now }), from)
  if (!replaced.ok) tellFaultOf(store, replaced.error)
}

/** It is tried again at the next change. A store let go of or deleted meanwhile fails as it should. */
const tellFaultOf = (store: MatchStore, fault: StorageFault): void => {
  if (following?.store === store && !store.isDeleted) tellFault(fault)
}

const matching: Matching = {
  follow: (cell) => {
    following?.stop()
    following?.store.close()
    following = undefined
    if (cell === null) return
    const store = openMatchStore(cell)
    let due: ReturnType<typeof setTimeout> | undefined
    let notBefore = 0
    let isRunning = false
    let isStopped = false
    let hasChanged = false
    const run = async (): Promise<void> => {
      due = undefined
      hasChanged = false
      isRunning = true
      const start = performance.now()
      try {
        await match(store)
      } finally {
        const end = performance.now()
        notBefore = end + restsPerRun * (end - start)
        isRunning = false
        if (hasChanged) runSoon()
      }
    }
    const runSoon = (): void => {
      hasChanged = true
      if (!isRunning && !isStopped) due ??= setTimeout(run, Math.max(settleMs, notBefore - performance.now()))
    }
    let stopWatching = (): void => {}
    const watching = setTimeout(() => {
      stopWatching = store.watchInput(runSoon)
    }, firstMs)
    following = {
      store,
      stop: () => {
        isStopped = true
        clearTimeout(watching)
        clearTimeout(due)
        stopWatching()
      },
    }
  },
}

tellUnhandled()
expose(matching)
