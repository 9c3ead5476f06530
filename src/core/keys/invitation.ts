import { assert } from '../../domain/base/assert.ts'
import { bytesToHex } from '../../domain/base/hex.ts'
import { err, ok, type Result } from '../../domain/base/result.ts'
import { isValueMap, type Value, type ValueMap } from '../../domain/base/value.ts'
import type { CellId, EntryId } from '../../domain/ledger/entry.ts'
import { base64UrlToBytes, bytesToBase64Url } from '../codec/base64-url.ts'
import { decodeCbor, encodeCbor } from '../codec/cbor.ts'
import { idBytes } from '../codec/id-bytes.ts'
import { isValueArray } from '../codec/is-value-array.ts'
import { sha256 } from '../codec/sha256.ts'

/*
 * The payload of `…/#/join/<payload>` (DESIGN 5, "Joining"). FROZEN:
 *   payload = base64url without padding of (cbor ‖ the first 4 bytes of SHA-256(cbor))
 *   cbor    = {v: 1, cell bytes32, invitation bytes32, seed bytes32, epoch bytes32, key bytes32, relays [text × 0..4],
 *              name text, by text, expires uint ms, 1 ≤ lamport < 2^53 − 1}
 * The checksum is against links cut short by a messenger, not against anyone: whoever can change a link can make one.
 */

export interface Invitation {
  readonly cell: CellId
  /** Id of the `invite.create`, and its lamport, which the newcomer's join goes on from. */
  readonly invitation: EntryId
  readonly lamport: number
  /** 32 bytes: the Ed25519 seed whose public half the `invite.create` names. */
  readonly seed: Uint8Array
  readonly epoch: EntryId
  readonly epochKey: Uint8Array
  /** ws:// or wss:// addresses, at most 4. */
  readonly relays: readonly string[]
  /** Name of the community, and of the member who invites: shown before anything is fetched, and claims till then. */
  readonly name: string
  readonly by: string
  /** Milliseconds, by the inviter's clock. */
  readonly expires: number
}

export type InvitationFault =
  | { readonly type: 'not-an-invitation' }
  /** Cut short or changed on the way: ask for it again. */
  | { readonly type: 'damaged' }
  /** Written by an app newer than this one. */
  | { readonly type: 'too-new'; readonly version: number }
  | { readonly type: 'wrong-field'; readonly field: string }

export const maxInvitationRelays = 4
const maxRelayLength = 256
const maxNameLength = 256
const maxPayloadBytes = 4096
/** Longer pasted texts are not looked through. */
const maxTextLength = 64 * 1024
const checksumLength = 4
const newestVersion = 1

export const encodeInvitation = async (invitation: Invitation): Promise<string> => {
  const body = new Map<string, Value>([
    ['v', newestVersion],
    ['cell', idBytes(invitation.cell)],
    ['invitation', idBytes(invitation.invitation)],
    ['seed', invitation.seed],
    ['epoch', idBytes(invitation.epoch)],
    ['key', invitation.epochKey],
    ['relays', invitation.relays],
    ['name', invitation.name],
    ['by', invitation.by],
    ['expires', invitation.expires],
    ['lamport', invitation.lamport],
  ])
  const read = valueToInvitation(body)
  assert(read.ok, `an own invitation has a wrong field: ${read.ok ? '' : JSON.stringify(read.error)}`)
  const cbor = encodeCbor(body)
  const bytes = new Uint8Array(cbor.length + checksumLength)
  bytes.set(cbor)
  bytes.set(await checksum(cbor), cbor.length)
  return bytesToBase64Url(bytes)
}

/** Reads whatever a person pastes: the payload, the link, the message around it, percent-encoded or broken into lines. */
export const decodeInvitation = async (textOrUrl: string): Promise<Result<Invitation, InvitationFault>> => {
  let fault: InvitationFault = { type: 'not-an-invitation' }
  for (const payload of payloadCandidates(textOrUrl)) {
    const read = await readPayload(payload)
    if (read.ok) return read
    // The first fault that says more than "damaged" is about a payload that arrived whole.
    if (fault.type === 'not-an-invitation' || fault.type === 'damaged') fault = read.error
  }
  return err(fault)
}

