import { expect, test } from 'vitest'
import { bytesToHex } from '../../domain/base/hex.ts'
import { encodeCbor } from '../codec/cbor.ts'
import { sealedToValue } from './sealed-to-value.ts'

test('the form in a body is frozen', () => {
  const boxes = [{ device: 'aa'.repeat(32), box: new Uint8Array([1, 2, 3]) }]
  expect(bytesToHex(encodeCbor(sealedToValue({ hash: 'bb'.repeat(32), boxes })))).toBe(
    `a263626f7881825820${'aa'.repeat(32)}4301020364686173685820${'bb'.repeat(32)}`,
  )
})
