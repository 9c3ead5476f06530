import { Aes256Gcm, CipherSuite, DhkemX25519HkdfSha256, HkdfSha256 } from '@hpke/core'
import { base64UrlToBytes } from '../../src/core/codec/base64-url.ts'
import { idBytes } from '../../src/core/codec/id-bytes.ts'
import { labelled } from '../../src/core/codec/labelled.ts'
import { sha256 } from '../../src/core/codec/sha256.ts'
import { pad } from '../../src/core/sealing/padding.ts'
import type { SealedPlace } from '../../src/core/sealing/sealed-text.ts'
import type { Value, ValueMap } from '../../src/domain/base/value.ts'
import type { DeviceId } from '../../src/domain/ledger/entry.ts'
import { concat, seedOf } from './seeded.ts'

export interface SealPair {
  /** X25519 public key, 32 bytes. */
  readonly publicKey: Uint8Array<ArrayBuffer>
  readonly pair: CryptoKeyPair
}

/** RFC 8410 §7: a private key of algorithm 1.3.101.110 whose 32 bytes follow. */
const pkcs8Head = [0x30, 0x2e, 0x02, 0x01, 0x00, 0x30, 0x05, 0x06, 0x03, 0x2b, 0x65, 0x6e, 0x04, 0x22, 0x04, 0x20]

/** The X25519 pair whose private key these 32 bytes are (RFC 7748 §5). */
export const sealPairFromSeed = async (seed: Uint8Array): Promise<SealPair> => {
  const { subtle } = globalThis.crypto
  const privateKey = await subtle.importKey('pkcs8', Uint8Array.from([...pkcs8Head, ...seed]), 'X25519', true, ['deriveBits'])
  const { x } = await subtle.exportKey('jwk', privateKey)
  const publicKey = base64UrlToBytes(x ?? '')!
  return { publicKey, pair: { privateKey, publicKey: await subtle.importKey('raw', publicKey, 'X25519', true, []) } }
}

interface Recipient {
  readonly device: DeviceId
  readonly sealPublic: Uint8Array
}

const suite = new CipherSuite({ kem: new DhkemX25519HkdfSha256(), kdf: new HkdfSha256(), aead: new Aes256Gcm() })

/**
 * What `sealText` makes, as it stands in a body, with a salt and ephemeral keys that follow from the text: made twice,
 * it is the same twice, which no app may do.
 */
export const sealSeeded = async (text: string, { cell, author, recipients }: SealedPlace & { readonly recipients: readonly Recipient[] }): Promise<ValueMap> => {
  const plain = concat((await seedOf(`salt of ${text}`)).slice(0, 16), new TextEncoder().encode(text))
  const hash = await sha256(plain)
  const boxes: Value[] = []
  for (const { device, sealPublic } of recipients) {
    const sender = await suite.createSenderContext({
      recipientPublicKey: await suite.kem.deserializePublicKey(sealPublic),
      info: labelled('ayni/sealed/1', idBytes(cell), idBytes(author), idBytes(device)),
      ekm: await seedOf(`ephemeral for ${device} of ${text}`),
    })
    boxes.push([idBytes(device), concat(new Uint8Array(sender.enc), new Uint8Array(await sender.seal(pad(plain), hash)))])
  }
  return new Map<string, Value>([['hash', hash], ['box', boxes]])
}
