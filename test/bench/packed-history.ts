import type { StoredWire } from '../../src/core/codec/check-entry.ts'
import { bytesToHex } from '../../src/domain/base/hex.ts'

const idLength = 32
const headLength = idLength + 4

/** Per entry: id(32) ‖ length(u32 big-endian) ‖ wire. */
export const packHistory = (wires: readonly StoredWire[]): Uint8Array => {
  const bytes = new Uint8Array(wires.reduce((sum, { wire }) => sum + headLength + wire.length, 0))
  const view = new DataView(bytes.buffer)
  let at = 0
  for (const { id, wire } of wires) {
    bytes.set(Uint8Array.from(id.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16)), at)
    view.setUint32(at + idLength, wire.length)
    bytes.set(wire, at + headLength)
    at += headLength + wire.length
  }
  return bytes
}

export const unpackHistory = (bytes: Uint8Array): StoredWire[] => {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const wires: StoredWire[] = []
  for (let at = 0; at < bytes.length; ) {
    const end = at + headLength + view.getUint32(at + idLength)
    wires.push({ id: bytesToHex(bytes.subarray(at, at + idLength)), wire: bytes.slice(at + headLength, end) })
    at = end
  }
  return wires
}
