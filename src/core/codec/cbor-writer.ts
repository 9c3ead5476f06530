import { assert } from '../../domain/base/assert.ts'
import { isValueMap, type Value, type ValueMap } from '../../domain/base/value.ts'
import { maxCborDepth } from './cbor-fault.ts'
import { isValueArray } from './is-value-array.ts'

const encoder = new TextEncoder()
const twoTo32 = 0x1_0000_0000
const startSize = 64 * 1024
/** A larger buffer than this is not kept for the next value. */
const keptSize = 1024 * 1024

/** Writes values one after another in their one encoding (RFC 8949 §4.2.1). Throws on what has none: a bug. */
export class CborWriter {
  private buffer = new Uint8Array(startSize)
  private length = 0

  start(): void {
    this.length = 0
    if (this.buffer.length > keptSize) this.buffer = new Uint8Array(startSize)
  }

  copy(): Uint8Array<ArrayBuffer> {
    return this.buffer.slice(0, this.length)
  }

  holds(bytes: Uint8Array): boolean {
    if (bytes.length !== this.length) return false
    const { buffer, length } = this
    for (let index = 0; index < length; index += 1) if (buffer[index] !== bytes[index]) return false
    return true
  }

  write(value: Value, depth: number): void {
    if (typeof value === 'number') return this.writeNumber(value)
    if (typeof value === 'string') return this.writeText(value)
    if (value instanceof Uint8Array) return this.writeBytes(value)
    if (value === null) return this.writeByte(0xf6)
    if (typeof value === 'boolean') return this.writeByte(value ? 0xf5 : 0xf4)
    assert(depth < maxCborDepth, 'a value to encode is nested too deep')
    if (isValueMap(value)) return this.writeMap(value, depth + 1)
    assert(isValueArray(value), 'a value to encode is of no kind CBOR has here')
    this.writeHead(0x80, value.length)
    for (const item of value) this.write(item, depth + 1)
  }

  private writeNumber(value: number): void {
    assert(Number.isSafeInteger(value), 'a number to encode is not a whole number within 2^53 − 1')
    if (value >= 0) this.writeHead(0x00, value)
    else this.writeHead(0x20, -1 - value)
  }

  private writeMap(map: ValueMap, depth: number): void {
    this.writeHead(0xa0, map.size)
    if (isSorted(map)) {
      for (const [key, value] of map) {
        this.writeText(key)
        this.write(value, depth)
      }
      return
    }
    for (const key of [...map.keys()].toSorted(compareKeys)) {
      const value = map.get(key)
      assert(value !== undefined, 'a map to encode holds undefined')
      this.writeText(key)
      this.write(value, depth)
    }
  }

  private writeBytes(bytes: Uint8Array): void {
    this.writeHead(0x40, bytes.length)
    this.room(bytes.length)
    const { buffer } = this
    let at = this.length
    if (bytes.length <= 64) for (let index = 0; index < bytes.length; index += 1) buffer[at++] = bytes[index]!
    else buffer.set(bytes, at)
    this.length += bytes.length
  }

  private writeText(text: string): void {
    const size = utf8Length(text)
    this.writeHead(0x60, size)
    this.room(size)
    const { buffer } = this
    let at = this.length
    for (let index = 0; index < text.length; index += 1) {
      const unit = text.charCodeAt(index)
      if (unit < 0x80) {
        buffer[at++] = unit
      } else if (unit < 0x800) {
        buffer[at++] = 0xc0 | (unit >> 6)
        buffer[at++] = 0x80 | (unit & 0x3f)
      } else if (isSurrogate(unit)) {
        const point = text.codePointAt(index)!
        index += 1
        buffer[at++] = 0xf0 | (point >> 18)
        buffer[at++] = 0x80 | ((point >> 12) & 0x3f)
        buffer[at++] = 0x80 | ((point >> 6) & 0x3f)
        buffer[at++] = 0x80 | (point & 0x3f)
      } else {
        buffer[at++] = 0xe0 | (unit >> 12)
        buffer[at++] = 0x80 | ((unit >> 6) & 0x3f)
        buffer[at++] = 0x80 | (unit & 0x3f)
      }
    }
    this.length = at
  }

  private writeByte(byte: number): void {
    this.room(1)
    this.buffer[this.length++] = byte
  }

  /** Initial byte and argument, in the shortest of the five forms (RFC 8949 §3). */
  private writeHead(major: number, argument: number): void {
    this.room(9)
    const { buffer } = this
    if (argument < 24) {
      buffer[this.length++] = major | argument
      return
    }
    const size = argument < 0x100 ? 1 : argument < 0x1_0000 ? 2 : argument < twoTo32 ? 4 : 8
    buffer[this.length++] = major | (size === 1 ? 24 : size === 2 ? 25 : size === 4 ? 26 : 27)
    for (let index = size - 1; index >= 0; index -= 1) {
      // Past 32 bits the shift operators of JavaScript wrap around.
      buffer[this.length++] = index >= 4 ? Math.floor(argument / twoTo32) >>> (8 * (index - 4)) : argument >>> (8 * index)
    }
  }

  private room(more: number): void {
    const needed = this.length + more
    if (needed <= this.buffer.length) return
    const larger = new Uint8Array(Math.max(needed, 2 * this.buffer.length))
    larger.set(this.buffer.subarray(0, this.length))
    this.buffer = larger
  }
}

/** Bytes of a text in UTF-8; half a surrogate pair has none, and `TextEncoder` would write U+FFFD for it. */
const utf8Length = (text: string): number => {
  let size = text.length
  for (let index = 0; index < text.length; index += 1) {
    const unit = text.charCodeAt(index)
    if (unit < 0x80) continue
    size += unit < 0x800 ? 1 : 2
    if (!isSurrogate(unit)) continue
    assert(text.codePointAt(index)! > 0xffff, 'a text to encode holds half a character')
    // Two units of one byte each were counted; together they have four.
    index += 1
  }
  return size
}

const isSurrogate = (unit: number): boolean => unit >= 0xd800 && unit <= 0xdfff

const isSorted = (map: ValueMap): boolean => {
  let previous: string | undefined
  for (const key of map.keys()) {
    if (previous !== undefined && compareKeys(previous, key) >= 0) return false
    previous = key
  }
  return true
}

/** Bytewise by encoded form (RFC 8949 §4.2.1). The encoded length comes first in it, so shorter keys come first. */
const compareKeys = (a: string, b: string): number => {
  if (isAscii(a) && isAscii(b)) return a.length - b.length || (a < b ? -1 : a > b ? 1 : 0)
  const left = encoder.encode(a)
  const right = encoder.encode(b)
  if (left.length !== right.length) return left.length - right.length
  const at = left.findIndex((byte, index) => byte !== right[index])
  return at === -1 ? 0 : left[at]! - right[at]!
}

const isAscii = (text: string): boolean => {
  for (let index = 0; index < text.length; index += 1) if (text.charCodeAt(index) >= 0x80) return false
  return true
}
