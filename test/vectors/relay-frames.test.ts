import { expect, test } from 'vitest'
import { verifySignature } from '../../src/core/keys/signature.ts'
import { pairFromSeed } from '../../src/core/keys/pair-from-seed.ts'
import { bytesToHex, hexToBytes } from '../../src/domain/base/hex.ts'
import { decodeClientFrame, decodeServerFrame, encodeFrame, joinRelayBytes } from '../../sync-server/protocol.ts'
import { frameFaultName, frameFields, makeRelayFrameVectors, type RelayFrameVectors } from './make-relay-frame-vectors.ts'
import { readVectorText, vectorText } from './vector-file.ts'

const text = readVectorText('relay-frames.json')
const { join, valid, malformed } = JSON.parse(text) as RelayFrameVectors
const decodeBySide = { phone: decodeClientFrame, relay: decodeServerFrame } as const

test.each(valid)('reads and writes: $name', ({ from, fields, bytes }) => {
  for (const side of ['phone', 'relay'] as const) {
    const decoded = decodeBySide[side](hexToBytes(bytes)!)
    expect(decoded.ok ? frameFields(decoded.value) : frameFaultName(decoded.error)).toEqual(from.includes(side) ? fields : `wrong-direction ${fields['type']}`)
    if (decoded.ok) expect(bytesToHex(encodeFrame(decoded.value))).toBe(bytes)
  }
})

test.each(malformed)('refuses: $name', ({ bytes, fault }) => {
  const decoded = decodeClientFrame(hexToBytes(bytes)!)
  expect(decoded.ok ? 'a frame' : frameFaultName(decoded.error)).toBe(fault)
})

test('what is signed to join', async () => {
  const { publicKey: channel } = await pairFromSeed(hexToBytes(join.seed)!)
  const signed = joinRelayBytes({ host: join.host, channel, nonce: hexToBytes(join.nonce)! })
  expect(bytesToHex(signed)).toBe(join.signed)
  expect(await verifySignature(channel, signed, hexToBytes(join.sig)!)).toBe(true)
})

test('the file is what its generator writes', async () => {
  expect(vectorText(await makeRelayFrameVectors())).toBe(text)
})
