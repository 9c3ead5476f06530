import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Value } from '../../domain/base/value.ts'
import { base64UrlToBytes, bytesToBase64Url } from '../codec/base64-url.ts'
import { decodeCbor, encodeCbor } from '../codec/cbor.ts'
import { sha256 } from '../codec/sha256.ts'
import { decodeInvitation, encodeInvitation, type Invitation } from './invitation.ts'

const invitation: Invitation = {
  cell: 'c0'.repeat(32), invitation: 'c1'.repeat(32), lamport: 12, seed: new Uint8Array(32).fill(1),
  epoch: 'c0'.repeat(32), epochKey: new Uint8Array(32).fill(2), relays: ['wss://ayni.example/relay', 'ws://192.168.1.5:8787/relay'],
  name: 'Көше бойы', by: 'Айгүл', expires: 1_750_000_000_000,
}
const payload = await encodeInvitation(invitation)
const link = `https://ayni.example/#/join/${payload}`

test('the format is frozen', () => {
  expect(payload).toBe(
    'q2F2AWJieWrQkNC50LPSr9C7Y2tleVggAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgJkY2VsbFggwMDAwMDAwMDAwMDAwMDAwMDAwMDAwMDAwMDAwMDAwMBkbmFtZXHQmtOp0YjQtSDQsdC-0LnRi2RzZWVkWCABAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAWVlcG9jaFggwMDAwMDAwMDAwMDAwMDAwMDAwMDAwMDAwMDAwMDAwMBmcmVsYXlzgngYd3NzOi8vYXluaS5leGFtcGxlL3JlbGF5eBt3czovLzE5Mi4xNjguMS41Ojg3ODcvcmVsYXlnZXhwaXJlcxsAAAGXdCDcAGdsYW1wb3J0DGppbnZpdGF0aW9uWCDBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwe8Zm-g',
  )
})

describe('whatever a person pastes is read', () => {
  const lines = payload.match(/.{1,72}/g) ?? []
  test.each<[string, string]>([
    ['the link', link],
    ['only the payload', payload],
    ['spaces and line breaks around', `\n  ${link} \r\n`],
    ['the payload with breaks around', `\t${payload}\n`],
    ['a message around', `Come and join us! ${link}\nSee you on Saturday.`],
    ['a full stop after it', `${link}.`],
    ['brackets around', `(${link})`],
    ['quotation marks of a mail', `<${link}>`],
    ['lines of 72', `Hello\nhttps://ayni.example/#/join/${lines.join('\n')}\nSee you`],
    ['a payload in lines', lines.join('\r\n')],
    ['invisible breaks', `https://ayni.example/#/join/\u200b${lines.join('\u200b')}\ufeff`],
    ['an encoded #', link.replace('#', '%23')],
    ['all encoded', encodeURIComponent(link)],
    ['all encoded in lower case', encodeURIComponent(link).replaceAll('%2F', '%2f')],
    ['padding', `${link}==`],
    ['no slash after #', link.replace('#/', '#')],
    ['another scheme', `web+ayni:#/join/${payload}`],
  ])('%s', async (_, text) => {
    expect(await decodeInvitation(text)).toEqual({ ok: true, value: invitation })
  })
})

const packed = async (fields: ReadonlyMap<string, Value>): Promise<string> => {
  const cbor = encodeCbor(fields)
  return bytesToBase64Url(new Uint8Array([...cbor, ...(await sha256(cbor)).slice(0, 4)]))
}
const fields = ((): ReadonlyMap<string, Value> => {
  const read = decodeCbor(base64UrlToBytes(payload)!.slice(0, -4), { maxBytes: 4096 })
  return read.ok ? (read.value as ReadonlyMap<string, Value>) : new Map()
})()

describe('what is no invitation says why', () => {
  test.each<[string, string]>([
    ['nothing', ''], ['words', 'hello, is this the right link?'], ['another page', 'https://ayni.example/#/listings'],
    ['a long text', 'x '.repeat(50_000)], ['a short word', 'q2F2'],
  ])('not an invitation: %s', async (_, text) => {
    expect(await decodeInvitation(text)).toEqual({ ok: false, error: { type: 'not-an-invitation' } })
  })

  test.each<[string, string]>([
    ['cut short', link.slice(0, -1)], ['cut in half', link.slice(0, 200)], ['nothing left', 'https://ayni.example/#/join/'],
    ['a payload cut short', payload.slice(0, -7)], ['case lost', link.toLowerCase()],
    ['bits after the last byte', payload.replace(/.$/, (last) => String.fromCharCode(last.charCodeAt(0) + 1))],
    ['very long', `#/join/${'A'.repeat(20_000)}`],
  ])('damaged: %s', async (_, text) => {
    expect(await decodeInvitation(text)).toEqual({ ok: false, error: { type: 'damaged' } })
  })

  test('any changed character is damaged', async () => {
    const alphabet = Array.from('ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_')
    await fc.assert(fc.asyncProperty(fc.nat(payload.length - 1), fc.constantFrom(...alphabet), async (at, character) => {
      fc.pre(payload[at] !== character)
      const changed = payload.slice(0, at) + character + payload.slice(at + 1)
      expect(await decodeInvitation(changed)).toEqual({ ok: false, error: { type: 'damaged' } })
    }))
  })

  test('from a newer app', async () => {
    const newer = await packed(new Map([...fields, ['v', 2], ['more', 1]]))
    expect(await decodeInvitation(newer)).toEqual({ ok: false, error: { type: 'too-new', version: 2 } })
    expect(await decodeInvitation(`see\n#/join/${newer}\nhere`)).toEqual({ ok: false, error: { type: 'too-new', version: 2 } })
  })

  test.each<[string, Value]>([
    ['v', 0], ['v', '1'], ['cell', new Uint8Array(31)], ['invitation', 'c1'], ['seed', null], ['epoch', new Uint8Array(33)], ['key', 1],
    ['relays', 'wss://a.example'], ['relays', ['https://a.example']], ['relays', ['javascript:alert(1)']], ['relays', ['wss://']],
    ['relays', ['wss://user:word@a.example']], ['relays', ['wss://a.example/#x']], ['relays', ['ws://1', 'ws://2', 'ws://3', 'ws://4', 'ws://5']],
    ['relays', [`wss://${'a'.repeat(300)}`]], ['relays', ['\nwss://a.example']], ['name', ''], ['name', ' '], ['name', 'x'.repeat(300)], ['by', 7],
    ['expires', -1], ['lamport', 0], ['more', 1],
  ])('a wrong field: %s %j', async (field, value) => {
    expect(await decodeInvitation(await packed(new Map([...fields, [field, value]])))).toEqual({ ok: false, error: { type: 'wrong-field', field } })
  })

  test.each([...fields.keys()])('a missing field: %s', async (field) => {
    const without = new Map([...fields].filter(([name]) => name !== field))
    expect(await decodeInvitation(await packed(without))).toEqual({ ok: false, error: { type: 'wrong-field', field } })
  })

  test('random text never throws', async () => {
    await fc.assert(fc.asyncProperty(fc.string({ unit: 'binary' }), async (text) => {
      expect((await decodeInvitation(text)).ok).toBe(false)
      expect((await decodeInvitation(`#/join/${text}`)).ok).toBe(false)
    }))
  })
})

test('to write a wrong invitation is a bug', async () => {
  await expect(encodeInvitation({ ...invitation, relays: ['https://a.example'] })).rejects.toThrow(/^bug: /)
})
