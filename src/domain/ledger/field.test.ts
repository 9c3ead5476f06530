import { describe, expect, test } from 'vitest'
import type { Value } from '../base/value.ts'
import { bytesOf, flag, listOf, mapOf, oneOf, optional, readFields, sealed, text, whole, type Field, type FieldFault } from './field.ts'

const hash = new Uint8Array(32).fill(1)
const device = new Uint8Array(32).fill(2)
const box = new Uint8Array(48).fill(3)
const map = (fields: Readonly<Record<string, Value>>): Value => new Map(Object.entries(fields))
const boxes = (count: number): Value => Array.from({ length: count }, (): Value => [device, box])

const openedBox = { device: '02'.repeat(32), box }

interface Line {
  readonly what: string
  readonly field: Field<unknown>
  readonly value: Value
  /** What is read, or why it cannot be. */
  readonly reads?: unknown
  readonly fault?: FieldFault
}

const name = text(1, 3)
const lines: readonly Line[] = [
  { what: 'text within its length', field: name, value: 'abc', reads: 'abc' },
  { what: 'text counted in code points', field: name, value: '😀😀😀', reads: '😀😀😀' },
  { what: 'text too long', field: name, value: 'abcd', fault: 'too-long' },
  { what: 'empty text', field: name, value: '', fault: 'too-short' },
  { what: 'blank text', field: name, value: ' \u00a0', fault: 'too-short' },
  { what: 'bytes for text', field: name, value: hash, fault: 'wrong-type' },
  { what: 'null for text', field: optional(name), value: null, fault: 'wrong-type' },
  { what: 'the smallest number', field: whole(1, 3), value: 1, reads: 1 },
  { what: 'the largest number', field: whole(1, 3), value: 3, reads: 3 },
  { what: 'a number below', field: whole(1, 3), value: 0, fault: 'too-small' },
  { what: 'a number above', field: whole(1, 3), value: 4, fault: 'too-large' },
  { what: 'text for a number', field: whole(1, 3), value: '1', fault: 'wrong-type' },
  { what: 'a flag', field: flag, value: false, reads: false },
  { what: 'a number for a flag', field: flag, value: 0, fault: 'wrong-type' },
  { what: 'one of the words', field: oneOf('want', 'offer'), value: 'offer', reads: 'offer' },
  { what: 'another word', field: oneOf('want', 'offer'), value: 'Offer', fault: 'not-offered' },
  { what: 'a number for a word', field: oneOf('want', 'offer'), value: 1, fault: 'wrong-type' },
  { what: 'bytes', field: bytesOf(2), value: new Uint8Array([0, 255]), reads: '00ff' },
  { what: 'too few bytes', field: bytesOf(2), value: new Uint8Array(1), fault: 'too-short' },
  { what: 'too many bytes', field: bytesOf(2), value: new Uint8Array(3), fault: 'too-long' },
  { what: 'hexadecimal for bytes', field: bytesOf(2), value: '00ff', fault: 'wrong-type' },
  { what: 'a list', field: listOf(name, 1, 2), value: ['a', 'b'], reads: ['a', 'b'] },
  { what: 'a list too short', field: listOf(name, 1, 2), value: [], fault: 'too-short' },
  { what: 'a list too long', field: listOf(name, 1, 2), value: ['a', 'b', 'c'], fault: 'too-long' },
  { what: 'a list with a wrong item', field: listOf(name, 1, 2), value: ['a', 1], fault: 'wrong-type' },
  { what: 'a map for a list', field: listOf(name, 1, 2), value: map({}), fault: 'wrong-type' },
  { what: 'a list for a map', field: mapOf({ name }), value: [], fault: 'wrong-type' },
  { what: 'sealed to two devices', field: sealed, value: map({ hash, box: boxes(2) }), reads: { hash: '01'.repeat(32), boxes: [openedBox, openedBox] } },
  { what: 'sealed to nobody', field: sealed, value: map({ hash, box: [] }), reads: { hash: '01'.repeat(32), boxes: [] } },
  { what: 'sealed to 21 devices', field: sealed, value: map({ hash, box: boxes(21) }), fault: 'too-long' },
  { what: 'sealed without a hash', field: sealed, value: map({ box: boxes(1) }), fault: 'wrong-type' },
  { what: 'sealed with a short hash', field: sealed, value: map({ hash: new Uint8Array(31), box: boxes(1) }), fault: 'wrong-type' },
  { what: 'sealed without boxes', field: sealed, value: map({ hash }), fault: 'wrong-type' },
  { what: 'sealed with something more', field: sealed, value: map({ hash, box: boxes(1), more: 1 }), fault: 'wrong-type' },
  { what: 'a box without its device', field: sealed, value: map({ hash, box: [[box]] }), fault: 'wrong-type' },
  { what: 'a box for a short device', field: sealed, value: map({ hash, box: [[new Uint8Array(31), box]] }), fault: 'wrong-type' },
  { what: 'a box of text', field: sealed, value: map({ hash, box: [[device, 'open']] }), fault: 'wrong-type' },
  { what: 'plain text where it should be sealed', field: sealed, value: 'at the corner', fault: 'wrong-type' },
]

describe('reading a field', () => {
  for (const { what, field, value, reads, fault } of lines) {
    test(`K1: ${what} → ${fault ?? 'read'}`, () => {
      expect(field.read(value)).toEqual(fault === undefined ? { value: reads } : { fault })
    })
  }
})

describe('reading a body', () => {
  const fields = { name, size: mapOf({ days: whole(1, 9), note: optional(name) }) }
  const body = (given: Readonly<Record<string, Value>>) => readFields(fields, new Map(Object.entries(given)))
  const size = map({ days: 3 })

  test('K1: an optional field that is left out reads as null', () => {
    expect(body({ name: 'a', size })).toEqual({ value: { name: 'a', size: { days: 3, note: null } } })
  })

  test('K2: the first wrong field is named by its path, in the order of the definition', () => {
    expect(body({ name: 'abcd', size: map({ days: 0 }) })).toEqual({ fault: 'too-long', at: 'name' })
    expect(body({ name: 'a', size: map({ days: 0 }) })).toEqual({ fault: 'too-small', at: 'size.days' })
    expect(body({ size })).toEqual({ fault: 'missing', at: 'name' })
  })

  test('K2: a field that is unknown is named after all known ones', () => {
    expect(body({ name: 'a', size, more: 1 })).toEqual({ fault: 'unknown', at: 'more' })
    expect(body({ name: 'a', size: map({ days: 3, more: 1 }) })).toEqual({ fault: 'unknown', at: 'size.more' })
    expect(body({ more: 1 })).toEqual({ fault: 'missing', at: 'name' })
  })

  test('K2: a name that every object has is as unknown as another', () => {
    expect(body({ name: 'a', size, constructor: 1 })).toEqual({ fault: 'unknown', at: 'constructor' })
    expect(body({ name: 'a', size, ['__proto__']: 1 })).toEqual({ fault: 'unknown', at: '__proto__' })
  })
})
