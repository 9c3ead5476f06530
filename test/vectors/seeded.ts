import { labelled } from '../../src/core/codec/labelled.ts'
import { sha256 } from '../../src/core/codec/sha256.ts'
import { bytesToHex, hexToBytes } from '../../src/domain/base/hex.ts'

/** When the vectors' community begins, in milliseconds since 1970. */
export const startedAt = 1_750_000_000_000

/** 32 bytes that follow from a name: every seed, key, salt and id in the vectors that would else be random. */
export const seedOf = (name: string): Promise<Uint8Array<ArrayBuffer>> => sha256(labelled('ayni/vectors', new TextEncoder().encode(name)))

export const concat = (...parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> => hexToBytes(parts.map(bytesToHex).join(''))!
