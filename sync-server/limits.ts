import { maxChunkBytes, maxSignalBytes } from './protocol.ts'

/**
 * Everything a stranger could make grow, and how far it may.
 *
 * Each can be set by an environment variable: `channelBytesPerDay` by AYNI_LIMIT_CHANNEL_BYTES_PER_DAY.
 * Counts by day are kept in memory for the day (UTC) and start anew with the process. Connections from
 * this machine itself (isLocalRequest) are free of the limits per address and of the pace.
 */
export interface Limits {
  /** A chunk. Phones are told; no more than the protocol's own 256 KiB. */
  readonly chunkBytes: number
  /** A signal. Phones are told; no more than the protocol's own 64 KiB. */
  readonly signalBytes: number

  /**
   * All connections of an address together: one alone is not worth a limit, a stranger opens a thousand. Beyond
   * the pace they are read later, not refused: nothing is lost, it waits in its network.
   */
  readonly framesPerSecond: number
  /** Frames an address may send at once before the pace counts: a phone that fills an empty relay. */
  readonly frameBurst: number

  /** Snapshots are most of it: 100,000 entries are about 40 MB, and a rotation writes one. */
  readonly channelBytesPerDay: number
  /** Many phones share one address behind a home router or a mobile network. */
  readonly addressBytesPerDay: number

  /** A hall full of members on one Wi-Fi is one address. */
  readonly connectionsPerAddress: number
  readonly connections: number
  /** A phone keeps the channels of 90 days, for each of its communities. */
  readonly channelsPerConnection: number
  readonly newChannelsPerAddressPerDay: number
  /** Different ones: 20 at once, the rest spread over the day. Then no code is looked at for a while, not even the right one. */
  readonly wrongCodesPerAddressPerDay: number

  /** A log nobody joined for this long is dropped. */
  readonly idleLogDays: number
  /** The store on disk. A full one goes on reading and answers puts with `storage-full`. */
  readonly storeBytes: number

  /** Bytes waiting for one reader before the relay stops reading the log for it. */
  readonly readerBytes: number
  /** Answers and puts waiting for one connection before the relay stops listening to it. */
  readonly backlogBytes: number
}

const KiB = 1024
const MiB = 1024 * KiB
const GiB = 1024 * MiB

export const defaultLimits: Limits = {
  chunkBytes: maxChunkBytes,
  signalBytes: maxSignalBytes,
  framesPerSecond: 500,
  frameBurst: 20_000,
  channelBytesPerDay: 256 * MiB,
  addressBytesPerDay: GiB,
  connectionsPerAddress: 1_000,
  connections: 5_000,
  channelsPerConnection: 256,
  newChannelsPerAddressPerDay: 20,
  wrongCodesPerAddressPerDay: 288,
  idleLogDays: 365,
  storeBytes: 32 * GiB,
  readerBytes: 512 * KiB,
  backlogBytes: 4 * MiB,
}

export interface BadLimit {
  readonly type: 'bad-limit'
  readonly variable: string
}

export type LimitsResult =
  | { readonly ok: true; readonly value: Limits }
  | { readonly ok: false; readonly error: BadLimit }

export const limitsFromEnvironment = (environment: Readonly<Record<string, string | undefined>>): LimitsResult => {
  const chosen: Record<string, number> = {}
  for (const name of Object.keys(defaultLimits)) {
    const variable = limitToVariable(name)
    const text = environment[variable]
    if (text === undefined || text === '') continue
    const value = Number(text)
    if (!Number.isSafeInteger(value) || value <= 0) return { ok: false, error: { type: 'bad-limit', variable } }
    chosen[name] = value
  }
  return { ok: true, value: withinProtocol({ ...defaultLimits, ...chosen }) }
}

/** The protocol's own sizes are the ceiling, whatever is set. */
export const withinProtocol = (limits: Limits): Limits => ({
  ...limits,
  chunkBytes: Math.min(limits.chunkBytes, maxChunkBytes),
  signalBytes: Math.min(limits.signalBytes, maxSignalBytes),
})

const limitToVariable = (name: string): string =>
  `AYNI_LIMIT_${name.replaceAll(/[A-Z]/g, (letter) => `_${letter}`).toUpperCase()}`
