import type { DeviceId } from '../../domain/ledger/entry.ts'
import type { Documents, FeedState } from '../ports/documents.ts'
import type { StorageFault, StoredEntry, Vault } from '../ports/vault.ts'
import type { Copy } from './copy.ts'

/** Entries one turn takes: a few tens of milliseconds, so that a tap never waits long behind it. */
const entriesPerTurn = 256

/**
 * Idle turns without news before it begins. What a first sync brings in batches would otherwise be appended in as many
 * pieces, and each piece takes the database from the next batch.
 */
const quietTurns = 25

/** Where it is never quiet it begins all the same. */
const mostTurnsWaited = 12_000

/** In one run. */
const mostFaults = 2

export interface FeedBuilderDeps {
  readonly copy: Copy
  readonly vault: Vault
  readonly documents: Documents
  readonly whenIdle: (work: () => void) => void
  /** Entries are just being taken in. */
  readonly isTaking: () => boolean
  /** Called when the feeds cover every admitted device's chain, with all their states; null while they do not. */
  readonly onComplete: (states: readonly FeedState[] | null) => void
  readonly onFault: (fault: StorageFault) => void
  readonly onBug: (bug: unknown) => void
}

/** As `Documents.appendToFeed` says that a feed does not read back as its state says. */
const isDamaged = (fault: StorageFault): boolean => fault.type === 'storage-failed' && fault.detail.startsWith('feed damaged')

/**
 * Builds feeds behind the ledger (DESIGN 4): in idle time, a piece at a time, from the vault's bytes. A start
 * finishes what was left; a feed that holds more than its device's unforked chain is built again.
 */
export class FeedBuilder {
  readonly #deps: FeedBuilderDeps
  #heldByDevice: Map<DeviceId, number> | undefined
  #behind = true
  /** Counts up with all that was added. */
  #news = 0
  #entriesThisTurn = 0
  #running = false
  #stopped = false

  constructor(deps: FeedBuilderDeps) {
    this.#deps = deps
  }

  /** Something was added: look again when there is time. */
  wake(): void {
    this.#behind = true
    this.#news += 1
    if (this.#running || this.#stopped) return
    this.#running = true
    this.#deps.onComplete(null)
    void this.#run()
  }

  stop(): void {
    this.#stopped = true
  }

  async #run(): Promise<void> {
    let faults = 0
    while (this.#behind && !this.#stopped) {
      await this.#untilQuiet()
      this.#behind = false
      const fault = await this.#catchUp().catch(this.#afterBug)
      if (fault === undefined) continue
      // What the feeds hold is looked up anew: a second look may do. Then it waits for news, or the next start.
      this.#heldByDevice = undefined
      faults += 1
      if (fault !== 'bug' && faults < mostFaults) this.#behind = true
      else if (fault !== 'bug' && !this.#stopped) this.#deps.onFault(fault)
    }
    this.#running = false
  }

  readonly #afterBug = (bug: unknown): 'bug' => {
    this.#deps.onBug(bug)
    return 'bug'
  }

  async #untilQuiet(): Promise<void> {
    let quiet = 0
    for (let waited = 0; quiet < quietTurns && waited < mostTurnsWaited && !this.#stopped; waited += 1) {
      const news = this.#news
      await this.#idleTurn()
      quiet = news === this.#news && !this.#deps.isTaking() ? quiet + 1 : 0
    }
  }

  #idleTurn(): Promise<void> {
    this.#entriesThisTurn = 0
    return new Promise((resolve) => this.#deps.whenIdle(resolve))
  }

  async #catchUp(): Promise<StorageFault | 'bug' | undefined> {
    const { copy, documents } = this.#deps
    if (this.#heldByDevice === undefined) {
      const states = await documents.readFeedStates()
      if (!states.ok) return states.error
      this.#heldByDevice = new Map()
      for (const { device, entries } of states.value) this.#heldByDevice.set(device, (this.#heldByDevice.get(device) ?? 0) + entries)
    }
    let trouble: StorageFault | 'bug' | undefined
    for (const device of copy.ledger.devices()) {
      // What one device's feed cannot do must not keep the others' from being built.
      const found = await this.#catchUpDevice(device, this.#heldByDevice).catch(this.#afterBug)
      if (this.#stopped) return undefined
      if (trouble === undefined || trouble === 'bug') trouble = found ?? trouble
    }
    if (trouble !== undefined || this.#behind) return trouble
    const states = await documents.readFeedStates()
    if (!states.ok) return states.error
    this.#deps.onComplete(states.value)
    return undefined
  }

  async #catchUpDevice(device: DeviceId, heldByDevice: Map<DeviceId, number>): Promise<StorageFault | undefined> {
    const { copy, vault, documents } = this.#deps
    const chain = copy.ledger.chain(device)
    const owner = chain?.at(1)[0]
    // Devices not admitted have no feed (DESIGN 3).
    if (chain === undefined || owner === undefined || !copy.ledger.isAdmitted(owner.entry.id)) return undefined
    const end = Math.min(copy.headByDevice.get(device) ?? 0, (chain.forkSeq ?? Infinity) - 1)
    if ((heldByDevice.get(device) ?? 0) > end) {
      const deleted = await documents.deleteFeeds(device)
      if (!deleted.ok) return deleted.error
      heldByDevice.set(device, 0)
    }
    let rebuilt = false
    for (let held = heldByDevice.get(device) ?? 0; held < end && !this.#stopped; held = heldByDevice.get(device) ?? 0) {
      const entries = await vault.readEntriesOf(device, held + 1, Math.min(entriesPerTurn, end - held))
      if (!entries.ok) return entries.error
      const next = unbroken(entries.value, held + 1)
      if (next.length === 0) return { type: 'storage-failed', detail: `the vault has no entry ${held + 1} of ${device}` }
      const appended = await documents.appendToFeed(device, next)
      if (!appended.ok) {
        // A feed that does not read back is built again from the vault, once. One that finds no room stays as it is.
        if (rebuilt || !isDamaged(appended.error)) return appended.error
        const deleted = await documents.deleteFeeds(device)
        if (!deleted.ok) return deleted.error
        rebuilt = true
        heldByDevice.set(device, 0)
        continue
      }
      heldByDevice.set(device, held + next.length)
      this.#entriesThisTurn += next.length
      if (this.#deps.isTaking()) await this.#untilQuiet()
      else if (this.#entriesThisTurn >= entriesPerTurn) await this.#idleTurn()
    }
    return undefined
  }
}

/** The entries that go on one by one from a number. */
const unbroken = (entries: readonly StoredEntry[], from: number): readonly StoredEntry[] => {
  const gap = entries.findIndex(({ seq }, index) => seq !== from + index)
  return gap < 0 ? entries : entries.slice(0, gap)
}
