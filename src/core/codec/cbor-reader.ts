import type { Value, ValueMap } from '../../domain/base/value.ts'
import { maxCborDepth, type CborFault } from './cbor-fault.ts'

// ignoreBOM keeps a leading U+FEFF, which would otherwise vanish and change the bytes.
const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })
const twoTo32 = 0x1_0000_0000
/** ASCII up to this is faster by hand than through the platform's decoder. */
const shortText = 48
/** One for all: a stranger's bytes may hold thousands, and nobody writes into what was read. */
const emptyArray: readonly Value[] = Object.freeze([])
const emptyMap: ValueMap = new Map()

/** Reads one value. After a fault every read gives null and the position no longer counts. */
export class CborReader {
  fault: CborFault | undefined
  at = 0
  private readonly bytes: Uint8Array
  private itemsLeft: number

  constructor(bytes: Uint8Array, maxItems: number) {
    this.bytes = bytes
    this.itemsLeft = maxItems
  }

  read(depth: number): Value {
    const start = this.at
    if (start >= this.bytes.length) return this.stop('truncated', start)
    this.itemsLeft -= 1
    if (this.itemsLeft < 0) return this.stop('too-many-items', start)
    const initial = this.bytes[start]!
    const major = initial >> 5
    if (major === 7) return this.readSimple(initial)
    if (major === 6) return this.stop('tag', start)
    const argument = this.readArgument(initial)
    if (this.fault !== undefined) return null
    switch (major) {
      case 0:
        return argument
      case 1:
        // The one argument that fits but whose value, −2^53, does not.
        return argument === Number.MAX_SAFE_INTEGER ? this.stop('integer-too-large', start) : -1 - argument
      case 2:
        return this.readBytes(argument)
      case 3:
        return this.readText(argument)
      default:
        return major === 4 ? this.readArray(argument, depth + 1) : this.readMap(argument, depth + 1)
    }
  }

  private stop(type: CborFault['type'], at: number): null {
    this.fault ??= { type, at }
    return null
  }

  private readSimple(initial: number): Value {
    const start = this.at
    this.at += 1
    if (initial === 0xf4) return false
    if (initial === 0xf5) return true
    if (initial === 0xf6) return null
    if (initial === 0xff) return this.stop('indefinite-length', start)
    return this.stop(initial >= 0xf9 && initial <= 0xfb ? 'float' : 'simple-value', start)
  }

  /** The argument of an initial byte (RFC 8949 §3), refusing every form that a shorter one could hold. */
  private readArgument(initial: number): number {
    const start = this.at
    const low = initial & 0x1f
    this.at += 1
    if (low < 24) return low
    if (low > 27) {
      this.stop(low === 31 ? 'indefinite-length' : 'reserved', start)
      return 0
    }
    const size = 1 << (low - 24)
    if (size > this.bytes.length - this.at) {
      this.stop('truncated', start)
      return 0
    }
    let argument = 0
    for (let index = 0; index < size; index += 1) argument = argument * 256 + this.bytes[this.at + index]!
    this.at += size
    const least = size === 1 ? 24 : size === 2 ? 0x100 : size === 4 ? 0x1_0000 : twoTo32
    if (argument < least) this.stop('not-shortest', start)
    // Rounding of larger sums cannot bring them back below 2^53.
    else if (argument > Number.MAX_SAFE_INTEGER) this.stop('integer-too-large', start)
    return argument
  }

  private readBytes(length: number): Value {
    const { bytes, at } = this
    if (length > bytes.length - at) return this.stop('truncated', at)
    const copy = new Uint8Array(length)
    if (length <= 64) for (let index = 0; index < length; index += 1) copy[index] = bytes[at + index]!
    else copy.set(bytes.subarray(at, at + length))
    this.at = at + length
    return copy
  }

  private readText(length: number): Value {
    const { bytes, at } = this
    const end = at + length
    if (length > bytes.length - at) return this.stop('truncated', at)
    this.at = end
    if (length <= shortText) {
      let text = ''
      let index = at
      for (; index < end; index += 1) {
        const byte = bytes[index]!
        if (byte >= 0x80) break
        text += String.fromCharCode(byte)
      }
      if (index === end) return text
    }
    try {
      return decoder.decode(bytes.subarray(at, end))
    } catch {
      return this.stop('bad-utf8', at)
    }
  }

  private readArray(length: number, depth: number): Value {
    if (depth > maxCborDepth) return this.stop('too-deep', this.at)
    // Every item takes a byte at least, so a length the bytes cannot hold ends here.
    if (length > this.bytes.length - this.at) return this.stop('truncated', this.at)
    if (length === 0) return emptyArray
    // Of its length from the start: growing an array takes room for seventeen where there is one.
    const items: Value[] = []
    items.length = length
    for (let index = 0; index < length; index += 1) {
      items[index] = this.read(depth)
      if (this.fault !== undefined) return null
    }
    return items
  }

  private readMap(size: number, depth: number): Value {
    if (depth > maxCborDepth) return this.stop('too-deep', this.at)
    if (2 * size > this.bytes.length - this.at) return this.stop('truncated', this.at)
    if (size === 0) return emptyMap
    const map = new Map<string, Value>()
    let previousStart = 0
    let previousEnd = 0
    for (let index = 0; index < size; index += 1) {
      const start = this.at
      if (start < this.bytes.length && this.bytes[start]! >> 5 !== 3) return this.stop('key-not-text', start)
      const key = this.read(depth)
      if (this.fault !== undefined) return null
      if (index > 0) {
        const order = this.compareRanges(previousStart, previousEnd, start)
        if (order === 0) return this.stop('duplicate-key', start)
        if (order > 0) return this.stop('keys-unsorted', start)
      }
      previousStart = start
      previousEnd = this.at
      const value = this.read(depth)
      if (this.fault !== undefined) return null
      map.set(key as string, value)
    }
    return map
  }

  /** Encoded keys differ within the shorter of them, so neither is another's beginning. */
  private compareRanges(left: number, leftEnd: number, right: number): number {
    const { bytes } = this
    for (let offset = 0; left + offset < leftEnd; offset += 1) {
      const difference = bytes[left + offset]! - bytes[right + offset]!
      if (difference !== 0) return difference
    }
    return 0
  }
}
