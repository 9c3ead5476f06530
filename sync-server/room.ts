import { encodeFrame } from './protocol.ts'
import type { Reader } from './reader.ts'

/** A channel while someone has joined it: who reads, and how far the log goes. */
export interface Room {
  readonly channel: Uint8Array
  readonly readers: Set<Reader>
  /** The highest seq that readers may be given. */
  head: number
}

export const createRoom = (channel: Uint8Array, head: number): Room => ({ channel, readers: new Set(), head })

/** Tells the room of a new chunk. Its sender has been answered already and is not sent it. */
export const publishItem = (
  room: Room,
  item: { readonly seq: number; readonly bytes: Uint8Array },
  sender: Reader,
): void => {
  room.head = Math.max(room.head, item.seq)
  let encoded: Uint8Array | undefined
  for (const reader of room.readers) {
    if (reader === sender) reader.leaveOut(item.seq)
    else reader.offer(item.seq, () => (encoded ??= encodeFrame({ type: 'item', channel: room.channel, ...item })))
  }
}
