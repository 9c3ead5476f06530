import { assert } from '../base/assert.ts'
import { Chain } from './chain.ts'
import { cellOf, envelopeOf, rulesVersion, type CellId, type DeviceId, type Entry, type EntryId, type Envelope, type MemberId } from './entry.ts'
import { isAccepted, isOf, type Held } from './held.ts'
import { judge, readAct, type Reading } from './judge.ts'
import { Path } from './path.ts'
import { accepted, refused, type Refusal, type Verdict } from './verdict.ts'

/** What adding entries changed: what must be folded again. */
export interface LedgerChange {
  /** Entries that came to be accepted or refused, in the order they were judged. */
  readonly judged: readonly Held[]
  /** Devices that are now known to have signed one number twice. */
  readonly forked: readonly DeviceId[]
}

/**
 * All entries of one cell that this phone holds, each judged by its own path as soon as that is whole.
 * Adding the same entries in any order gives the same verdicts (SPEC J1).
 */
export class Ledger {
  readonly cell: CellId
  readonly #own: DeviceId | undefined
  readonly #heldById = new Map<EntryId, Held>()
  readonly #chainByDevice = new Map<DeviceId, Chain>()
  /**
   * Per device the path up to its newest judged entry, so that the next only adds to it. Of a fork, one for each of a few
   * branches: a device that forks a thousand times must cost time, not a thousand paths.
   */
  readonly #branchesByDevice = new Map<DeviceId, Branch[]>()
  readonly #waitingFor = new Map<EntryId, Held[]>()
  readonly #unadmittedByMember = new Map<MemberId, Held[]>()
  readonly #admitted = new Set<MemberId>()

  /** `own`: this phone's device, whose entries are shown to their author before a community admits them. */
  constructor(cell: CellId, { own }: { readonly own?: DeviceId } = {}) {
    this.cell = cell
    this.#own = own
  }

  get size(): number {
    return this.#heldById.size
  }

  find(id: EntryId): Held | undefined {
    return this.#heldById.get(id)
  }

  all(): IterableIterator<Held> {
    return this.#heldById.values()
  }

  chain(device: DeviceId): Chain | undefined {
    return this.#chainByDevice.get(device)
  }

  devices(): IterableIterator<DeviceId> {
    return this.#chainByDevice.keys()
  }

  isAdmitted(member: MemberId): boolean {
    return this.#admitted.has(member)
  }

  /** Adds checked entries; ones already held change nothing. */
  add(entries: Iterable<Entry>): LedgerChange {
    const judged: Held[] = []
    const forked: DeviceId[] = []
    const ready: Held[] = []
    for (const entry of entries) {
      if (this.#heldById.has(entry.id)) continue
      const held = this.#hold(entry)
      // A device may write in several communities: what it wrote elsewhere is no second entry with a number here.
      if (cellOf(entry) === this.cell && this.#addToChain(held)) forked.push(entry.device)
      ready.push(held)
      this.#settle(ready, judged)
    }
    return { judged, forked }
  }

  #hold(entry: Entry): Held {
    const { act, unread } = entry.rules > rulesVersion ? notRead : readAct(entry)
    const held: Held = { entry: envelopeOf(entry), act, unread, lamport: 0, member: null, verdict: notYetJudged }
    this.#heldById.set(entry.id, held)
    return held
  }

  /** Judges what is ready, and whatever was waiting for it. */
  #settle(ready: Held[], judged: Held[]): void {
    for (let held = ready.pop(); held !== undefined; held = ready.pop()) {
      this.#judge(held)
      if (held.verdict.status === 'waiting' || held.verdict.status === 'unadmitted') continue
      judged.push(held)
      this.#admit(held, ready)
      const waiting = this.#waitingFor.get(held.entry.id)
      if (waiting === undefined) continue
      // One by one: all of a community may wait for its creation, and a call takes only so many arguments.
      for (const each of waiting) ready.push(each)
      this.#waitingFor.delete(held.entry.id)
    }
  }

