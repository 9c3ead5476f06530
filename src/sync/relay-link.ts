import { deriveChannelSeal } from '../core/sealing/derive-channel-seal.ts'
import type { LinkReport, LinkTrouble, SyncTarget } from '../core/ports/sync-target.ts'
import { LogPosition } from './log-position.ts'
import { createPresence } from './presence.ts'
import { PutsUnderWay } from './puts-under-way.ts'
import { readRelayAddress, type RelayAddress } from './relay-address.ts'
import { openRelaySession, type RelaySession } from './relay-session.ts'
import { createReporter } from './reporter.ts'
import { retryDelayMs } from './retry-delay.ts'
import type { SyncDeps } from './sync-deps.ts'

/**
 * Keeps this phone and one channel of one relay the same, for as long as it runs:
 *
 *     dial ─▶ hello ─▶ join ─▶ joined ─▶ items … caught up ─▶ items and puts as they come
 *      ▲                                                               │ closed, silent, refused
 *      └────────────── wait: 1 s … 60 s, or until asked ◀──────────────┘
 *
 * Whatever the network or the relay does, it never throws: it says what is wrong in its report and goes on.
 */
export interface RelayLink {
  start(): void
  /** Resolves when nothing of this link will touch the vault any more. Not to be started again. */
  stop(): Promise<void>
  /** Dials now instead of waiting, also where a code was wrong; when connected, asks the relay whether it is still there. */
  syncNow(): void
  /** Reads the whole log again: entries were turned away that would be taken now. */
  reread(): void
}

/** Nothing is expected to get here; when it does, trying again must not keep the phone warm. */
const afterBugMs = 60_000
const dayMs = 24 * 60 * 60 * 1_000
/** Each dialling would take one of the tries that a relay allows the address, and no waiting makes a code right. */
const afterWrongCodeMs = 60 * 60_000

