import type { Documents, FeedState } from '../../src/core/ports/documents.ts'
import type { StorageFault, StoredEntry } from '../../src/core/ports/vault.ts'
import { assert } from '../../src/domain/base/assert.ts'
import { bytesToHex } from '../../src/domain/base/hex.ts'
import { err, ok, type Result } from '../../src/domain/base/result.ts'
import type { CellId, DeviceId } from '../../src/domain/ledger/entry.ts'
import { entriesPerFeed } from '../../src/storage/entries-per-feed.ts'
import { feedDamaged } from '../../src/storage/feed-damaged.ts'
import type { FaultSwitch } from './memory-fault.ts'

interface DocumentFaults extends FaultSwitch {
  faultOn: keyof Documents | undefined
}

/** Feeds that last as long as this object. No Automerge: a head is the hash of everything before it. */
export class MemoryDocumentStores implements DocumentFaults {
  fault: StorageFault | undefined
  /** What alone is faulty; undefined: everything or nothing. */
  faultOn: keyof Documents | undefined
  readonly #diskByCell = new Map<CellId, Disk>()

  /** As `openFeedDocuments`. */
  async open(cell: CellId): Promise<Result<MemoryDocuments, StorageFault>> {
    await Promise.resolve()
    if (this.fault !== undefined && this.faultOn === undefined) return err(this.fault)
    const disk: Disk = this.#diskByCell.get(cell) ?? new Map<DeviceId, Feed>()
    this.#diskByCell.set(cell, disk)
    return ok(new MemoryDocuments(cell, disk, this))
  }

  async delete(cell: CellId): Promise<void> {
    await Promise.resolve()
    this.#diskByCell.delete(cell)
  }
}

type Disk = Map<DeviceId, Feed>

interface Feed {
  readonly wires: Uint8Array<ArrayBuffer>[]
  /** How many can still be read. Its state goes on saying what was written. */
  readable: number
}

export class MemoryDocuments implements Documents {
  readonly #cell: CellId
  readonly #feedByDevice: Disk
  readonly #faults: DocumentFaults
  #closed = false

  constructor(cell: CellId, feedByDevice: Disk, faults: DocumentFaults) {
    this.#cell = cell
    this.#feedByDevice = feedByDevice
    this.#faults = faults
  }

  appendToFeed(device: DeviceId, entries: readonly StoredEntry[]): Promise<Result<undefined, StorageFault>> {
    return this.#run('appendToFeed', () => {
      const feed = this.#feedByDevice.get(device) ?? { wires: [], readable: 0 }
      if (feed.readable < feed.wires.length) return err(feedDamaged(device))
      for (const entry of entries) {
        assert(entry.device === device && entry.seq === feed.wires.length + 1, 'a feed takes the next entry of its device only')
        feed.wires.push(entry.wire.slice())
      }
      feed.readable = feed.wires.length
      if (feed.readable > 0) this.#feedByDevice.set(device, feed)
      return ok(undefined)
    })
  }

  readFeedStates(): Promise<Result<readonly FeedState[], StorageFault>> {
    return this.#run('readFeedStates', async () => {
      const states: FeedState[] = []
      for (const device of [...this.#feedByDevice.keys()].toSorted()) {
        for (const [part, wires] of this.#parts(device).entries()) {
          states.push({ device, part, entries: wires.length, heads: [await this.#head(device, part, wires)] })
        }
      }
      return ok(states)
    })
  }

  readFeed(device: DeviceId): Promise<Result<readonly Uint8Array[], StorageFault>> {
    return this.#run('readFeed', () => {
      const feed = this.#feedByDevice.get(device)
      return ok((feed?.wires ?? []).slice(0, feed?.readable).map((wire) => wire.slice()))
    })
  }

  saveFeed(device: DeviceId, part: number): Promise<Result<Uint8Array | undefined, StorageFault>> {
    return this.#run('saveFeed', () => {
      const wires = this.#parts(device)[part]
      return ok(wires === undefined ? undefined : joined(wires))
    })
  }

  deleteFeeds(device: DeviceId): Promise<Result<undefined, StorageFault>> {
    return this.#run('deleteFeeds', () => {
      this.#feedByDevice.delete(device)
      return ok(undefined)
    })
  }

  async close(): Promise<void> {
    await Promise.resolve()
    this.#closed = true
  }

  /** What a torn disk does: the feed reads back shorter than its state says it is. */
  tear(device: DeviceId, keep: number): void {
    const feed = this.#feedByDevice.get(device)
    if (feed !== undefined) feed.readable = keep
  }

  #parts(device: DeviceId): readonly (readonly Uint8Array[])[] {
    const wires = this.#feedByDevice.get(device)?.wires ?? []
    const count = Math.ceil(wires.length / entriesPerFeed)
    return Array.from({ length: count }, (_, part) => wires.slice(part * entriesPerFeed, (part + 1) * entriesPerFeed))
  }

  async #head(device: DeviceId, part: number, wires: readonly Uint8Array[]): Promise<string> {
    const name = new TextEncoder().encode(`${this.#cell} feed/${device}/${part}\0`)
    return bytesToHex(new Uint8Array(await crypto.subtle.digest('SHA-256', joined([name, ...wires]))))
  }

  async #run<T>(name: keyof Documents, work: () => Answer<T> | Promise<Answer<T>>): Promise<Answer<T>> {
    await Promise.resolve()
    if (this.#closed) return err({ type: 'storage-closed' })
    const { fault, faultOn } = this.#faults
    if (fault !== undefined && (faultOn === undefined || faultOn === name)) return err(fault)
    return work()
  }
}

type Answer<T> = Result<T, StorageFault>

const joined = (pieces: readonly Uint8Array[]): Uint8Array<ArrayBuffer> => {
  const all = new Uint8Array(pieces.reduce((size, { length }) => size + length, 0))
  let at = 0
  for (const piece of pieces) {
    all.set(piece, at)
    at += piece.length
  }
  return all
}
