import type { LackingEntry, SyncTarget } from '../core/ports/sync-target.ts'
import { sealChunk } from '../core/sealing/chunk.ts'
import type { ChannelSeal } from '../core/sealing/envelope.ts'
import type { LogPosition } from './log-position.ts'
import { maxSentChunkBytes, packForRelay, withoutGaps } from './pack-for-relay.ts'
import type { PutUnderWay, PutsUnderWay } from './puts-under-way.ts'
import type { Cancel, SyncDeps } from './sync-deps.ts'

/** Bounds what a broken connection leaves in doubt. */
const maxPutsUnderWay = 8
const maxBytesUnderWay = 256 * 1024

/**
 * Long enough that the phones in one room do not all fill an emptied relay at once, short enough that a member who
 * looks at the sync line sees it happen.
 */
const leastRefillWaitMs = 2_000
const mostRefillWaitMs = 15_000
/**
 * Others learn of a refill when its first chunk has arrived, and give way as long as more arrive before they would
 * begin. So the first is small, each next is as large as the relay answers within a second, and one is under way at
 * a time: two phones that begin together send a few entries twice, however slow their networks.
 */
const firstRefillChunkBytes = 4 * 1024
const leastRefillChunkBytes = 16 * 1024
const promptAnswerMs = 1_000
/**
 * How long others are given way in all, and by chance up to twice as long, or everyone who waits for a slow phone would
 * begin at once. Without an end, who has the channel's key could hold up every refill by sending old entries again.
 */
const giveWayMs = 2 * 60_000

/**
 * Sends what the log lacks.
 *
 * Own entries go at once. Others' entries, which their own devices normally send, go only after a random time and only
 * those that are still lacking then. Whoever sees another phone refill waits anew: so one phone does it, and when it
 * goes away another goes on. Nobody waits like this for more than a few minutes.
 */
export interface Outbox {
  /** The channel is joined. What was under way goes first. `knowsLog`: what the position does not name, the log lacks. */
  open(log: { readonly knowsLog: boolean; readonly maxChunkBytes: number }): void
  /** The log has been read to the end, so now it is known in any case. */
  catchUp(): void
  /** Something new may be to send. */
  look(): void
  /** Another phone puts there what this one holds too. */
  seeOthersRefill(): void
  /** False for a put that is not under way. */
  stored(ref: number): boolean
  /** The relay did not take a put and may take it later. False for a put that is not under way. */
  refused(ref: number, retryMs: number): boolean
  /** Between a refusal and the next try. */
  isPaused(): boolean
  /** Sends nothing more. Resolves when what was being sealed rests in `puts`. */
  stop(): Promise<void>
}

