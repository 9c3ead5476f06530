import { createHash, randomBytes } from 'node:crypto'
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { setImmediate as nextTurn } from 'node:timers/promises'
import type { Appended, ChannelLog, Log, LogFault, LogItem, LogPut, LogRange, LogResult } from './log.ts'

export type OpenFault =
  | { readonly type: 'store-in-use' }
  | { readonly type: 'store-too-new' }
  | { readonly type: 'store-unreadable'; readonly cause: string }

export type OpenResult = { readonly ok: true; readonly value: Log } | { readonly ok: false; readonly error: OpenFault }

export const storeFileName = 'relay.sqlite'

/**
 * The log in one SQLite file. WAL with synchronous FULL: a commit returns after the fsync of the
 * write-ahead log, so what was answered as stored survives a crash and a loss of power.
 *
 * The file is locked for this process alone: a second relay on the same folder would hand out the same
 * numbers to other readers, and is told so instead.
 */
export const openSqliteLog = (options: { readonly folder: string; readonly mostBytes: number }): OpenResult => {
  let database: DatabaseSync | undefined
  try {
    mkdirSync(options.folder, { recursive: true, mode: 0o700 })
    database = new DatabaseSync(join(options.folder, storeFileName))
    configure(database, options.mostBytes)
    if (!hasOurSchema(database)) {
      database.close()
      return { ok: false, error: { type: 'store-too-new' } }
    }
    return { ok: true, value: sqliteLog(database) }
  } catch (cause) {
    if (database?.isOpen === true) database.close()
    const isBusy = resultCode(cause) === sqliteBusy
    return { ok: false, error: isBusy ? { type: 'store-in-use' } : { type: 'store-unreadable', cause: String(cause) } }
  }
}

const sqliteBusy = 5
const sqliteFull = 13
const schemaVersion = 1

const configure = (database: DatabaseSync, mostBytes: number): void => {
  // Before the first access, or the lock is shared.
  database.exec('PRAGMA locking_mode = EXCLUSIVE')
  database.exec('PRAGMA journal_mode = WAL')
  database.exec('PRAGMA synchronous = FULL')
  // On macOS a plain fsync leaves the bytes in the drive's cache.
  database.exec('PRAGMA fullfsync = ON')
  database.exec(`PRAGMA journal_size_limit = ${64 * 1024 * 1024}`)
  const pageSize = Number(database.prepare('PRAGMA page_size').get()?.['page_size'])
  database.exec(`PRAGMA max_page_count = ${Math.ceil(mostBytes / pageSize)}`)
}

/** Makes the tables in an empty file. False if a newer relay made the file. */
const hasOurSchema = (database: DatabaseSync): boolean => {
  database.exec('BEGIN IMMEDIATE')
  const version = Number(database.prepare('PRAGMA user_version').get()?.['user_version'])
  if (version === 0) {
    database.exec(`
      CREATE TABLE relay (id BLOB NOT NULL);
      CREATE TABLE channel (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        key BLOB NOT NULL UNIQUE,
        log BLOB NOT NULL,
        head INTEGER NOT NULL,
        joined_day INTEGER NOT NULL
      );
      CREATE TABLE item (
        channel INTEGER NOT NULL,
        seq INTEGER NOT NULL,
        hash BLOB NOT NULL,
        bytes BLOB NOT NULL,
        PRIMARY KEY (channel, seq),
        UNIQUE (channel, hash)
      );
      PRAGMA user_version = ${schemaVersion};
    `)
    database.prepare('INSERT INTO relay (id) VALUES (?)').run(randomBytes(16))
  }
  database.exec('COMMIT')
  return version <= schemaVersion
}

interface ChannelRow {
  readonly id: number
  readonly log: Uint8Array
  readonly head: number
  readonly joined_day: number
}

