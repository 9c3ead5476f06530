import { ed25519 } from '@noble/curves/ed25519.js'
import { expect, test } from 'vitest'
import { bytesToHex, hexToBytes } from '../../domain/base/hex.ts'
import { verifySignatureByPoints } from './signature-by-points.ts'
import { createVerifier, verifySignature } from './signature.ts'

interface SignatureCase {
  readonly name: string
  readonly publicKey: Uint8Array<ArrayBuffer>
  readonly message: Uint8Array<ArrayBuffer>
  readonly signature: Uint8Array<ArrayBuffer>
  readonly holds: boolean
}

const { Point } = ed25519
const L = Point.Fn.ORDER
const p = Point.Fp.ORDER

const bytes = (hex: string): Uint8Array<ArrayBuffer> => hexToBytes(hex)!
const join = (...parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> => bytes(parts.map(bytesToHex).join(''))
const numberToBytes = (number: bigint): Uint8Array<ArrayBuffer> =>
  Uint8Array.from({ length: 32 }, (_, index) => Number((number >> BigInt(8 * index)) & 0xffn))
const bytesToNumber = (encoded: Uint8Array): bigint => encoded.reduceRight((sum, byte) => (sum << 8n) | BigInt(byte), 0n)
const challenge = async (...parts: readonly Uint8Array[]): Promise<bigint> =>
  bytesToNumber(new Uint8Array(await crypto.subtle.digest('SHA-512', join(...parts)))) % L

/** A point of order 8, which every small-order point is a multiple of. */
const torsion = Point.fromHex('c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac03fa')
const multipleOf = (point: typeof torsion, count: number): typeof torsion =>
  Array.from({ length: count }).reduce<typeof torsion>((sum) => sum.add(point), Point.ZERO)

/** RFC 8032 §7.1: tests 1, 2, 3 and SHA(abc). */
const rfc8032: readonly (readonly [string, string, string])[] = [
  [
    'd75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a',
    '',
    'e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b',
  ],
  [
    '3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c',
    '72',
    '92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00',
  ],
  [
    'fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025',
    'af82',
    '6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac18ff9b538d16f290ae67f760984dc6594a7c15e9716ed28dc027beceea1ec40a',
  ],
  [
    'ec172b93ad5e563bf4932c70e1245034c35467ef2efd4d64ebf819683467e2bf',
    'ddaf35a193617abacc417349ae20413112e6fa4e89a97ea20a9eeee64b55d39a2192992a274fc1a836ba3c23a3feebbd454d4423643ce80e2a9ac94fa54ca49f',
    'dc2a4459e7369633a52b1bf277839a00201009a3efbf3ecb69bea2186c26b58909351fc9ac90b3ecfdfbc7c66431e0303dca179c138ac17ad9bef1177331a704',
  ],
]

/** The rule's edges. Each is what some verifier in use accepts and another refuses, or a plain mistake. */
const makeSignatureCases = async (): Promise<readonly SignatureCase[]> => {
  const cases: SignatureCase[] = rfc8032.map(([key, message, signature], index) => ({
    name: `RFC 8032 vector ${index + 1}`,
    publicKey: bytes(key),
    message: bytes(message),
    signature: bytes(signature),
    holds: true,
  }))
  const add = (name: string, holds: boolean, ...[publicKey, text, signature]: readonly [Uint8Array, Uint8Array, Uint8Array]): void => {
    cases.push({ name, holds, publicKey: join(publicKey), message: join(text), signature: join(signature) })
  }
  const message = new TextEncoder().encode('one rule everywhere')
  const secret = 0x1234567890abcdef1234567890abcdefn
  const nonce = 0xfedcba0987654321fedcba0987654321n
  const A = Point.BASE.multiply(secret)
  const R = Point.BASE.multiply(nonce)
  const key = A.toBytes()
  const sign = async (keyBytes: Uint8Array, rBytes: Uint8Array, text: Uint8Array, r: bigint): Promise<Uint8Array> =>
    join(rBytes, numberToBytes((r + (await challenge(rBytes, keyBytes, text)) * secret) % L))
  const good = await sign(key, R.toBytes(), message, nonce)
  const s = bytesToNumber(good.subarray(32))

  add('own scalar', true, key, message, good)
  for (const at of [0, 15, 31, 32, 45, 63]) add(`flipped byte ${at}`, false, key, message, good.map((byte, index) => (index === at ? byte ^ 1 : byte)))
  add('another message', false, key, new Uint8Array(3), good)
  add('another key', false, bytes(rfc8032[0]![0]), message, good)
  add('sign bit of R', false, key, message, good.map((byte, index) => (index === 31 ? byte ^ 0x80 : byte)))
  add('sign bit of A', false, key.map((byte, index) => (index === 31 ? byte ^ 0x80 : byte)), message, good)
  add('S + L', false, key, message, join(good.subarray(0, 32), numberToBytes(s + L)))
  add('S = L', false, key, message, join(good.subarray(0, 32), numberToBytes(L)))
  add('S all ones', false, key, message, join(good.subarray(0, 32), new Uint8Array(32).fill(255)))
  add('all zero', false, key, message, new Uint8Array(64))
  add('short signature', false, key, message, good.subarray(0, 63))
  add('long signature', false, key, message, join(good, new Uint8Array(1)))
  add('short key', false, key.subarray(0, 31), message, good)
  add('empty key and signature', false, new Uint8Array(0), message, new Uint8Array(0))

  for (let order = 0; order < 8; order += 1) {
    const small = multipleOf(torsion, order)
    // [S]B − [k]A = R without any secret, as often as k is a multiple of A's order.
    for (let attempt = 0; attempt < 16; attempt += 1) {
      const text = Uint8Array.of(order, attempt)
      add(`small-order A ${order}, no secret, ${attempt}`, false, small.toBytes(), text, join(Point.BASE.toBytes(), numberToBytes(1n)))
    }
    // The holder of a true key leaves R out: R = torsion point, S = k·a.
    add(`small-order R ${order}`, false, key, message, await sign(key, small.toBytes(), message, 0n))
    // Cofactored verifiers (ZIP 215, @noble/curves) accept R + T; cofactorless ones do not.
    if (order > 0) {
      const shifted = R.add(small).toBytes()
      add(`mixed-order R ${order}`, false, key, message, await sign(key, shifted, message, nonce))
    }
    // A + T is not of small order: the equation decides, and holds when [k]T is nothing.
    const mixed = A.add(small)
    for (let attempt = 0; attempt < 8; attempt += 1) {
      const text = Uint8Array.of(99, order, attempt)
      const k = await challenge(R.toBytes(), mixed.toBytes(), text)
      const holds = multipleOf(small, Number(k % 8n)).equals(Point.ZERO)
      add(`mixed-order A ${order}, ${attempt}`, holds, mixed.toBytes(), text, await sign(mixed.toBytes(), R.toBytes(), text, nonce))
    }
  }

  for (let y = p; y < 1n << 255n; y += 1n) {
    for (const signBit of [0n, 1n << 255n]) {
      const encoded = numberToBytes(y | signBit)
      add(`A with y = p + ${y - p}, sign ${signBit >> 255n}`, false, encoded, message, join(Point.BASE.toBytes(), numberToBytes(1n)))
      add(`R with y = p + ${y - p}, sign ${signBit >> 255n}`, false, key, message, await sign(key, encoded, message, 0n))
    }
  }
  const minusZero = join(Uint8Array.of(1), new Uint8Array(30), Uint8Array.of(0x80))
  add('A with x = −0', false, minusZero, message, join(Point.BASE.toBytes(), numberToBytes(1n)))
  add('R with x = −0', false, key, message, await sign(key, minusZero, message, 0n))
  add('A that is no point', false, numberToBytes(2n), message, good)
  add('R that is no point', false, key, message, await sign(key, numberToBytes(2n), message, nonce))
  return cases
}

const cases = await makeSignatureCases()

test.each([
  ['platform', verifySignature],
  ['points', verifySignatureByPoints],
] as const)('one verdict on every edge of the rule: %s', async (_, verify) => {
  const verdicts = await Promise.all(
    cases.map(async (one) => [one.name, await verify(one.publicKey, one.message, one.signature)]),
  )
  expect(verdicts).toEqual(cases.map(({ name, holds }) => [name, holds]))
  expect(cases.filter(({ holds }) => holds).length).toBeGreaterThan(20)
})

test('the cases bite: the library’s own verify gives other verdicts', () => {
  const differing = cases.filter(({ publicKey, message, signature, holds }) => {
    try {
      return ed25519.verify(signature, message, publicKey) !== holds
    } catch {
      return false
    }
  })
  expect(differing.length).toBeGreaterThan(10)
})

test('the verifier is the platform’s where it knows Ed25519', async () => {
  expect(await createVerifier()).toBe(verifySignature)
})