export const createOutbox = (options: {
  readonly target: SyncTarget
  readonly seal: ChannelSeal
  readonly position: LogPosition
  readonly puts: PutsUnderWay
  readonly deps: Pick<SyncDeps, 'after' | 'now' | 'random'>
  readonly send: (put: PutUnderWay) => void
  /** Whether something came that is not stored yet: it may be what a refill would send. */
  readonly isReading: () => boolean
  readonly onBug: (bug: unknown) => void
}): Outbox => {
  const { target, seal, position, puts, deps, send, isReading, onBug } = options
  let maxChunkBytes = 0
  let isOpen = false
  let isPaused = false
  let knowsLog = false
  let hasCaughtUp = false
  let isRefilling = false
  let refillChunkBytes = 0
  let refillSentAt = 0
  let mustLook = false
  let looking: Promise<void> | undefined
  let cancelRefill: Cancel | undefined
  /** undefined: nothing of others is lacking. */
  let giveWayUntil: number | undefined
  let cancelPause: Cancel | undefined

  const canSend = (): boolean =>
    isOpen && !isPaused && knowsLog && puts.unansweredCount < maxPutsUnderWay && puts.unansweredBytes < maxBytesUnderWay

  /** Reading ends with a look, and so does each answer. */
  const canRefill = (): boolean => canSend() && isRefilling && puts.unansweredCount === 0 && !isReading()

  const lacks = (whose: 'own' | 'others'): boolean => {
    const heads = puts.headsAfter(position.headByDevice)
    for (const [device, seq] of target.heads()) {
      if ((device === target.device) === (whose === 'own') && seq > (heads.get(device) ?? 0)) return true
    }
    return false
  }

  const readLacking = async (whose: 'own' | 'all'): Promise<readonly LackingEntry[]> => {
    const heads = puts.headsAfter(position.headByDevice)
    const entries = withoutGaps(await target.lacking(heads, whose), heads)
    // Of a fork one side may be there, and what comes after it too.
    return entries.filter((entry) => !position.holds(entry))
  }

  const sendChunk = async (entries: readonly LackingEntry[]): Promise<void> => {
    const bytes = await sealChunk(entries.map(({ wire }) => wire), seal)
    // Under way even if the connection went in the meantime: the next one begins with it.
    const put = puts.add(bytes, entries.map(({ device, seq, id }) => ({ device, seq, id })))
    if (isOpen && !isPaused) send(put)
  }

  /** What one reading of the vault gives, as far as there is room for it. False when it gives nothing. */
  const sendOwn = async (): Promise<boolean> => {
    const groups = packForRelay(await readLacking('own'), maxChunkBytes)
    for (const group of groups) {
      if (!canSend()) break
      await sendChunk(group)
    }
    return groups.length > 0
  }

  /** One chunk, or the end of the refill. */
  const sendRefill = async (): Promise<void> => {
    const [group] = packForRelay(await readLacking('all'), maxChunkBytes, refillChunkBytes)
    if (group === undefined) isRefilling = false
    // Another phone may have begun while the vault was read.
    else if (canRefill()) {
      refillSentAt = deps.now()
      await sendChunk(group)
    }
  }

  const sendAll = async (): Promise<void> => {
    while (mustLook) {
      mustLook = false
      while (canSend() && lacks('own') && (await sendOwn()));
      if (canRefill()) await sendRefill()
      if (!isOpen || !hasCaughtUp || isRefilling) continue
      if (lacks('others')) planRefill()
      else giveWayUntil = undefined
    }
  }

  const look = (): void => {
    mustLook = true
    looking ??= sendAll()
      .catch(onBug)
      .finally(() => {
        looking = undefined
        // Asked for in the moment between the last look and here. After a bug the outbox is closed.
        if (mustLook && isOpen) look()
      })
  }

  const planRefill = (): void => {
    giveWayUntil ??= deps.now() + giveWayMs * (1 + deps.random())
    const wait = leastRefillWaitMs + deps.random() * (mostRefillWaitMs - leastRefillWaitMs)
    cancelRefill ??= deps.after(wait, () => {
      cancelRefill = undefined
      isRefilling = true
      refillChunkBytes = firstRefillChunkBytes
      look()
    })
  }

  const sendUnanswered = (): void => {
    for (const put of puts.unanswered()) send(put)
  }

  return {
    open: (log) => {
      isOpen = true
      knowsLog = log.knowsLog
      maxChunkBytes = log.maxChunkBytes
      sendUnanswered()
      look()
    },
    catchUp: () => {
      hasCaughtUp = true
      knowsLog = true
      look()
    },
    look,
    seeOthersRefill: () => {
      if (!isOpen || (!isRefilling && cancelRefill === undefined)) return
      if (giveWayUntil !== undefined && deps.now() >= giveWayUntil) return
      isRefilling = false
      cancelRefill?.()
      cancelRefill = undefined
      planRefill()
    },
    stored: (ref) => {
      if (!puts.isUnanswered(ref)) return false
      position.hold(puts.answer(ref))
      const wanted = refillChunkBytes * (deps.now() - refillSentAt < promptAnswerMs ? 2 : 1 / 2)
      refillChunkBytes = Math.min(maxSentChunkBytes, Math.max(leastRefillChunkBytes, wanted))
      look()
      return true
    },
    refused: (ref, retryMs) => {
      if (!puts.isUnanswered(ref)) return false
      if (isPaused) return true
      isPaused = true
      cancelPause = deps.after(retryMs, () => {
        isPaused = false
        // All of them: each may have been refused, and what the relay has it does not store twice.
        sendUnanswered()
        look()
      })
      return true
    },
    isPaused: () => isPaused,
    stop: async () => {
      isOpen = false
      cancelRefill?.()
      cancelPause?.()
      await looking
    },
  }
}