const sqliteLog = (database: DatabaseSync): Log => {
  const findChannel = database.prepare('SELECT id, log, head, joined_day FROM channel WHERE key = ?')
  const insertChannel = database.prepare('INSERT INTO channel (key, log, head, joined_day) VALUES (?, ?, 0, ?)')
  const setJoinedDay = database.prepare('UPDATE channel SET joined_day = ? WHERE id = ?')
  const setHead = database.prepare('UPDATE channel SET head = ? WHERE id = ?')
  const findItem = database.prepare('SELECT seq FROM item WHERE channel = ? AND hash = ?')
  const insertItem = database.prepare('INSERT INTO item (channel, seq, hash, bytes) VALUES (?, ?, ?, ?)')
  const readItems = database.prepare(
    'SELECT seq, bytes FROM item WHERE channel = ? AND seq > ? AND seq <= ? ORDER BY seq',
  )
  const countRows = database.prepare('SELECT count(*) AS channels FROM channel')
  const findIdle = database.prepare('SELECT id FROM channel WHERE joined_day < ?')
  const deleteItems = database.prepare('DELETE FROM item WHERE channel = ?')
  const deleteIdleChannel = database.prepare('DELETE FROM channel WHERE id = ? AND joined_day < ?')

  const channelRow = (channel: Uint8Array): ChannelRow | undefined =>
    findChannel.get(channel) as ChannelRow | undefined

  const inTransaction = <T>(work: () => T): T => {
    database.exec('BEGIN IMMEDIATE')
    try {
      const value = work()
      database.exec('COMMIT')
      return value
    } catch (cause) {
      // A full disk has rolled back by itself.
      if (database.isTransaction) database.exec('ROLLBACK')
      throw cause
    }
  }

  const appendOne = (put: LogPut): Appended | undefined => {
    const row = channelRow(put.channel)
    if (row === undefined) return undefined
    const hash = createHash('sha256').update(put.bytes).digest()
    const held = findItem.get(row.id, hash)
    if (held !== undefined) return { seq: Number(held['seq']), isNew: false }
    const seq = row.head + 1
    insertItem.run(row.id, seq, hash, put.bytes)
    setHead.run(seq, row.id)
    return { seq, isNew: true }
  }

  const readRange = ({ channel, after, through, mostBytes }: LogRange): LogItem[] => {
    const row = channelRow(channel)
    const items: LogItem[] = []
    if (row === undefined) return items
    let bytesRead = 0
    for (const found of readItems.iterate(row.id, after, through)) {
      const { seq, bytes } = found as { seq: number; bytes: Uint8Array }
      if (items.length > 0 && bytesRead + bytes.length > mostBytes) break
      items.push({ seq, bytes })
      bytesRead += bytes.length
    }
    return items
  }

  return {
    relayId: database.prepare('SELECT id FROM relay').get()?.['id'] as Uint8Array,

    open: async (channel, day) =>
      attempt((): ChannelLog | undefined => {
        const row = channelRow(channel)
        if (row === undefined) return undefined
        // A day, not a time, and one write a day: the store need not know when people come.
        // A full disk must not keep anyone from reading, so a day that cannot be noted is not.
        if (row.joined_day < day) attempt(() => inTransaction(() => setJoinedDay.run(day, row.id)))
        return { log: row.log, head: row.head }
      }),

    create: async (channel, day) =>
      attempt(() =>
        inTransaction((): ChannelLog => {
          const row = channelRow(channel)
          if (row !== undefined) return { log: row.log, head: row.head }
          const log = new Uint8Array(randomBytes(16))
          insertChannel.run(channel, log, day)
          return { log, head: 0 }
        }),
      ),

    append: async (puts) => attempt(() => inTransaction(() => puts.map(appendOne))),

    read: async (range) => attempt(() => readRange(range)),

    countChannels: async () => attempt(() => Number(countRows.get()?.['channels'])),

    dropIdle: async (beforeDay) => {
      const idle = attempt(() => findIdle.all(beforeDay))
      if (!idle.ok) return idle
      let count = 0
      for (const { id } of idle.value) {
        const dropped = attempt(() =>
          inTransaction(() => {
            // Someone may have come for it since it was found.
            if (deleteIdleChannel.run(Number(id), beforeDay).changes === 0) return 0
            deleteItems.run(Number(id))
            return 1
          }),
        )
        if (!dropped.ok) return dropped
        count += dropped.value
        // A long log takes a while; others are served in between.
        await nextTurn()
      }
      return { ok: true, value: count }
    },

    close: async () => {
      // A convenience for whoever copies the file; without it the next start does the same.
      attempt(() => database.exec('PRAGMA wal_checkpoint(TRUNCATE)'))
      database.close()
    },
  }
}

const attempt = <T>(work: () => T): LogResult<T> => {
  try {
    return { ok: true, value: work() }
  } catch (cause) {
    return { ok: false, error: causeToFault(cause) }
  }
}

const causeToFault = (cause: unknown): LogFault =>
  resultCode(cause) === sqliteFull ? { type: 'full' } : { type: 'failed', cause: String(cause) }

/** SQLite's primary result code; the extended ones carry more in the higher bits. */
const resultCode = (cause: unknown): number | undefined =>
  cause instanceof Error && 'errcode' in cause ? Number(cause.errcode) & 0xff : undefined
