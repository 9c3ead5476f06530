import { bytesToHex } from '../base/hex.ts'
import { codePointLength } from '../base/code-points.ts'
import { isValueMap, type Value, type ValueMap } from '../base/value.ts'
import type { Sealed, SealedBox } from './sealed.ts'

/**
 * Who can read a field (RULES 15). `cell`: plain, every phone of the cell can. `parties`: sealed to the devices of
 * the people concerned. `own` never appears: what only its member reads is in no entry.
 */
export type FieldClass = 'cell' | 'parties'

/** Why a field's value cannot be read; the field's name is added by the body. */
export type FieldFault = 'missing' | 'wrong-type' | 'too-short' | 'too-long' | 'too-small' | 'too-large' | 'not-offered' | 'unknown'

/** One body field: its class, and how its CBOR value becomes the domain's. */
export interface Field<T> {
  readonly class: FieldClass
  readonly optional: boolean
  readonly read: (value: Value) => Read<T>
}

export type Read<T> = { readonly value: T } | { readonly fault: FieldFault; readonly at?: string }

const fault = (kind: FieldFault): { readonly fault: FieldFault } => ({ fault: kind })

const cellField = <T>(read: Field<T>['read']): Field<T> => ({ class: 'cell', optional: false, read })

/** Text of `min` to `max` code points. Blank text counts as empty. */
export const text = (min: number, max: number): Field<string> =>
  cellField((value) => {
    if (typeof value !== 'string') return fault('wrong-type')
    if (min > 0 && value.trim() === '') return fault('too-short')
    const length = codePointLength(value)
    return length < min ? fault('too-short') : length > max ? fault('too-long') : { value }
  })

/** A whole number from `min` to `max`, both included. */
export const whole = (min: number, max: number): Field<number> =>
  cellField((value) =>
    typeof value !== 'number' ? fault('wrong-type') : value < min ? fault('too-small') : value > max ? fault('too-large') : { value },
  )

export const flag: Field<boolean> = cellField((value) => (typeof value === 'boolean' ? { value } : fault('wrong-type')))

/** One of the given words. */
export const oneOf = <T extends string>(...words: readonly T[]): Field<T> =>
  cellField((value) => {
    const word = words.find((candidate) => candidate === value)
    return word === undefined ? fault(typeof value === 'string' ? 'not-offered' : 'wrong-type') : { value: word }
  })

/** Exactly `length` bytes, as hexadecimal. */
export const bytesOf = (length: number): Field<string> =>
  cellField((value) =>
    !(value instanceof Uint8Array) ? fault('wrong-type') : value.length === length ? { value: bytesToHex(value) } : fault(value.length < length ? 'too-short' : 'too-long'),
  )

/** An entry's id, or a member's, or a device's. */
export const id: Field<string> = bytesOf(32)

/** May be left out; then it reads as null. A present null is refused: one meaning, one encoding. */
export const optional = <T>(field: Field<T>): Field<T | null> => ({ ...field, optional: true })

/** The list is plain, whatever its items are: they keep their own class. */
export const listOf = <T>(field: Field<T>, min: number, max: number): Field<readonly T[]> & { readonly item: Field<T> } => ({
  ...cellField<readonly T[]>((value) => {
    if (!Array.isArray(value)) return fault('wrong-type')
    if (value.length < min) return fault('too-short')
    if (value.length > max) return fault('too-long')
    const items: T[] = []
    for (const item of value as readonly Value[]) {
      const read = field.read(item)
      if ('fault' in read) return read
      items.push(read.value)
    }
    return { value: items }
  }),
  item: field,
})

/** A field sealed to the people concerned. At most 20 boxes: 5 parties with 4 devices each. */
export const sealed: Field<Sealed> = {
  class: 'parties',
  optional: false,
  read: (value) => {
    if (!isValueMap(value) || value.size !== 2) return fault('wrong-type')
    const hash = value.get('hash')
    const box = value.get('box')
    if (!(hash instanceof Uint8Array) || hash.length !== 32 || !Array.isArray(box)) return fault('wrong-type')
    if (box.length > 20) return fault('too-long')
    const boxes: SealedBox[] = []
    for (const pair of box as readonly Value[]) {
      if (!Array.isArray(pair) || pair.length !== 2) return fault('wrong-type')
      const [device, bytes] = pair as readonly Value[]
      if (!(device instanceof Uint8Array) || device.length !== 32 || !(bytes instanceof Uint8Array)) return fault('wrong-type')
      boxes.push({ device: bytesToHex(device), box: bytes })
    }
    return { value: { hash: bytesToHex(hash), boxes } }
  },
}

type Fields = Readonly<Record<string, Field<unknown>>>
export type Shape<F extends Fields> = { readonly [K in keyof F]: F[K] extends Field<infer T> ? T : never }

/** A map with exactly these fields: a field unknown to this version is refused (DESIGN 3). */
export const mapOf = <F extends Fields>(fields: F): Field<Shape<F>> & { readonly fields: F } => ({
  ...cellField((value) => (isValueMap(value) ? readFields(fields, value) : fault('wrong-type'))),
  fields,
})

/** Reads a body; the fault names the first field that is wrong, in the order of the definition, unknown ones last. */
export const readFields = <F extends Fields>(fields: F, body: ValueMap): Read<Shape<F>> => {
  const result: Record<string, unknown> = {}
  let known = 0
  for (const name in fields) {
    const field = fields[name]!
    const value = body.get(name)
    if (value === undefined) {
      if (!field.optional) return { fault: 'missing', at: name }
      result[name] = null
      continue
    }
    known += 1
    const read = field.read(value)
    if ('fault' in read) return { fault: read.fault, at: read.at === undefined ? name : `${name}.${read.at}` }
    result[name] = read.value
  }
  if (known < body.size) {
    for (const name of body.keys()) if (!Object.hasOwn(fields, name)) return { fault: 'unknown', at: name }
  }
  // Every field of F was read by its own reader above; TypeScript cannot follow the loop.
  return { value: result as Shape<F> }
}
