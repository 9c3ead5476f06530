import type { SyncTarget } from '../core/ports/sync-target.ts'
import type { ChannelSeal } from '../core/sealing/envelope.ts'
import { openPresence, sealPresence } from '../core/sealing/presence.ts'
import type { DeviceId } from '../domain/ledger/entry.ts'
import type { Cancel, SyncDeps } from './sync-deps.ts'

/** After a change, so that one message tells of several. */
const settleMs = 2_000
/** Without a change, so that who has just come learns who is there. */
const repeatMs = 60_000
/**
 * Everyone's presence goes to everyone: 100 phones of 100 devices each telling every entry at once would make 40 MB of
 * one entry. So each waits so long that what arrives from all is about this much.
 */
const incomingBytesPerSecond = 1_024
/** A phone that was not heard for this long is not counted among those present. */
const presentMs = 10 * 60_000
/** How far another phone's clock may be off. Phones with no network keep bad time; a year is no clock at all. */
const clockToleranceMs = 24 * 60 * 60_000
/** Signatures under way. Who floods us with more is not heard; presence repeats itself. */
const maxOpening = 16
/** One head has 37 bytes at most, padding 12 %, the rest less than 400. */
const bytesPerHead = 42
const bytesBesideHeads = 512

/**
 * Says what this phone has and hears what others have, while a channel is joined. It outlives the connection, or an
 * old word could be heard as new after each.
 */
export interface Presence {
  begin(link: PresenceLink): void
  /** The heads may have changed. */
  changed(): void
  hear(bytes: Uint8Array): void
  stop(): void
}

interface PresenceLink {
  readonly maxSignalBytes: number
  readonly send: (bytes: Uint8Array<ArrayBuffer>) => void
}

export const createPresence = (options: {
  readonly target: SyncTarget
  readonly seal: ChannelSeal
  readonly deps: Pick<SyncDeps, 'after' | 'now' | 'onBug' | 'random' | 'verify'>
}): Presence => {
  const { target, seal, deps } = options
  const sentAtByDevice = new Map<DeviceId, number>()
  const heardAtByDevice = new Map<DeviceId, number>()
  let link: PresenceLink | undefined
  let sentHeads: ReadonlyMap<DeviceId, number> = new Map()
  let sentBytes = 0
  let opening = 0
  let cancelChange: Cancel | undefined
  let cancelRepeat: Cancel = () => {}

  const tell = async (headByDevice: ReadonlyMap<DeviceId, number>): Promise<void> => {
    const bytes = await sealPresence({ headByDevice, sentAt: deps.now() }, { keys: target.keys, seal })
    if (link === undefined || bytes.length > link.maxSignalBytes) return
    sentHeads = headByDevice
    sentBytes = bytes.length
    link.send(bytes)
  }

  const gapMs = (): number => {
    const since = deps.now() - presentMs
    for (const [device, at] of heardAtByDevice) if (at < since) heardAtByDevice.delete(device)
    return (1_000 * sentBytes * heardAtByDevice.size) / incomingBytesPerSecond
  }

  const repeat = (): void => {
    if (link !== undefined) tell(headsToTell(target, link)).catch(deps.onBug)
    cancelRepeat = deps.after(Math.max(repeatMs, gapMs()), repeat)
  }

  const changed = (): void => {
    if (link === undefined) return
    cancelChange ??= deps.after(Math.max(settleMs, gapMs() * (0.5 + deps.random())), () => {
      cancelChange = undefined
      if (link === undefined) return
      const heads = headsToTell(target, link)
      if (!isSame(sentHeads, heads)) tell(heads).catch(deps.onBug)
    })
  }

  const open = async (bytes: Uint8Array): Promise<void> => {
    const opened = await openPresence(bytes, { seal, verify: deps.verify })
    // What is not presence may be a signal of a newer app.
    if (!opened.ok) return
    const { device, sentAt, headByDevice } = opened.value
    if (device === target.device || !target.isMemberDevice(device)) return
    if (Math.abs(sentAt - deps.now()) > clockToleranceMs || sentAt <= (sentAtByDevice.get(device) ?? 0)) return
    sentAtByDevice.set(device, sentAt)
    heardAtByDevice.set(device, deps.now())
    target.seePresence({ device, heads: headByDevice, sentAt })
  }

  return {
    begin: (joined) => {
      link = joined
      // At once where few are; where many are, not all together when their relay comes back.
      if (heardAtByDevice.size === 0) repeat()
      else cancelRepeat = deps.after(deps.random() * gapMs(), repeat)
    },
    changed,
    hear: (bytes) => {
      if (opening >= maxOpening) return
      opening += 1
      open(bytes)
        .catch(deps.onBug)
        .finally(() => {
          opening -= 1
        })
    },
    stop: () => {
      link = undefined
      cancelChange?.()
      cancelChange = undefined
      cancelRepeat()
    },
  }
}

/** As many as a signal holds. Own head first: whether others have *our* entries is what we can least do without. */
const headsToTell = (target: SyncTarget, { maxSignalBytes }: PresenceLink): ReadonlyMap<DeviceId, number> => {
  const most = Math.floor((maxSignalBytes - bytesBesideHeads) / bytesPerHead)
  const own = target.heads().get(target.device)
  const told = new Map<DeviceId, number>(own === undefined || own < 1 ? [] : [[target.device, own]])
  for (const [device, seq] of target.heads()) {
    if (told.size >= most) break
    if (seq >= 1) told.set(device, seq)
  }
  return told
}

const isSame = (one: ReadonlyMap<DeviceId, number>, other: ReadonlyMap<DeviceId, number>): boolean =>
  one.size === other.size && [...one].every(([device, seq]) => other.get(device) === seq)