  #addToChain(held: Held): boolean {
    const { device } = held.entry
    let chain = this.#chainByDevice.get(device)
    if (chain === undefined) {
      chain = new Chain()
      this.#chainByDevice.set(device, chain)
    }
    const before = chain.forkSeq
    chain.add(held)
    return before !== chain.forkSeq
  }

  #judge(held: Held): void {
    const { entry } = held
    if (cellOf(entry) !== this.cell) {
      held.verdict = refused({ type: 'other-cell' })
      return
    }
    // The cell's creation is on every path, so nothing is judged before it.
    const missing = this.#missingFor(entry)
    const [first] = missing
    if (first !== undefined) {
      held.verdict = { status: 'waiting', for: missing }
      // Waiting for one at a time is enough: when it is settled the rest is looked at again.
      push(this.#waitingFor, first, held)
      return
    }
    const named = entry.refs.map((id) => this.#heldById.get(id)!)
    const prev = entry.prev === null ? undefined : this.#heldById.get(entry.prev)!
    held.member = this.#ownerOf(entry, prev)
    held.lamport = lamportAfter(prev, named)
    if (entry.rules > rulesVersion || prev?.verdict.status === 'needs-newer-app' || named.some((ref) => ref.verdict.status === 'needs-newer-app')) {
      held.verdict = { status: 'needs-newer-app' }
      return
    }
    if (held.member !== null && entry.seq > 1 && entry.device !== this.#own && !this.#admitted.has(held.member)) {
      held.verdict = { status: 'unadmitted' }
      push(this.#unadmittedByMember, held.member, held)
      return
    }
    if (prev !== undefined && !follows(entry, prev.entry)) {
      held.verdict = refused({ type: 'broken-chain' })
      return
    }
    // What is nobody's has no path to build: its chain may begin anywhere, in another community even.
    const path = held.member === null || prev === undefined ? this.#newPath() : this.#pathTo(prev)
    for (const ref of named) path.add(ref)
    const refusal = judgeOn(path, held)
    held.verdict = refusal === undefined ? accepted : refused(refusal)
    path.add(held)
    if (held.member !== null) this.#keepBranch(entry, path)
  }

  /**
   * What judging would say of this device's next entry, before it is signed. Every entry it names must be held and
   * judged; nothing changes.
   */
  preview(entry: Entry): Refusal | undefined {
    const prev = entry.prev === null ? undefined : this.#heldById.get(entry.prev)
    const named = entry.refs.flatMap((id) => this.#heldById.get(id) ?? [])
    const path = new Path(prev === undefined ? this.#newPath() : this.#pathTo(prev))
    for (const ref of named) path.add(ref)
    return judgeOn(path, { entry, lamport: lamportAfter(prev, named), member: this.#ownerOf(entry, prev), ...readAct(entry) })
  }

  /** What an entry after these says of its place (SPEC J8). Those not held count as nothing. */
  nextLamport(prev: EntryId | null, refs: readonly EntryId[]): number {
    return lamportAfter(prev === null ? undefined : this.#heldById.get(prev), refs.flatMap((id) => this.#heldById.get(id) ?? []))
  }

  /** A chain's first entry alone says whose the device is (DESIGN 3); without one it is nobody's. */
  #ownerOf(entry: Envelope, prev: Held | undefined): MemberId | null {
    if (entry.seq > 1) return prev !== undefined && follows(entry, prev.entry) && (prev.entry.seq > 1 || isAccepted(prev)) ? prev.member : null
    return entry.id === this.cell || entry.kind === 'member.join' ? entry.id : null
  }

  /** The path that ends at `prev`. */
  #pathTo(prev: Held): Path {
    const branch = this.#branchesByDevice.get(prev.entry.device)?.find(({ head }) => head === prev.entry.id)
    return branch?.path ?? this.#rebuildPath(prev)
  }

  /** The path has grown by this entry; what it ended at before is nobody's end now. */
  #keepBranch({ device, id, prev }: Envelope, path: Path): void {
    const branches = this.#branchesByDevice.get(device)
    const at = branches?.findIndex(({ head }) => head === prev) ?? -1
    if (branches === undefined) this.#branchesByDevice.set(device, [{ head: id, path }])
    else if (at >= 0) branches[at] = { head: id, path }
    else if (branches.push({ head: id, path }) > mostBranches) branches.shift()
  }

  /** For a fork: another entry has already taken the path on, so this one's is built from the chain's beginning. */
  #rebuildPath(prev: Held): Path {
    const back: Held[] = []
    for (let at: Held | undefined = prev; at !== undefined; at = at.entry.prev === null ? undefined : this.#heldById.get(at.entry.prev)) back.push(at)
    const path = this.#newPath()
    for (const held of back.toReversed()) {
      for (const ref of held.entry.refs) {
        // All are held when judging; who asks beforehand may have a chain of which something is still missing.
        const named = this.#heldById.get(ref)
        if (named !== undefined) path.add(named)
      }
      path.add(held)
    }
    return path
  }

  /** Every entry names its cell, so the cell's creation is on every path. */
  #newPath(): Path {
    const path = new Path()
    const creation = this.#heldById.get(this.cell)
    if (creation !== undefined) path.add(creation)
    return path
  }

  #admit(held: Held, ready: Held[]): void {
    if (!isAccepted(held)) return
    const member = isOf(held, 'member.admit') ? held.act.body.join : isOf(held, 'cell.create') ? held.entry.id : undefined
    if (member === undefined || this.#admitted.has(member)) return
    this.#admitted.add(member)
    for (const each of this.#unadmittedByMember.get(member) ?? []) ready.push(each)
    this.#unadmittedByMember.delete(member)
  }

  /** Entries it names that are not held, or not judged themselves. */
  #missingFor({ cell, prev, refs }: Envelope): readonly EntryId[] {
    if ((cell === null || this.#isSettled(cell)) && (prev === null || this.#isSettled(prev)) && refs.every((ref) => this.#isSettled(ref))) return nothing
    return [cell, prev, ...refs].filter((id) => id !== null && !this.#isSettled(id)) as EntryId[]
  }

  #isSettled(id: EntryId): boolean {
    const held = this.#heldById.get(id)
    return held !== undefined && held.verdict.status !== 'waiting' && held.verdict.status !== 'unadmitted'
  }
}

const nothing: readonly EntryId[] = []
const notYetJudged: Verdict = { status: 'waiting', for: nothing }

/** Of a device's branches, as many paths are kept. An honest device has one. */
const mostBranches = 4

interface Branch {
  readonly head: EntryId
  readonly path: Path
}

const notRead: Reading = { act: null, unread: null }

const judgeOn = (path: Path, { entry, act, unread, lamport, member }: Omit<Held, 'verdict'>): Refusal | undefined => {
  if (entry.lamport !== lamport) return { type: 'wrong-lamport', expected: lamport }
  if (member === null) return { type: 'no-owner' }
  if (unread !== null) return unread
  assert(act !== null, 'a body neither read nor refused')
  return judge(entry, act, member, path)
}

/**
 * By where they really stand, not by what they say: else one entry that claims the largest number there is, refused as
 * it is, would leave nothing larger for whoever names it, and end their chain (SPEC J8).
 */
const lamportAfter = (prev: Held | undefined, named: readonly Held[]): number => {
  let newest = prev?.lamport ?? 0
  for (const ref of named) newest = Math.max(newest, ref.lamport)
  return 1 + newest
}

const follows = (entry: Envelope, prev: Envelope): boolean => prev.device === entry.device && prev.seq === entry.seq - 1

const push = <K, V>(listByKey: Map<K, V[]>, key: K, value: V): void => {
  const list = listByKey.get(key)
  if (list === undefined) listByKey.set(key, [value])
  else list.push(value)
}