export const createRelayLink = (options: {
  /** As `readRelayAddress` takes it. */
  readonly relay: string
  readonly target: SyncTarget
  readonly deps: SyncDeps
  /** Where several links of one community share a line, their owner tells it. */
  readonly report?: (report: LinkReport) => void
}): RelayLink => {
  const { relay, target, deps, report = (next) => target.report(next) } = options
  const address = readRelayAddress(relay)
  let state: 'new' | 'running' | 'stopped' = 'new'
  let isResting = false
  let isOffline = false
  let isForPerson = false
  let mustDialNow = false
  let mustReread = false
  let trouble: LinkTrouble | null = address === undefined ? 'relay-address-wrong' : null
  let clockDaysOff: number | null = null
  let session: RelaySession | undefined
  let position: LogPosition | undefined
  let wake = (): void => {}
  let running = Promise.resolve()
  let saving = Promise.resolve()
  let unsubscribe = (): void => {}

  const isRunning = (): boolean => state === 'running'

  const readReport = (): LinkReport => {
    const status = session?.status()
    const isJoined = status?.stage === 'joined'
    const waiting = ownWaiting(target, position)
    const isApart = isResting || isOffline || status?.stage === 'over' || address === undefined
    return {
      link: !isRunning() ? 'none' : isJoined ? 'connected' : isApart ? 'offline' : 'connecting',
      inSync: isJoined && status.isCaughtUp && waiting === 0,
      waiting,
      progress: status?.progress ?? null,
      // While dialling again, why that is.
      trouble: status === undefined || status.stage === 'opening' ? trouble : status.trouble,
      clockDaysOff,
    }
  }

  const reporter = createReporter({ deps, read: readReport, report })

  /** Resolves after so long, or when woken. */
  const rest = async (ms: number): Promise<void> => {
    if (mustDialNow || !isRunning()) return
    isResting = true
    reporter.changed()
    await new Promise<void>((resolve) => {
      const cancel = deps.after(ms, resolve)
      wake = () => {
        cancel()
        resolve()
      }
    })
    wake = () => {}
    isResting = false
  }

  const keepConnected = async (dialled: RelayAddress): Promise<void> => {
    // Before anything is waited for: what another link brings meanwhile is not what the cursor was written with.
    const forksAtCursor = target.forks()
    const seal = await deriveChannelSeal({ channel: target.channel.name, epoch: target.epoch, epochKey: target.epochKey })
    const cursorId = `${dialled.url} ${target.channel.name}`
    const known = new LogPosition(cursorId, await target.readCursor(cursorId), forksAtCursor)
    known.meetForks(target.forks())
    position = known
    const lasting = {
      address: dialled,
      target,
      seal,
      position: known,
      puts: new PutsUnderWay(),
      presence: createPresence({ target, seal, deps }),
      deps,
      onStatus: () => reporter.changed(),
      onClock: (relayNow: number) => {
        clockDaysOff = Math.floor(Math.abs(relayNow - deps.now()) / dayMs)
      },
    }
    let failures = 0
    while (isRunning()) {
      mustDialNow = false
      if (mustReread) known.rewind()
      mustReread = false
      session = openRelaySession(lasting)
      reporter.changed()
      const end = await session.ended
      session = undefined
      save()
      trouble = end.trouble
      if (end.isToGoOn) continue
      if (end.hasWorked) failures = 0
      isForPerson = end.trouble === 'code-wrong' || end.trouble === 'code-needed'
      const askedMs = isForPerson ? afterWrongCodeMs : end.askedMs
      await rest(retryDelayMs({ failures, askedMs, random: deps.random }))
      isForPerson = false
      failures = mustDialNow ? 0 : failures + 1
    }
  }

  const run = async (dialled: RelayAddress): Promise<void> => {
    while (isRunning()) {
      try {
        await keepConnected(dialled)
      } catch (bug) {
        deps.onBug(bug)
        session = undefined
        trouble = 'failed-here'
        await rest(afterBugMs)
      }
    }
  }

  /**
   * Between two sessions. Another link may have brought the other side of a fork: were the app ended before this log is
   * reached again, it would be believed to hold both.
   */
  const save = (): void => {
    const known = position
    if (!isRunning() || known === undefined || known.log === null || !known.isUnsaved) return
    const { cursor, changes } = known.draft(known.seq)
    const saved = target.receive({ wires: [], cursor, readAfter: known.seq, from: address?.url ?? relay })
    saving = saved.then((isSaved) => (isSaved ? known.noteSaved(changes) : undefined), deps.onBug)
  }

  const dialNow = (): void => {
    isOffline = false
    mustDialNow = true
    session?.probe()
    wake()
  }

  const comeOnline = (): void => {
    // Begun in another network, it may hang until it is given up.
    if (session?.status().stage === 'opening') session.end({ isToGoOn: true })
    if (!isForPerson) return dialNow()
    // Another network knows no other code.
    isOffline = false
    reporter.changed()
  }

  const hangUp = (): void => {
    isOffline = true
    // Left alone the socket stays open, takes what is sent, and says nothing.
    session?.end({})
    reporter.changed()
  }

  return {
    start: () => {
      if (state !== 'new') return
      state = 'running'
      if (address === undefined) return reporter.changed()
      const stopListening = target.onChange(() => {
        position?.meetForks(target.forks())
        if (session === undefined) save()
        session?.look()
        reporter.changed()
      })
      deps.network.addEventListener('online', comeOnline)
      deps.network.addEventListener('offline', hangUp)
      unsubscribe = () => {
        stopListening()
        deps.network.removeEventListener('online', comeOnline)
        deps.network.removeEventListener('offline', hangUp)
      }
      running = run(address)
    },
    stop: () => {
      state = 'stopped'
      unsubscribe()
      session?.abandon()
      wake()
      reporter.stop()
      return Promise.all([running, saving]).then(() => undefined)
    },
    syncNow: dialNow,
    reread: () => {
      mustReread = true
      session?.end({ isToGoOn: true })
    },
  }
}

/** Own entries the relay is not known to have. */
const ownWaiting = (target: SyncTarget, position: LogPosition | undefined): number => {
  const held = target.heads().get(target.device) ?? 0
  return Math.max(0, held - (position?.headByDevice.get(target.device) ?? 0))
}
