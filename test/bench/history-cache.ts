import { createHash } from 'node:crypto'
import { globSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { StoredWire } from '../../src/core/codec/check-entry.ts'
import { historyTime, makeHistory, type HistorySize } from './make-history.ts'
import { packHistory, unpackHistory } from './packed-history.ts'
import { cacheFolder, fromRoot } from './places.ts'

/** A made history as bytes. The first is the community's creation, the last the founder's poster. */
export interface History {
  readonly size: HistorySize
  /** Path of the file it is cached in, which a browser can be given. */
  readonly path: string
  readonly wires: readonly StoredWire[]
}

/** A history of this size, from the cache when what made it is unchanged. Signing 100,000 entries takes 10 s. */
export const readHistory = async (size: HistorySize): Promise<History> => {
  const name = `history-${size.entries}-${size.members}`
  const path = join(cacheFolder, `${name}-${makersHash()}.bin`)
  const cached = readIfThere(path)
  if (cached !== undefined) return { size, path, wires: unpackHistory(cached) }
  const wires = (await makeHistory(size)).map(({ entry, wire }) => ({ id: entry.id, wire }))
  mkdirSync(cacheFolder, { recursive: true })
  for (const old of globSync(`${name}-*`, { cwd: cacheFolder })) rmSync(join(cacheFolder, old))
  writeFileSync(`${path}.part`, packHistory(wires))
  renameSync(`${path}.part`, path)
  return { size, path, wires }
}

/** Whatever changes an entry's bytes has to make another history. */
const makersHash = (): string => {
  const hash = createHash('sha256')
  const makers = ['test/bench/{make-history,bench-device,bench-signer}.ts', 'src/core/example/*.ts', 'src/core/codec/*.ts', 'src/domain/ledger/kinds.ts']
  for (const file of globSync(makers, { cwd: fromRoot() }).toSorted()) hash.update(readFileSync(fromRoot(file)))
  hash.update(String(historyTime()))
  return hash.digest('hex').slice(0, 12)
}

const readIfThere = (path: string): Uint8Array | undefined => {
  try {
    return new Uint8Array(readFileSync(path))
  } catch {
    return undefined
  }
}
