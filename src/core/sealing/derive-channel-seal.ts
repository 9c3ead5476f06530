import type { EntryId } from '../../domain/ledger/entry.ts'
import { bytesToHex } from '../../domain/base/hex.ts'
import { idBytes } from '../codec/id-bytes.ts'
import { labelled } from '../codec/labelled.ts'
import { sha256 } from '../codec/sha256.ts'
import { deriveChunkKey } from '../keys/epoch-key.ts'
import type { ChannelSeal } from './envelope.ts'

/**
 * Everything that sealing for one epoch needs. FROZEN: a chunk names its epoch by
 * SHA-256("ayni/epoch-tag/1" 00 ‖ epoch id), because the first epoch's id is the cell's, and a relay knows no ids.
 */
export const deriveChannelSeal = async (from: {
  /** The channel's public half, hexadecimal. */
  readonly channel: string
  readonly epoch: EntryId
  readonly epochKey: Uint8Array<ArrayBuffer>
}): Promise<ChannelSeal> => ({
  channel: from.channel,
  epoch: bytesToHex(await sha256(labelled('ayni/epoch-tag/1', idBytes(from.epoch)))),
  chunkKey: await deriveChunkKey(from.epochKey),
})
