import { bytesToHex, hexToBytes } from '../../domain/base/hex.ts'
import { maxWireBytes, type CellId, type DeviceId } from '../../domain/ledger/entry.ts'
import type { Sealed, SealedBox } from '../../domain/ledger/sealed.ts'
import { idBytes } from '../codec/id-bytes.ts'
import { labelled } from '../codec/labelled.ts'
import { sha256 } from '../codec/sha256.ts'
import type { DeviceKeys } from '../ports/vault.ts'
import { openBox, sealBox } from './hpke-box.ts'
import { pad, unpad } from './padding.ts'

/*
 * A text of class *parties* (RULES 15). FROZEN:
 *   plain = salt(16 random) ‖ UTF-8 text
 *   hash  = SHA-256(plain)
 *   box   = HPKE (`hpke-box.ts`) of plain padded as a chunk is (`padding.ts`), aad = hash,
 *           info "ayni/sealed/1" 00 ‖ cell(32) ‖ author's device(32) ‖ reading device(32)
 * The salt keeps short texts from being guessed by their hash; all boxes hold the same plain, so one party can show
 * it to a mediator, whose app hashes it again. The author is the device that signs the entry it stands in: whoever copies
 * hash and boxes into an entry of their own has boxes that open nowhere, not another's words in their own name. Padding keeps "yes" from looking shorter than an address.
 */

/** A device that may read, and the X25519 key its `deviceKeys` named. */
export interface SealRecipient {
  readonly device: DeviceId
  readonly seal: Uint8Array
}

/** Where a sealed text stands: in an entry of this community, signed by this device. */
export interface SealedPlace {
  readonly cell: CellId
  readonly author: DeviceId
}

const saltLength = 16

/** Seals to each recipient. One whose key nobody can seal to gets no box: its owner chose that key. */
export const sealText = async (
  text: string,
  { cell, author, recipients }: SealedPlace & { readonly recipients: readonly SealRecipient[] },
): Promise<Sealed> => {
  const utf8 = new TextEncoder().encode(text)
  const plain = new Uint8Array(saltLength + utf8.length)
  globalThis.crypto.getRandomValues(plain.subarray(0, saltLength))
  plain.set(utf8, saltLength)
  const aad = await sha256(plain)
  const boxes: SealedBox[] = []
  for (const { device, seal } of recipients) {
    const box = await sealBox(pad(plain), seal, { info: boxInfo({ cell, author }, device), aad })
    if (box !== undefined) boxes.push({ device, box })
  }
  return { hash: bytesToHex(aad), boxes }
}

/** The text, or undefined when no box is for this device, does not open, or holds something other than was hashed. */
export const openText = async (
  sealed: Sealed,
  { cell, author, keys }: SealedPlace & { readonly keys: DeviceKeys },
): Promise<string | undefined> => {
  const aad = hexToBytes(sealed.hash)
  const box = sealed.boxes.find(({ device }) => device === keys.device)?.box
  if (aad?.length !== 32 || box === undefined || box.length > maxWireBytes) return undefined
  const padded = await openBox(box, keys.seal, { info: boxInfo({ cell, author }, keys.device), aad })
  const plain = padded === undefined ? undefined : unpad(padded)?.slice()
  if (plain === undefined || plain.length < saltLength || bytesToHex(await sha256(plain)) !== sealed.hash) return undefined
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(plain.subarray(saltLength))
  } catch {
    return undefined
  }
}

const boxInfo = ({ cell, author }: SealedPlace, reader: DeviceId): Uint8Array<ArrayBuffer> =>
  labelled('ayni/sealed/1', idBytes(cell), idBytes(author), idBytes(reader))
