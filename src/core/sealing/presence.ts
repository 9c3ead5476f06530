import { assert } from '../../domain/base/assert.ts'
import { bytesToHex } from '../../domain/base/hex.ts'
import { err, ok, type Result } from '../../domain/base/result.ts'
import { isValueMap, type Value } from '../../domain/base/value.ts'
import type { DeviceId } from '../../domain/ledger/entry.ts'
import { encodeCbor } from '../codec/cbor.ts'
import { idBytes } from '../codec/id-bytes.ts'
import { isValueArray } from '../codec/is-value-array.ts'
import { labelled } from '../codec/labelled.ts'
import { signBytes } from '../keys/device-keys.ts'
import type { Verify } from '../keys/verify.ts'
import type { DeviceKeys } from '../ports/vault.ts'
import { openEnvelope, sealEnvelope, type ChannelSeal, type EnvelopeFault } from './envelope.ts'

/*
 * What a phone says it holds: an envelope of type 2, sent by the relay's `signal` or first on a data channel. FROZEN:
 *   payload = {sig: bytes64, heads: [[device bytes32, seq uint ≥ 1]… sorted by device], device: bytes32, sentAt: uint ms}
 *   sig     = Ed25519 by device over "ayni/heads/1" 00 ‖ channel(32) ‖ cbor([device, sentAt, heads])
 * Signed, because "who has my data" must not be another's word. Whether it is news is for the reader: keep the
 * newest sentAt of each device.
 */

export interface Presence {
  readonly device: DeviceId
  /** Milliseconds by the sender's clock. */
  readonly sentAt: number
  /** The largest seq held of each device without a gap. */
  readonly headByDevice: ReadonlyMap<DeviceId, number>
}

export type PresenceFault =
  | EnvelopeFault
  | { readonly type: 'presence-shape-wrong' }
  | { readonly type: 'presence-signature-wrong' }

/** More devices than this do not fit a chunk; a community of 500 has about 1,500. */
export const maxPresenceHeads = 4096

export const sealPresence = async (
  { headByDevice, sentAt }: Omit<Presence, 'device'>,
  { keys, seal }: { readonly keys: DeviceKeys; readonly seal: ChannelSeal },
): Promise<Uint8Array<ArrayBuffer>> => {
  assert(headByDevice.size <= maxPresenceHeads, 'presence names too many devices')
  const device = idBytes(keys.device)
  const heads = [...headByDevice]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, seq]) => [idBytes(name), seq] as const)
  const sig = await signBytes(keys, signedBytes(seal.channel, [device, sentAt, heads]))
  return sealEnvelope(2, new Map<string, Value>([['sig', sig], ['heads', heads], ['device', device], ['sentAt', sentAt]]), seal)
}

export const openPresence = async (
  bytes: Uint8Array,
  { seal, verify }: { readonly seal: ChannelSeal; readonly verify: Verify },
): Promise<Result<Presence, PresenceFault>> => {
  const payload = await openEnvelope(2, bytes, seal)
  if (!payload.ok) return payload
  const shape = payloadShape(payload.value)
  if (shape === undefined) return err({ type: 'presence-shape-wrong' })
  const { device, sentAt, heads, sig, headByDevice } = shape
  if (!(await verify(device, signedBytes(seal.channel, [device, sentAt, heads]), sig))) {
    return err({ type: 'presence-signature-wrong' })
  }
  return ok({ device: bytesToHex(device), sentAt, headByDevice })
}

interface PayloadShape {
  readonly device: Uint8Array
  readonly sentAt: number
  readonly heads: Value
  readonly sig: Uint8Array
  readonly headByDevice: ReadonlyMap<DeviceId, number>
}

const payloadShape = (payload: Value): PayloadShape | undefined => {
  if (!isValueMap(payload) || payload.size !== 4) return undefined
  const [sig, heads, device, sentAt] = ['sig', 'heads', 'device', 'sentAt'].map((field) => payload.get(field))
  if (!(sig instanceof Uint8Array) || sig.length !== 64) return undefined
  if (!(device instanceof Uint8Array) || device.length !== 32) return undefined
  if (typeof sentAt !== 'number' || sentAt < 0 || heads === undefined) return undefined
  const headByDevice = readHeads(heads)
  return headByDevice === undefined ? undefined : { sig, device, sentAt, heads, headByDevice }
}

const readHeads = (heads: Value): ReadonlyMap<DeviceId, number> | undefined => {
  if (!isValueArray(heads) || heads.length > maxPresenceHeads) return undefined
  const headByDevice = new Map<DeviceId, number>()
  let previous = ''
  for (const head of heads) {
    if (!isValueArray(head) || head.length !== 2) return undefined
    const [device, seq] = head
    if (!(device instanceof Uint8Array) || device.length !== 32) return undefined
    if (typeof seq !== 'number' || seq < 1) return undefined
    const name = bytesToHex(device)
    if (name <= previous) return undefined
    headByDevice.set(name, seq)
    previous = name
  }
  return headByDevice
}

const signedBytes = (channel: string, value: Value): Uint8Array<ArrayBuffer> =>
  labelled('ayni/heads/1', idBytes(channel), encodeCbor(value))
