import type { Checker } from '../../src/core/codec/check-entry.ts'
import { encodeEntry } from '../../src/core/codec/entry-codec.ts'
import { createDeviceKeys, signBytes } from '../../src/core/keys/device-keys.ts'
import type { Channel } from '../../src/core/keys/epoch-key.ts'
import { maxLackingEntries, type Fork, type FoundEntry, type LackingEntry, type LinkReport, type SyncTarget } from '../../src/core/ports/sync-target.ts'
import type { Cursor, DeviceKeys } from '../../src/core/ports/vault.ts'
import { bytesToHex } from '../../src/domain/base/hex.ts'
import type { CellId, DeviceId, EntryId } from '../../src/domain/ledger/entry.ts'

export interface Community {
  readonly cell: CellId
  readonly epoch: EntryId
  readonly epochKey: Uint8Array<ArrayBuffer>
  readonly channel: Channel
  readonly checker: Checker
  readonly members: Set<DeviceId>
}

/** A phone without a ledger: entries are real, signed and checked, but nobody judges them. */
export class PhoneDouble implements SyncTarget {
  readonly channel: Channel
  readonly epoch: EntryId
  readonly epochKey: Uint8Array<ArrayBuffer>
  readonly device: DeviceId
  readonly keys: DeviceKeys
  /** While set, this phone's storage takes nothing. */
  isStorageFull = false
  /** While set, receiving waits for it. */
  gate: Promise<void> = Promise.resolve()
  lastReport: LinkReport | undefined
  readonly reports: LinkReport[] = []
  readonly quarantined: { readonly reason: string; readonly bytes: Uint8Array }[] = []
  readonly presenceByDevice = new Map<DeviceId, { readonly heads: ReadonlyMap<DeviceId, number>; readonly sentAt: number }>()
  readonly cursorById = new Map<string, Cursor>()
  /** All that were ever put into the vault. */
  readonly cursors: Cursor[] = []
  receivedWires = 0
  readonly #community: Community
  readonly #chainByDevice = new Map<DeviceId, Map<number, LackingEntry[]>>()
  readonly #headByDevice = new Map<DeviceId, number>()
  readonly #listeners = new Set<() => void>()

  private constructor(community: Community, keys: DeviceKeys) {
    this.#community = community
    this.channel = community.channel
    this.epoch = community.epoch
    this.epochKey = community.epochKey
    this.keys = keys
    this.device = keys.device
    community.members.add(keys.device)
  }

  static async create(community: Community): Promise<PhoneDouble> {
    return new PhoneDouble(community, await createDeviceKeys())
  }

