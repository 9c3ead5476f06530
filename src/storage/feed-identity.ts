import { interpretAsDocumentId, type BinaryDocumentId, type DocumentId } from '@automerge/automerge-repo/slim'
import { labelled } from '../core/codec/labelled.ts'
import { sha256 } from '../core/codec/sha256.ts'
import { assert } from '../domain/base/assert.ts'
import { bytesToHex, hexToBytes } from '../domain/base/hex.ts'
import type { CellId, DeviceId } from '../domain/ledger/entry.ts'

/** What a feed document is called and whose hand writes it: derived, so the same on every phone (DESIGN 4). */
export interface FeedIdentity {
  readonly documentId: DocumentId
  /** Automerge actor, hexadecimal. */
  readonly actor: string
}

export const feedIdentity = async (cell: CellId, device: DeviceId, part: number): Promise<FeedIdentity> => {
  const cellBytes = hexToBytes(cell)
  assert(cellBytes?.length === 32, 'a cell id is 32 bytes')
  const name = utf8.encode(`feed/${device}/${part}`)
  const document = await firstHalfOfHash('ayni/doc/1', cellBytes, name)
  const actor = await firstHalfOfHash('ayni/actor/1', name)
  return { documentId: interpretAsDocumentId(document as BinaryDocumentId), actor: bytesToHex(actor) }
}

const utf8 = new TextEncoder()

/** First 16 bytes of SHA-256(label 00 ‖ pieces). */
const firstHalfOfHash = async (label: string, ...pieces: readonly Uint8Array<ArrayBuffer>[]): Promise<Uint8Array> =>
  (await sha256(labelled(label, ...pieces))).slice(0, 16)
