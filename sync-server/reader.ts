import { setImmediate as nextTurn } from 'node:timers/promises'
import type { Log, LogFault } from './log/log.ts'
import type { Outlet } from './outlet.ts'
import type { Room } from './room.ts'

/**
 * One phone's place in one channel's log.
 *
 * It holds a number, not a queue: whatever the phone has not been sent stays in the log until its
 * socket has room. So a slow phone costs the relay what fits its socket's buffer and no more.
 */
export interface Reader {
  /** A new chunk. Sent at once if this reader is up to date and has room, else read from the log later. */
  offer(seq: number, encodeItem: () => Uint8Array): void
  /** A chunk this phone put itself: it comes no more. */
  leaveOut(seq: number): void
  /** Goes on reading the log if there is room. */
  advance(): void
  stop(): void
  readonly outlet: Outlet
}

/** Numbers of own chunks kept for a reader that is behind. Past this its own chunks come too, which is harmless. */
const mostLeftOut = 10_000

export const createReader = (options: {
  readonly room: Room
  readonly log: Log
  readonly outlet: Outlet
  readonly since: number
  readonly batchBytes: number
  readonly onFault: (fault: LogFault) => void
}): Reader => {
  const { room, log, outlet, batchBytes, onFault } = options
  const leftOut = new Set<number>()
  let position = options.since
  let isReading = false
  let isStopped = false

  const readOn = async (): Promise<void> => {
    while (!isStopped && position < room.head && !outlet.isBehind()) {
      const through = room.head
      const read = await log.read({ channel: room.channel, after: position, through, mostBytes: batchBytes })
      // Stopped while the log was read: another reader may have taken its place.
      if (isStopped) return
      if (!read.ok) return onFault(read.error)
      for (const { seq, bytes } of read.value) {
        if (!leftOut.delete(seq)) outlet.send({ type: 'item', channel: room.channel, seq, bytes })
      }
      position = read.value.at(-1)?.seq ?? through
      // A phone on a fast line must not keep the others waiting.
      await nextTurn()
    }
  }

  const advance = (): void => {
    if (isReading || isStopped || position >= room.head || outlet.isBehind()) return
    isReading = true
    void readOn().finally(() => {
      isReading = false
      advance()
    })
  }

  return {
    outlet,
    advance,
    offer: (seq, encodeItem) => {
      if (position === seq - 1 && !outlet.isBehind()) {
        position = seq
        outlet.sendBytes(encodeItem())
      } else advance()
    },
    leaveOut: (seq) => {
      if (position === seq - 1) position = seq
      else if (leftOut.size < mostLeftOut) leftOut.add(seq)
    },
    stop: () => {
      isStopped = true
      leftOut.clear()
    },
  }
}
