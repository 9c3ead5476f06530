import type { FoundEntry, SyncTarget } from '../core/ports/sync-target.ts'
import { openChunk } from '../core/sealing/chunk.ts'
import type { ChannelSeal } from '../core/sealing/envelope.ts'
import type { LogPosition } from './log-position.ts'
import type { Cancel, SyncDeps } from './sync-deps.ts'

/** One batch is one strict transaction and one turn of judging: large enough to pay off, small enough to let others in. */
const maxBatchItems = 1_024
const maxBatchBytes = 2 * 1024 * 1024
/** What an item costs besides its bytes, so that many tiny ones count too. */
const itemOverheadBytes = 256
/** News of the heads alone may wait a moment for company; lost, it costs the relay a chunk it has already. */
const saveDelayMs = 500

/**
 * Takes what the relay sent to the vault, in the order it came, one batch at a time. While one batch is being
 * written, the next collects; there is no other waiting.
 */
export interface Inbox {
  put(seq: number, bytes: Uint8Array): void
  /** The log holds at `seq` what this phone put there: nothing to read. */
  pass(seq: number): void
  /** What the position knows should come to be in the vault. */
  saveSoon(): void
  /** Bytes not yet in the vault, and what keeping them costs. */
  waitingBytes(): number
  /** Resolves when everything put so far is in the vault, and what the position knows too. */
  settle(): Promise<void>
  /** Forgets what waits; the cursor does not know it, so it will come again. */
  drop(): void
}

export interface InboxEvents {
  /** A batch is in the vault. `hasOthersRefill`: another phone puts there what this one held and might put there. */
  readonly onBatch: (batch: { readonly hasOthersRefill: boolean }) => void
  /** A batch could not be stored; the rest was dropped. */
  readonly onFault: () => void
}

interface Item {
  readonly seq: number
  /** null: an own chunk, already here. */
  readonly bytes: Uint8Array | null
}

export const createInbox = (options: {
  readonly target: SyncTarget
  readonly seal: ChannelSeal
  readonly position: LogPosition
  /** The relay, as the vault's quarantine names it. */
  readonly from: string
  readonly deps: Pick<SyncDeps, 'after'>
  readonly events: InboxEvents
  readonly onBug: (bug: unknown) => void
}): Inbox => {
  const { target, seal, position, from, deps, events, onBug } = options
  let queue: Item[] = []
  let queuedBytes = 0
  let batchBytes = 0
  let wantsSave = false
  let cancelSave: Cancel | undefined
  let working: Promise<void> | undefined

  const takeBatch = (): readonly Item[] => {
    let bytes = 0
    let count = 0
    for (const item of queue) {
      if (count > 0 && (count >= maxBatchItems || bytes + cost(item) > maxBatchBytes)) break
      bytes += cost(item)
      count += 1
    }
    queuedBytes -= bytes
    batchBytes = bytes
    return queue.splice(0, count)
  }

  /** False when the phone's storage failed. */
  const store = async (batch: readonly Item[]): Promise<boolean> => {
    const chunks = batch.flatMap(({ bytes }) => (bytes === null ? [] : [bytes]))
    const opened = await Promise.all(chunks.map((bytes) => openChunk(bytes, seal)))
    const wires = opened.flatMap((chunk) => (chunk.ok ? chunk.value : []))
    // In the batch's own transaction: a strict one for each piece of junk would let whoever sends it slow the phone down.
    const unopened = opened.flatMap((chunk, index) => (chunk.ok ? [] : [{ bytes: chunks[index]!, reason: chunk.error.type }]))
    const readAfter = position.seq
    const draft = position.draft(batch.reduce(reach, readAfter))
    // A chunk proves nothing but the epoch key: were a wire believed unchecked, anyone with a link could fill the log with
    // false entries numbered like ours to come, and this phone would never send the true ones.
    let found: readonly FoundEntry[] = []
    const onFound = (entries: readonly FoundEntry[]): void => {
      found = entries
    }
    if (!(await target.receive({ wires, cursor: draft.cursor, readAfter, unopened, from, onFound }))) return false
    position.commit(draft)

    position.meetForks(target.forks())
    position.hold(found)
    batchBytes = 0
    events.onBatch({ hasOthersRefill: found.some(({ isNew }) => !isNew) })
    return true
  }

  const work = async (): Promise<void> => {
    while (queue.length > 0 || wantsSave) {
      wantsSave = false
      if (await store(takeBatch())) continue
      drop()
      events.onFault()
      return
    }
    // Heads that the last batch taught are not in the cursor written with it.
    if (position.isUnsaved) saveSoon()
  }

  const wake = (): void => {
    working ??= work()
      .catch((bug: unknown) => {
        drop()
        onBug(bug)
      })
      .finally(() => {
        working = undefined
        batchBytes = 0
        // Something may have come in the moment between the last look and here.
        if (queue.length > 0 || wantsSave) wake()
      })
  }

  const untilIdle = async (): Promise<void> => {
    while (working !== undefined) await working
  }

  const saveNow = (): void => {
    cancelSave?.()
    cancelSave = undefined
    if (position.log === null || !position.isUnsaved) return
    wantsSave = true
    wake()
  }

  const saveSoon = (): void => {
    cancelSave ??= deps.after(saveDelayMs, saveNow)
  }

  const drop = (): void => {
    queue = []
    queuedBytes = 0
    wantsSave = false
  }

  const add = (item: Item): void => {
    queue.push(item)
    queuedBytes += cost(item)
    wake()
  }

  return {
    put: (seq, bytes) => add({ seq, bytes }),
    pass: (seq) => add({ seq, bytes: null }),
    saveSoon,
    waitingBytes: () => queuedBytes + batchBytes,
    settle: async () => {
      await untilIdle()
      saveNow()
      await untilIdle()
      // The last save may have asked for another.
      cancelSave?.()
      cancelSave = undefined
    },
    drop,
  }
}

/**
 * How far a position comes by an item. Items come in order, with gaps where own chunks are left out. An own one moves
 * it by one step only, for what lies before it may not have come yet (protocol.ts).
 */
const reach = (position: number, { seq, bytes }: Item): number =>
  bytes === null ? (seq === position + 1 ? seq : position) : Math.max(position, seq)

const cost = ({ bytes }: Item): number => (bytes?.length ?? 0) + itemOverheadBytes
