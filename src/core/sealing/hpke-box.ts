import { Aes256Gcm, CipherSuite, DhkemX25519HkdfSha256, HkdfSha256 } from '@hpke/core'

/*
 * HPKE base mode (RFC 9180) with DHKEM(X25519, HKDF-SHA256), HKDF-SHA256, AES-256-GCM: ids 0x0020, 0x0001, 0x0002.
 * FROZEN: box = enc(32) ‖ ciphertext ‖ tag(16). One box, one message: the sequence number is always 0.
 */
const suite = new CipherSuite({ kem: new DhkemX25519HkdfSha256(), kdf: new HkdfSha256(), aead: new Aes256Gcm() })

const encLength = 32
const tagLength = 16

/** What ties a box to its place: `info` says for what and for whom, `aad` to which bytes beside it. */
export interface BoxContext {
  readonly info: Uint8Array<ArrayBuffer>
  readonly aad: Uint8Array<ArrayBuffer>
}

/** A box that the holder of `sealPublic` can open, or undefined when those 32 bytes are a key nobody can seal to. */
export const sealBox = async (
  plain: Uint8Array<ArrayBuffer>,
  sealPublic: Uint8Array,
  { info, aad }: BoxContext,
): Promise<Uint8Array<ArrayBuffer> | undefined> => {
  try {
    const recipientPublicKey = await suite.kem.deserializePublicKey(sealPublic)
    const { enc, ct } = await suite.seal({ recipientPublicKey, info }, plain, aad)
    const box = new Uint8Array(enc.byteLength + ct.byteLength)
    box.set(new Uint8Array(enc))
    box.set(new Uint8Array(ct), enc.byteLength)
    return box
  } catch {
    // A peer chose the key. Points of small order make the shared secret zero, which WebCrypto refuses.
    return undefined
  }
}

/** What is in a box, or undefined when it is not for this key and this context. The private half may be non-extractable. */
export const openBox = async (
  box: Uint8Array,
  recipient: CryptoKeyPair,
  { info, aad }: BoxContext,
): Promise<Uint8Array<ArrayBuffer> | undefined> => {
  if (box.length < encLength + tagLength) return undefined
  try {
    // The pair, for from a private half alone the library would export it to find the public one.
    const enc = box.slice(0, encLength)
    return new Uint8Array(await suite.open({ recipientKey: recipient, enc, info }, box.slice(encLength), aad))
  } catch {
    return undefined
  }
}
