import { createPublicKey, verify } from 'node:crypto'
import { type Join, joinRelayBytes } from './protocol.ts'

/** What comes before the 32 bytes in an Ed25519 SubjectPublicKeyInfo (RFC 8410). */
const keyPrefix = Buffer.from('302a300506032b6570032100', 'hex')

/** Whether the sender holds the channel's key, and means this host and this connection. */
export const verifyJoin = (join: Join, dialled: { readonly host: string; readonly nonce: Uint8Array }): boolean => {
  const signed = joinRelayBytes({ ...dialled, channel: join.channel })
  try {
    const key = createPublicKey({ key: Buffer.concat([keyPrefix, join.channel]), format: 'der', type: 'spki' })
    return verify(null, signed, key, join.sig)
  } catch {
    // 32 bytes that are no key verify nothing.
    return false
  }
}
