/**
 * Where the relay keeps its channels: for each an append-only list of sealed chunks, numbered 1, 2, 3.
 *
 * A port: SQLite is one engine, others may follow, and all pass the same suite (test/relay/log-contract).
 * Nothing here knows frames, sockets or keys. What can go wrong with a disk comes back as a fault.
 */
export interface Log {
  /** Names this store, made at random with it. 16 bytes. */
  readonly relayId: Uint8Array

  /** Finds a channel and notes the day on which someone came for it. Undefined if there is none. */
  open(channel: Uint8Array, day: number): Promise<LogResult<ChannelLog | undefined>>

  /** Makes an empty log for a channel, with a new random id. One that is there already stays as it is. */
  create(channel: Uint8Array, day: number): Promise<LogResult<ChannelLog>>

  /**
   * Appends all or none, in the order given, and answers when they would survive a loss of power.
   * Bytes that a channel holds already are not stored twice: the answer names where they are.
   * Undefined for a put to a channel that does not exist.
   */
  append(puts: readonly LogPut[]): Promise<LogResult<readonly (Appended | undefined)[]>>

  /** Items with after < seq <= through, ascending, at least one if there is one, else up to mostBytes. */
  read(range: LogRange): Promise<LogResult<readonly LogItem[]>>

  countChannels(): Promise<LogResult<number>>

  /** Drops the logs of channels nobody came for on that day or since. Answers how many. */
  dropIdle(beforeDay: number): Promise<LogResult<number>>

  close(): Promise<void>
}

export interface ChannelLog {
  /** 16 bytes, random: a channel that was dropped and made anew has another. */
  readonly log: Uint8Array
  /** The highest seq, 0 if empty. */
  readonly head: number
}

export interface LogPut {
  readonly channel: Uint8Array
  readonly bytes: Uint8Array
}

export interface Appended {
  readonly seq: number
  /** False if the channel held these bytes before. */
  readonly isNew: boolean
}

export interface LogRange {
  readonly channel: Uint8Array
  readonly after: number
  readonly through: number
  readonly mostBytes: number
}

export interface LogItem {
  readonly seq: number
  readonly bytes: Uint8Array
}

export type LogFault = { readonly type: 'full' } | { readonly type: 'failed'; readonly cause: string }

export type LogResult<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: LogFault }