  /** Makes the next entry of this device without recording it. */
  async sign(seq: number, size = 0): Promise<Uint8Array<ArrayBuffer>> {
    return (await this.#sign(seq, 'x'.repeat(size))).wire
  }

  /** Makes another entry of this device with a number it has signed already. */
  async signTwin(seq: number, note = 'twin'): Promise<Uint8Array<ArrayBuffer>> {
    return (await this.#sign(seq, note)).wire
  }

  async #sign(seq: number, note: string): Promise<LackingEntry> {
    const previous = seq === 1 ? null : 'ab'.repeat(32)
    const body = new Map([['note', note]])
    const place = { rules: 1, cell: this.#community.cell, device: this.device, seq, prev: previous, lamport: seq, at: seq }
    const { entry, wire } = await encodeEntry({ ...place, refs: [], kind: 'listing.put', body }, (bytes) => signBytes(this.keys, bytes))
    return { device: this.device, seq, id: entry.id, wire }
  }

  /** One action of its member. */
  async record({ entries = 1, size = 0 } = {}): Promise<void> {
    const first = (this.#headByDevice.get(this.device) ?? 0) + 1
    const made = await Promise.all(Array.from({ length: entries }, (_, index) => this.#sign(first + index, 'x'.repeat(size))))
    for (const entry of made) this.#keep(entry)
    this.#tell()
  }

  /** Takes entries by another way than a relay, such as a scanned code. */
  async scan(other: PhoneDouble): Promise<void> {
    const wires = (await other.lacking(this.heads(), 'all')).map(({ wire }) => wire)
    await this.receive({ wires, cursor: null, from: 'scan' })
  }

  async readCursor(id: string): Promise<Cursor | undefined> {
    await Promise.resolve()
    return this.cursorById.get(id)
  }

  async receive({ wires, cursor, unopened = [], onFound }: Parameters<SyncTarget['receive']>[0]): Promise<boolean> {
    await this.gate
    const results = await this.#community.checker.checkAll(wires)
    if (this.isStorageFull) return false
    if (cursor !== null) {
      this.cursors.push(structuredClone(cursor))
      this.cursorById.set(cursor.id, structuredClone(cursor))
    }
    const found: FoundEntry[] = []
    for (const [index, result] of results.entries()) {
      const wire = new Uint8Array(wires[index]!)
      if (result.ok) {
        const { device, seq, id } = result.value
        found.push({ device, seq, id, isNew: this.#keep({ device, seq, id, wire }) })
      } else this.quarantined.push({ reason: result.error.type, bytes: wire })
    }
    for (const { reason, bytes } of unopened) this.quarantined.push({ reason, bytes })
    this.receivedWires += wires.length
    if (wires.length > 0) this.#tell()
    onFound?.(found)
    return true
  }

  heads(): ReadonlyMap<DeviceId, number> {
    return this.#headByDevice
  }

  forks(): readonly Fork[] {
    return [...this.#chainByDevice].flatMap(([device, chain]) =>
      [...chain].filter(([, entries]) => entries.length > 1).map(([seq, entries]) => ({ device, seq, ids: entries.map(({ id }) => id) })),
    )
  }

  async lacking(heads: ReadonlyMap<DeviceId, number>, whose: 'own' | 'all'): Promise<readonly LackingEntry[]> {
    await Promise.resolve()
    const others = [...this.#chainByDevice.keys()].filter((device) => device !== this.device)
    const devices = whose === 'own' ? [this.device] : [this.device, ...others]
    const held = devices.flatMap((device) => [...(this.#chainByDevice.get(device)?.values() ?? [])].flat())
    return held
      .filter(({ device, seq }) => seq > (heads.get(device) ?? 0))
      .toSorted((a, b) => devices.indexOf(a.device) - devices.indexOf(b.device) || a.seq - b.seq)
      .slice(0, maxLackingEntries)
  }

  onChange(listener: () => void): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  seePresence({ device, heads, sentAt }: Parameters<SyncTarget['seePresence']>[0]): void {
    this.presenceByDevice.set(device, { heads, sentAt })
  }

  isMemberDevice(device: DeviceId): boolean {
    return this.#community.members.has(device)
  }

  report(status: LinkReport): void {
    this.lastReport = status
    this.reports.push(status)
  }

  get listeners(): number {
    return this.#listeners.size
  }

  /** Everything held, so that two phones can be compared to the byte. */
  holdings(): readonly string[] {
    const all = [...this.#chainByDevice.values()].flatMap((chain) => [...chain.values()].flat())
    return all.map(({ wire }) => bytesToHex(wire)).toSorted()
  }

  size(): number {
    return [...this.#chainByDevice.values()].reduce((sum, chain) => sum + [...chain.values()].flat().length, 0)
  }

  /** False when it was held already. */
  #keep(entry: LackingEntry): boolean {
    const chain = this.#chainByDevice.get(entry.device) ?? new Map<number, LackingEntry[]>()
    this.#chainByDevice.set(entry.device, chain)
    const beside = chain.get(entry.seq) ?? []
    if (beside.some(({ id }) => id === entry.id)) return false
    chain.set(entry.seq, [...beside, entry])
    let head = this.#headByDevice.get(entry.device) ?? 0
    while (chain.has(head + 1)) head += 1
    if (head > 0) this.#headByDevice.set(entry.device, head)
    return true
  }

  #tell(): void {
    for (const listener of this.#listeners) listener()
  }
}