const marker = /#(?:\/|%2f)?join(?:\/|%2f)/i
/** White space, and the invisible characters that messengers put in. */
const breaks = /[\s\u200b-\u200d\u2060\ufeff]+/
const leadingBreaks = new RegExp(`^${breaks.source}`)
/** Of a wrapped link; each more is one more checksum to compute. */
const maxLines = 64

/**
 * What may be the payload: the text up to the first break, then with the next line added, and so on. Mail breaks
 * long links into lines, and nothing but the checksum says where the link ends and the message goes on.
 */
const payloadCandidates = (text: string): readonly string[] => {
  if (text.length > maxTextLength) return []
  const decoded = text.replaceAll(/%23/gi, '#').replaceAll(/%2f/gi, '/')
  const found = marker.exec(decoded)
  const start = found === null ? decoded : decoded.slice(found.index + found[0].length)
  const [first = '', ...lines] = start.replace(leadingBreaks, '').split(breaks).slice(0, maxLines)
  // Words alone are no invitation. Behind the marker even nothing is one, cut short.
  if (found === null && !/^[A-Za-z0-9_-]{16,}$/.test(first)) return []
  const candidates = [leadingPayload(first)]
  for (const line of lines) candidates.push(leadingPayload(candidates.at(-1) + line))
  return [...new Set(candidates)]
}

const leadingPayload = (text: string): string => /^[A-Za-z0-9_-]*/.exec(text)?.[0] ?? ''

const readPayload = async (payload: string): Promise<Result<Invitation, InvitationFault>> => {
  const bytes = payload.length > 2 * maxPayloadBytes ? undefined : base64UrlToBytes(payload)
  if (bytes === undefined || bytes.length <= checksumLength) return err({ type: 'damaged' })
  const cbor = bytes.slice(0, -checksumLength)
  const expected = await checksum(cbor)
  if (!expected.every((byte, index) => byte === bytes[cbor.length + index])) return err({ type: 'damaged' })
  const value = decodeCbor(cbor, { maxBytes: maxPayloadBytes })
  if (!value.ok || !isValueMap(value.value)) return err({ type: 'damaged' })
  return valueToInvitation(value.value)
}

const valueToInvitation = (map: ValueMap): Result<Invitation, InvitationFault> => {
  const version = map.get('v')
  if (typeof version === 'number' && version > newestVersion) return err({ type: 'too-new', version })
  for (const [field, isRight] of Object.entries(shape)) {
    const value = map.get(field)
    if (value === undefined || !isRight(value)) return err({ type: 'wrong-field', field })
  }
  for (const field of map.keys()) if (!Object.hasOwn(shape, field)) return err({ type: 'wrong-field', field })
  const id = (field: string): string => bytesToHex(map.get(field) as Uint8Array)
  return ok({
    cell: id('cell'),
    invitation: id('invitation'),
    lamport: map.get('lamport') as number,
    seed: map.get('seed') as Uint8Array,
    epoch: id('epoch'),
    epochKey: map.get('key') as Uint8Array,
    relays: map.get('relays') as readonly string[],
    name: map.get('name') as string,
    by: map.get('by') as string,
    expires: map.get('expires') as number,
  })
}

const is32Bytes = (value: Value): boolean => value instanceof Uint8Array && value.length === 32
const isName = (value: Value): boolean => typeof value === 'string' && value.trim() !== '' && value.length <= maxNameLength

const isRelay = (value: Value): boolean => {
  if (typeof value !== 'string' || value.length > maxRelayLength || !/^wss?:\/\//.test(value)) return false
  try {
    const { username, password, hash } = new URL(value)
    return username === '' && password === '' && hash === ''
  } catch {
    return false
  }
}

/** Every field and what makes it right; there are no others. */
const shape: Record<string, (value: Value) => boolean> = {
  v: (value) => value === newestVersion,
  cell: is32Bytes,
  invitation: is32Bytes,
  seed: is32Bytes,
  epoch: is32Bytes,
  key: is32Bytes,
  relays: (value) => isValueArray(value) && value.length <= maxInvitationRelays && value.every(isRelay),
  name: isName,
  by: isName,
  expires: (value) => typeof value === 'number' && value >= 0,
  // What the newcomer writes is one more, and still a whole number.
  lamport: (value) => typeof value === 'number' && value >= 1 && value < Number.MAX_SAFE_INTEGER,
}

const checksum = async (cbor: Uint8Array<ArrayBuffer>): Promise<Uint8Array> => (await sha256(cbor)).subarray(0, checksumLength)
