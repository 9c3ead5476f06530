import type { DeviceId } from '../../domain/ledger/entry.ts'
import type { SyncStatus } from '../ports/ledger-index.ts'
import { maxLackingEntries, type Fork, type LackingEntry, type LinkReport, type SyncTarget } from '../ports/sync-target.ts'
import type { StoredEntry } from '../ports/vault.ts'
import type { CellCore } from './cell-core.ts'
import type { Copy } from './copy.ts'

/** Presence older than this says nothing about now. */
const presenceMs = 10 * 60_000

/** What another phone said last. */
interface PresenceSeen {
  /** How much of this phone's own chain it has. */
  readonly ownHead: number
  /** By its clock: says only which of its words is the newer, for its clock may be an hour off. */
  readonly sentAt: number
  /** By this phone's clock. */
  readonly seenAt: number
}

/** A community as its carriers see it, and what they report as the sync line shows it. */
export const createSyncTarget = (core: CellCore, before: SyncStatus | undefined): SyncTarget => {
  const { deps, copy } = core
  const presenceByDevice = new Map<DeviceId, PresenceSeen>()
  let report: LinkReport = { link: 'none', inSync: false, waiting: 0, progress: null, trouble: null, clockDaysOff: before?.clockDaysOff ?? null }
  // What was known when the app was closed: it is no less true now.
  let syncedAt = before?.syncedAt ?? null
  let isHolderKnown = false

  const holders = (): readonly DeviceId[] => {
    const own = copy.headByDevice.get(deps.keys.device) ?? 0
    const since = deps.now() - presenceMs
    return [...presenceByDevice].filter(([, { ownHead, seenAt }]) => ownHead >= own && seenAt >= since).map(([device]) => device)
  }

  const show = (): void => {
    if (report.inSync) syncedAt = deps.now()
    const status: SyncStatus = {
      key: 'sync',
      link: report.link,
      syncedAt,
      waiting: report.waiting,
      progress: report.progress,
      holders: isHolderKnown ? holders() : (before?.holders ?? []),
      trouble: report.trouble,
      clockDaysOff: report.clockDaysOff,
    }
    void core.putStatus(status)
  }

  return {
    channel: deps.channel,
    epoch: deps.epoch,
    epochKey: deps.epochKey,
    device: deps.keys.device,
    readCursor: async (id) => {
      const read = await deps.vault.readCursor(id)
      return read.ok ? read.value : undefined
    },
    receive: (received) => core.receive(received),
    heads: () => copy.headByDevice,
    forks: createForks(core),
    lacking: (heads, whose) => lacking(core, heads, whose),
    onChange: (listener) => core.onChange(listener),
    seePresence: ({ device, heads, sentAt }) => {
      const known = presenceByDevice.get(device)
      if (known !== undefined && known.sentAt >= sentAt) return
      isHolderKnown = true
      presenceByDevice.set(device, { ownHead: heads.get(deps.keys.device) ?? 0, sentAt, seenAt: deps.now() })
      show()
    },
    isMemberDevice: (device) => copy.isMemberDevice(device),
    keys: deps.keys,
    report: (next) => {
      report = next
      show()
    },
  }
}

/** Looks through the chains of devices that forked, and only when an entry came since. */
const createForks = ({ copy }: CellCore): (() => readonly Fork[]) => {
  let found: readonly Fork[] = []
  let size = 0
  return () => {
    if (size === copy.ledger.size) return found
    size = copy.ledger.size
    found = [...copy.headByDevice.keys()].flatMap((device) => forksOf(copy, device))
    return found
  }
}

const forksOf = ({ ledger }: Copy, device: DeviceId): readonly Fork[] => {
  const chain = ledger.chain(device)
  if (chain === undefined || chain.forkSeq === null) return []
  const seqs = new Set([...chain.all()].map(({ entry }) => entry.seq))
  return [...seqs].map((seq) => ({ device, seq, ids: chain.at(seq).map(({ entry }) => entry.id) })).filter(({ ids }) => ids.length > 1)
}

const lacking = async (core: CellCore, heads: ReadonlyMap<DeviceId, number>, whose: 'own' | 'all'): Promise<readonly LackingEntry[]> => {
  const { deps, copy } = core
  const own = deps.keys.device
  const devices = whose === 'own' ? [own] : [own, ...[...copy.headByDevice.keys()].filter((device) => device !== own)]
  const found: LackingEntry[] = []
  for (const device of devices) {
    const from = (heads.get(device) ?? 0) + 1
    if (from > (copy.headByDevice.get(device) ?? 0)) continue
    const read = await readWholeNumbers(core, { device, from, limit: maxLackingEntries - found.length })
    if (read === undefined) return found
    found.push(...read.entries.map(({ id, seq, wire }) => ({ device, seq, id, wire })))
    if (read.isCut || found.length >= maxLackingEntries) break
  }
  return found
}

/**
 * Entries of a device, a number of which none or all are among them: a reader goes on from the number after, so the
 * other side of a fork would stay behind for good. Undefined when the disk does not answer.
 */
const readWholeNumbers = async (
  { deps, copy }: CellCore,
  { device, from, limit }: { readonly device: DeviceId; readonly from: number; readonly limit: number },
): Promise<{ readonly entries: readonly StoredEntry[]; readonly isCut: boolean } | undefined> => {
  const heldAt = (seq: number): number => copy.ledger.chain(device)?.at(seq).length ?? 0
  const read = await deps.vault.readEntriesOf(device, from, limit)
  if (!read.ok) return undefined
  const last = read.value.at(-1)?.seq ?? 0
  const before = read.value.filter(({ seq }) => seq < last)
  if (read.value.length - before.length >= heldAt(last)) return { entries: read.value, isCut: false }
  // What is left out comes whole with the next pass, unless that has no more room than this one.
  if (before.length > 0 || limit < maxLackingEntries) return { entries: before, isCut: true }
  const whole = await deps.vault.readEntriesOf(device, from, heldAt(last))
  return whole.ok ? { entries: whole.value.filter(({ seq }) => seq === last), isCut: true } : undefined
}
