import type { DeviceId } from '../../domain/ledger/entry.ts'
import type { SyncStatus } from '../ports/ledger-index.ts'
import { maxLackingEntries, type LackingEntry, type LinkReport, type SyncTarget } from '../ports/sync-target.ts'
import type { CellCore } from './cell-core.ts'

/** Presence older than this says nothing about now. */
const presenceMs = 10 * 60_000

/** A community as its carriers see it, and what they report as the sync line shows it. */
export const createSyncTarget = (core: CellCore, before: SyncStatus | undefined): SyncTarget => {
  const { deps, copy } = core
  const presenceByDevice = new Map<DeviceId, { readonly heads: ReadonlyMap<DeviceId, number>; readonly sentAt: number }>()
  let report: LinkReport = { link: 'none', inSync: false, waiting: 0, progress: null, trouble: null }
  // What was known when the app was closed: it is no less true now.
  let syncedAt = before?.syncedAt ?? null
  let isHolderKnown = false

  const holders = (): readonly DeviceId[] => {
    const own = copy.headByDevice.get(deps.keys.device) ?? 0
    return [...presenceByDevice].filter(([, { heads }]) => (heads.get(deps.keys.device) ?? 0) >= own).map(([device]) => device)
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
    quarantine: (bytes, reason, from) => core.quarantine(bytes, reason, from),
    heads: () => copy.headByDevice,
    lacking: (heads, whose) => lacking(core, heads, whose),
    onChange: (listener) => core.onChange(listener),
    seePresence: ({ device, heads, sentAt }) => {
      const known = presenceByDevice.get(device)
      if (known !== undefined && known.sentAt >= sentAt) return
      isHolderKnown = true
      presenceByDevice.set(device, { heads, sentAt })
      for (const [other, { sentAt: at }] of presenceByDevice) if (at < deps.now() - presenceMs) presenceByDevice.delete(other)
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

const lacking = async ({ deps, copy }: CellCore, heads: ReadonlyMap<DeviceId, number>, whose: 'own' | 'all'): Promise<readonly LackingEntry[]> => {
  const own = deps.keys.device
  const devices = whose === 'own' ? [own] : [own, ...[...copy.headByDevice.keys()].filter((device) => device !== own)]
  const found: LackingEntry[] = []
  for (const device of devices) {
    const from = (heads.get(device) ?? 0) + 1
    if (from > (copy.headByDevice.get(device) ?? 0)) continue
    const read = await deps.vault.readEntriesOf(device, from, maxLackingEntries - found.length)
    if (!read.ok) return found
    found.push(...read.value.map(({ seq, wire }) => ({ device, seq, wire })))
    if (found.length >= maxLackingEntries) break
  }
  return found
}
