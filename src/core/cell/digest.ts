import { bytesToHex } from '../../domain/base/hex.ts'
import type { CellId } from '../../domain/ledger/entry.ts'
import { idBytes } from '../codec/id-bytes.ts'
import { labelled } from '../codec/labelled.ts'
import { sha256 } from '../codec/sha256.ts'
import type { FeedState } from '../ports/documents.ts'

/**
 * What two phones compare to say "we have the same" (DESIGN 4). FROZEN:
 * SHA-256("ayni/digest/1" 00 ‖ cell ‖ per feed, sorted by device then part: device(32) ‖ part(u32 big-endian) ‖
 * number of heads(u32) ‖ heads(32 each, sorted)), hexadecimal.
 */
export const cellDigest = async (cell: CellId, feeds: readonly FeedState[]): Promise<string> => {
  const sorted = feeds.toSorted((a, b) => (a.device < b.device ? -1 : a.device > b.device ? 1 : a.part - b.part))
  const parts = sorted.flatMap((feed) => [idBytes(feed.device), u32(feed.part), u32(feed.heads.length), ...feed.heads.map(idBytes)])
  return bytesToHex(await sha256(labelled('ayni/digest/1', idBytes(cell), ...parts)))
}

const u32 = (value: number): Uint8Array<ArrayBuffer> => {
  const bytes = new Uint8Array(4)
  new DataView(bytes.buffer).setUint32(0, value)
  return bytes
}
