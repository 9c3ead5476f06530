import { createHash } from 'node:crypto'
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { StoredWire } from '../../src/core/codec/check-entry.ts'
import { makeHistory, type HistorySize } from './make-history.ts'
import { packHistory, unpackHistory } from './packed-history.ts'
import { cacheFolder, fromRoot } from './places.ts'

/** A made history as bytes. `wires[0]` is the cell's creation, `wires[1]` the founder's poster. */
export interface History {
  /** Path of the file it is cached in, which a browser can be given. */
  readonly path: string
  readonly wires: readonly StoredWire[]
}

/** A history of this size, from the cache when what made it is unchanged. Signing 100,000 entries takes 10 s. */
export const readHistory = async (size: HistorySize): Promise<History> => {
  const path = join(cacheFolder, `history-${size.entries}-${size.members}-${makersHash()}.bin`)
  const cached = readIfThere(path)
  if (cached !== undefined) return { path, wires: unpackHistory(cached) }
  const { entries } = await makeHistory(size)
  const wires = entries.map(({ entry, wire }) => ({ id: entry.id, wire }))
  mkdirSync(cacheFolder, { recursive: true })
  writeFileSync(`${path}.part`, packHistory(wires))
  renameSync(`${path}.part`, path)
  return { path, wires }
}

/** Whatever changes an entry's bytes has to make another history. */
const makersHash = (): string => {
  const hash = createHash('sha256')
  for (const file of ['test/bench/make-history.ts', 'test/bench/bench-device.ts', 'test/bench/bench-signer.ts', 'src/domain/ledger/kinds.ts', 'src/core/codec/entry-codec.ts']) {
    hash.update(readFileSync(fromRoot(file)))
  }
  return hash.digest('hex').slice(0, 12)
}

const readIfThere = (path: string): Uint8Array | undefined => {
  try {
    return new Uint8Array(readFileSync(path))
  } catch {
    return undefined
  }
}
