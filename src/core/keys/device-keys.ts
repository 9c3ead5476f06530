import { bytesToHex } from '../../domain/base/hex.ts'
import type { DeviceKeys } from '../ports/vault.ts'

/** New keys of this device for one cell: Ed25519 to sign, X25519 to receive. Nothing can export them (DESIGN 5). */
export const createDeviceKeys = async (): Promise<DeviceKeys> => {
  const { subtle } = globalThis.crypto
  const sign = await subtle.generateKey('Ed25519', false, ['sign', 'verify'])
  const seal = await subtle.generateKey('X25519', false, ['deriveBits'])
  return {
    device: bytesToHex(await publicBytes(sign)),
    sign,
    seal,
    sealPublic: await publicBytes(seal),
  }
}

/** The device's Ed25519 signature, 64 bytes. What is signed begins with a label of its own (`labelled`). */
export const signBytes = async (keys: DeviceKeys, bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer>> =>
  new Uint8Array(await globalThis.crypto.subtle.sign('Ed25519', keys.sign.privateKey, bytes))

/** Whether this browser can hold a device's keys at all. One that cannot may read, but not take part. */
export const canMakeKeys = async (): Promise<boolean> => {
  try {
    const keys = await createDeviceKeys()
    return (await signBytes(keys, new Uint8Array(1))).length === 64
  } catch {
    return false
  }
}

const publicBytes = async (pair: CryptoKeyPair): Promise<Uint8Array<ArrayBuffer>> =>
  new Uint8Array(await globalThis.crypto.subtle.exportKey('raw', pair.publicKey))
