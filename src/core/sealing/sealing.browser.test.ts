import { expect, test } from 'vitest'
import { bytesToHex } from '../../domain/base/hex.ts'
import { idBytes } from '../codec/id-bytes.ts'
import { labelled } from '../codec/labelled.ts'
import { sha256 } from '../codec/sha256.ts'
import { createDeviceKeys } from '../keys/device-keys.ts'
import { deriveChannel, deriveChunkKey } from '../keys/epoch-key.ts'
import { verifySignature } from '../keys/signature.ts'
import type { DeviceKeys } from '../ports/vault.ts'
import { openChunk, sealChunk } from './chunk.ts'
import { maxChunkBytes, type ChannelSeal } from './envelope.ts'
import { openPresence, sealPresence } from './presence.ts'
import { sealBox } from './hpke-box.ts'
import { pad, paddedLength } from './padding.ts'
import { openText, sealText, type SealRecipient } from './sealed-text.ts'

const cell = 'c0'.repeat(32)
const otherCell = 'c1'.repeat(32)
const author = 'a0'.repeat(32)

const createSeal = async (fill: number): Promise<ChannelSeal> => {
  const key = new Uint8Array(32).fill(fill)
  return { channel: (await deriveChannel(key)).name, epoch: cell, chunkKey: await deriveChunkKey(key) }
}

const recipientOf = ({ device, sealPublic }: DeviceKeys): SealRecipient => ({ device, seal: sealPublic })

test('sealed text opens with the non-extractable keys of each recipient, and with no others', async () => {
  const [alice, bob, mallory] = [await createDeviceKeys(), await createDeviceKeys(), await createDeviceKeys()]
  const text = 'Сағат алтыда, базар қақпасында 🌻\0\ufeff'
  const sealed = await sealText(text, { cell, author, recipients: [recipientOf(alice), recipientOf(bob)] })
  expect(sealed.boxes.map(({ device }) => device)).toEqual([alice.device, bob.device])
  for (const { box } of sealed.boxes) expect(box).toHaveLength(32 + paddedLength(16 + new TextEncoder().encode(text).length) + 16)
  expect(await openText(sealed, { cell, author, keys: alice })).toBe(text)
  expect(await openText(sealed, { cell, author, keys: bob })).toBe(text)
  expect(await openText(sealed, { cell, author, keys: mallory })).toBeUndefined()
  expect(await openText(sealed, { cell: otherCell, author, keys: alice })).toBeUndefined()
  const stolen = { ...sealed, boxes: sealed.boxes.map(({ box }) => ({ device: mallory.device, box })) }
  expect(await openText(stolen, { cell, author, keys: mallory })).toBeUndefined()
  // A box moved under another hash: each side alone is right.
  const other = await sealText('other', { cell, author, recipients: [recipientOf(alice)] })
  expect(await openText({ hash: other.hash, boxes: sealed.boxes }, { cell, author, keys: alice })).toBeUndefined()
})

test('sealed text opens as its author\'s and as nobody else\'s', async () => {
  const [alice, bob, mallory] = [await createDeviceKeys(), await createDeviceKeys(), await createDeviceKeys()]
  const sealed = await sealText('hello', { cell, author: alice.device, recipients: [recipientOf(alice), recipientOf(bob)] })
  expect(await openText(sealed, { cell, author: alice.device, keys: bob })).toBe('hello')
  for (const copier of [mallory, bob]) expect(await openText(sealed, { cell, author: copier.device, keys: bob })).toBeUndefined()
})

test('the same text twice has nothing in common', async () => {
  const keys = await createDeviceKeys()
  const [one, two] = [await sealText('yes', { cell, author, recipients: [recipientOf(keys)] }), await sealText('yes', { cell, author, recipients: [] })]
  expect(one.hash).not.toBe(two.hash)
  expect(await openText({ ...two, boxes: one.boxes }, { cell, author, keys })).toBeUndefined()
})

test('a box that holds something other than was hashed does not open: each party would read another text', async () => {
  const keys = await createDeviceKeys()
  const info = labelled('ayni/sealed/1', idBytes(cell), idBytes(author), idBytes(keys.device))
  const [hashed, other] = [new Uint8Array(20).fill(65), new Uint8Array(20).fill(66)]
  const aad = await sha256(hashed)
  const sealedWith = async (plain: Uint8Array<ArrayBuffer>): Promise<string | undefined> => {
    const box = (await sealBox(pad(plain), keys.sealPublic, { info, aad }))!
    return openText({ hash: bytesToHex(aad), boxes: [{ device: keys.device, box }] }, { cell, author, keys })
  }
  expect(await sealedWith(hashed)).toBe('AAAA')
  expect(await sealedWith(other)).toBeUndefined()
})

test('keys nobody can seal to get no box, and hinder no one else', async () => {
  const alice = await createDeviceKeys()
  const bad = [new Uint8Array(32), new Uint8Array(32).fill(0xff).with(31, 0x7f), Uint8Array.of(1, ...new Uint8Array(31)), new Uint8Array(5)]
  const recipients = bad.map((seal) => ({ device: 'dd'.repeat(32), seal }))
  const sealed = await sealText('hello', { cell, author, recipients: [...recipients, recipientOf(alice)] })
  expect(await openText(sealed, { cell, author, keys: alice })).toBe('hello')
  expect(sealed.boxes.filter(({ device }) => device !== alice.device).length).toBeLessThan(2)
})

test('entries come out of a chunk as they went in, in order', async () => {
  const seal = await createSeal(1)
  const wires = Array.from({ length: 600 }, (_, index) => new Uint8Array(180 + (index % 200)).fill(index))
  const chunk = await sealChunk(wires, seal)
  expect(chunk.length).toBeLessThanOrEqual(maxChunkBytes)
  const opened = await openChunk(chunk, seal)
  expect(opened.ok && opened.value.map(bytesToHex)).toEqual(wires.map(bytesToHex))
})

test('presence says whose it is, and passes for no stored chunk', async () => {
  const [seal, keys] = [await createSeal(1), await createDeviceKeys()]
  const headByDevice = new Map([['bb'.repeat(32), 7], ['aa'.repeat(32), 300]])
  const bytes = await sealPresence({ headByDevice, sentAt: 1_750_000_000_000 }, { keys, seal })
  expect(await openPresence(bytes, { seal, verify: verifySignature })).toEqual({
    ok: true,
    value: { device: keys.device, sentAt: 1_750_000_000_000, headByDevice },
  })
  expect(await openChunk(bytes, seal)).toEqual({ ok: false, error: { type: 'chunk-of-other-type' } })
  expect(await openChunk(bytes.with(0, 1), seal)).toEqual({ ok: false, error: { type: 'chunk-not-opened' } })
})
