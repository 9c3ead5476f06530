import { bytesToBase64Url } from '../../src/core/codec/base64-url.ts'
import { encodeCbor } from '../../src/core/codec/cbor.ts'
import { sha256 } from '../../src/core/codec/sha256.ts'
import { bytesToHex } from '../../src/domain/base/hex.ts'
import type { Value } from '../../src/domain/base/value.ts'
import { valueMap } from '../kit/value-map.ts'
import { concat, seedOf, startedAt } from './seeded.ts'
import { writeVectorFile } from './vector-file.ts'

/*
 * Writes invitations.json: `node test/vectors/make-invitation-vectors.ts`. The payloads are put together here, field by
 * field, and not by the app's encoder.
 */

/** An invitation with its bytes as hexadecimal. */
export interface InvitationFields {
  readonly cell: string
  readonly invitation: string
  readonly lamport: number
  readonly seed: string
  readonly epoch: string
  readonly epochKey: string
  readonly relays: readonly string[]
  readonly name: string
  readonly by: string
  readonly expires: number
}

export interface InvitationVectors {
  readonly about: string
  readonly valid: readonly { readonly name: string; readonly payload: string; readonly fields: InvitationFields }[]
  /** What a person may paste around or of the first payload; all read as it. */
  readonly pasted: readonly { readonly name: string; readonly text: string }[]
  readonly refused: readonly { readonly name: string; readonly text: string; readonly fault: Readonly<Record<string, string | number>> }[]
}

type Fields = Readonly<Record<string, Value | undefined>>

export const makeInvitationVectors = async (): Promise<InvitationVectors> => {
  const [cell, invitation, seed, key] = await Promise.all(['cell', 'invite.create', 'invitation', 'epoch key'].map(seedOf)) as [Uint8Array, Uint8Array, Uint8Array, Uint8Array]
  const rest = { relays: ['wss://relay.example/relay'], name: 'Көше бойы', by: 'Алия', expires: startedAt, lamport: 2 }
  const whole = { v: 1, cell, invitation, seed, epoch: cell, key, ...rest }
  const ids = { cell: bytesToHex(cell), invitation: bytesToHex(invitation), seed: bytesToHex(seed), epoch: bytesToHex(cell), epochKey: bytesToHex(key) }
  const valid = async (name: string, change: Partial<typeof rest>): Promise<InvitationVectors['valid'][number]> => ({
    name, payload: await payloadOf({ ...whole, ...change }), fields: { ...ids, ...rest, ...change },
  })
  const payload = await payloadOf(whole)
  const link = `https://ayni.example/#/join/${payload}`
  const lines = payload.match(/.{1,72}/g) ?? []
  const wrong = async (name: string, field: string, change: Fields): Promise<InvitationVectors['refused'][number]> => ({
    name, text: await payloadOf({ ...whole, ...change }), fault: { type: 'wrong-field', field },
  })
  const damaged = (name: string, text: string): InvitationVectors['refused'][number] => ({ name, text, fault: { type: 'damaged' } })
  return {
    about: 'Invitations, made by make-invitation-vectors.ts: the payload behind #/join/ and its fields, bytes as hexadecimal.',
    valid: [
      await valid('one relay', {}),
      await valid('no relay', { relays: [] }),
      await valid('four relays', { relays: ['wss://a.example', 'wss://b.example/relay', 'ws://192.168.1.5:8787/relay', 'ws://[::1]:8787/relay'] }),
      await valid('the least and the most of numbers', { lamport: 1, expires: Number.MAX_SAFE_INTEGER }),
    ],
    pasted: [
      { name: 'the link', text: link },
      { name: 'only the payload', text: payload },
      { name: 'a message around', text: `Come and join us! ${link}\nSee you on Saturday.` },
      { name: 'lines of 72', text: `https://ayni.example/#/join/${lines.join('\r\n')}\nSee you` },
      { name: 'percent-encoded', text: encodeURIComponent(link) },
    ],
    refused: [
      { name: 'nothing', text: '', fault: { type: 'not-an-invitation' } },
      { name: 'another page', text: 'https://ayni.example/#/listings', fault: { type: 'not-an-invitation' } },
      damaged('a link with nothing behind', 'https://ayni.example/#/join/'),
      damaged('cut short by a character', link.slice(0, -1)),
      damaged('cut in half', link.slice(0, 200)),
      damaged('a changed character', payload.replace(/^./, 'A')),
      damaged('capitals lost', link.toLowerCase()),
      { name: 'from a newer app', text: await payloadOf({ ...whole, v: 2, more: 1 }), fault: { type: 'too-new', version: 2 } },
      await wrong('version 0', 'v', { v: 0 }),
      await wrong('a field missing', 'seed', { seed: undefined }),
      await wrong('a field too many', 'more', { more: 1 }),
      await wrong('a short key', 'key', { key: key.slice(1) }),
      await wrong('five relays', 'relays', { relays: ['ws://a', 'ws://b', 'ws://c', 'ws://d', 'ws://e'] }),
      await wrong('a relay that is a page', 'relays', { relays: ['https://relay.example'] }),
      await wrong('a relay with a password', 'relays', { relays: ['wss://user:word@relay.example'] }),
      await wrong('a blank name', 'name', { name: ' ' }),
      await wrong('lamport 0', 'lamport', { lamport: 0 }),
      await wrong('a time before 1970', 'expires', { expires: -1 }),
    ],
  }
}

const payloadOf = async (fields: Fields): Promise<string> => {
  const cbor = encodeCbor(valueMap(fields))
  return bytesToBase64Url(concat(cbor, (await sha256(cbor)).slice(0, 4)))
}

if (import.meta.main) writeVectorFile('invitations.json', await makeInvitationVectors())
