import type { DeviceId } from './entry.ts'

/**
 * A field of class *parties* (RULES 15): the hash of salted text, and one HPKE box per device that may read it.
 * Who cannot open a box still judges the entry; who can may show the text to a mediator, and the hash proves it.
 */
export interface Sealed {
  /** SHA-256(salt ‖ UTF-8 text), hexadecimal. */
  readonly hash: string
  readonly boxes: readonly SealedBox[]
}

export interface SealedBox {
  readonly device: DeviceId
  /** HPKE encapsulated key (32 bytes) followed by the ciphertext of salt ‖ text. */
  readonly box: Uint8Array
}
