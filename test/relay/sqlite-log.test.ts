import { copyFileSync, existsSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { expect, test } from 'vitest'
import type { Log } from '../../sync-server/log/log.ts'
import { openSqliteLog, storeFileName } from '../../sync-server/log/sqlite-log.ts'
import { createSeeded } from './seeded.ts'
import { temporaryFolder } from './test-server.ts'

const channel = new Uint8Array(32).fill(1)

const openLog = (folder: string): Log => {
  const opened = openSqliteLog({ folder, mostBytes: 2 ** 30 })
  if (!opened.ok) throw new Error(JSON.stringify(opened.error))
  return opened.value
}

const readAll = async (log: Log): Promise<Uint8Array[]> => {
  const read = await log.read({ channel, after: 0, through: 1e9, mostBytes: 1e9 })
  if (!read.ok) throw new Error(JSON.stringify(read.error))
  return read.value.map(({ bytes }) => bytes)
}

const integrity = (folder: string): unknown => {
  const database = new DatabaseSync(join(folder, storeFileName))
  const answer = database.prepare('PRAGMA integrity_check').get()
  database.close()
  return answer
}

const walHeaderBytes = 32
const frameHeaderBytes = 24

/**
 * Where a write to this write-ahead log could have ended: after its header and after each frame.
 * A frame that ends a transaction carries the size of the database after it (SQLite file format, 4.1).
 */
const walBoundaries = (wal: Buffer): { readonly at: number; readonly isCommit: boolean }[] => {
  const frameBytes = frameHeaderBytes + wal.readUInt32BE(8)
  const boundaries = [{ at: walHeaderBytes, isCommit: false }]
  for (let at = walHeaderBytes; at + frameBytes <= wal.length; at += frameBytes) {
    boundaries.push({ at: at + frameBytes, isCommit: wal.readUInt32BE(at + 4) !== 0 })
  }
  return boundaries
}

test('cut at any write, the log holds exactly what had been committed before it', async () => {
  const folder = temporaryFolder()
  const log = openLog(folder)
  await log.create(channel, 1)
  const random = createSeeded(6)
  const walFile = join(folder, `${storeFileName}-wal`)

  /** What was answered as stored when the write-ahead log had this length. */
  const storedByWalBytes = new Map([[statSync(walFile).size, 0]])
  const chunks: Uint8Array[] = []
  const sizes = [1, 400, 5_000, 30, 60_000, 4_096, 2, 20_000, 700]
  for (const [index, size] of sizes.entries()) {
    const group = Array.from({ length: 1 + (index % 3) }, () => random.bytes(size))
    const appended = await log.append(group.map((bytes) => ({ channel, bytes })))
    expect(appended.ok).toBe(true)
    chunks.push(...group)
    storedByWalBytes.set(statSync(walFile).size, chunks.length)
  }

  const wal = readFileSync(walFile)
  const boundaries = walBoundaries(wal)
  const created = Math.min(...storedByWalBytes.keys())
  expect(boundaries.filter(({ at, isCommit }) => isCommit && at >= created)).toHaveLength(sizes.length + 1)

  const checkCutAt = async (at: number): Promise<void> => {
    const cutFolder = temporaryFolder()
    copyFileSync(join(folder, storeFileName), join(cutFolder, storeFileName))
    writeFileSync(join(cutFolder, `${storeFileName}-wal`), wal.subarray(0, at))
    const cut = openLog(cutFolder)
    const held = await readAll(cut)
    const promised = Math.max(0, ...[...storedByWalBytes].filter(([bytes]) => bytes <= at).map(([, stored]) => stored))
    expect(held).toEqual(chunks.slice(0, promised))
    // And it goes on from there, if the channel had been made by then.
    const next = at >= created ? { seq: promised + 1, isNew: true } : undefined
    expect(await cut.append([{ channel, bytes: Uint8Array.of(9, 9, 9) }])).toEqual({ ok: true, value: [next] })
    await cut.close()
    expect(integrity(cutFolder)).toEqual({ integrity_check: 'ok' })
  }

  for (const { at } of boundaries) await checkCutAt(at)
  // And inside a write: a torn frame counts for nothing.
  for (const { at } of boundaries.slice(0, -1)) await checkCutAt(at + 1 + random.below(4_000))
  await log.close()
}, 30_000)

test('closing leaves one file that holds everything', async () => {
  const folder = temporaryFolder()
  const log = openLog(folder)
  await log.create(channel, 1)
  await log.append([{ channel, bytes: Uint8Array.of(1) }])
  await log.close()
  expect(existsSync(join(folder, `${storeFileName}-wal`))).toBe(false)
  const again = openLog(folder)
  expect(await readAll(again)).toEqual([Uint8Array.of(1)])
  expect(again.relayId).toEqual(log.relayId)
  await again.close()
})

test('a second relay on the same folder is told so', async () => {
  const folder = temporaryFolder()
  const log = openLog(folder)
  expect(openSqliteLog({ folder, mostBytes: 1e9 })).toEqual({ ok: false, error: { type: 'store-in-use' } })
  await log.append([])
  await log.close()
  await openLog(folder).close()
})

test('a file that is no store is left alone and reported', () => {
  const folder = temporaryFolder()
  const file = join(folder, storeFileName)
  writeFileSync(file, 'not a database '.repeat(500))
  expect(openSqliteLog({ folder, mostBytes: 1e9 })).toMatchObject({ ok: false, error: { type: 'store-unreadable' } })
  expect(readFileSync(file, 'utf8')).toBe('not a database '.repeat(500))
})

test('the store of a newer relay is left alone and reported', async () => {
  const folder = temporaryFolder()
  await openLog(folder).close()
  const database = new DatabaseSync(join(folder, storeFileName))
  database.exec('PRAGMA user_version = 2')
  database.close()
  expect(openSqliteLog({ folder, mostBytes: 1e9 })).toEqual({ ok: false, error: { type: 'store-too-new' } })
})

test('a full store refuses a whole group, and holds what it held', async () => {
  const folder = temporaryFolder()
  const opened = openSqliteLog({ folder, mostBytes: 300_000 })
  if (!opened.ok) throw new Error(opened.error.type)
  const log = opened.value
  await log.create(channel, 1)
  const [first, second, tooMuch] = [1, 2, 3].map((fill) => ({ channel, bytes: new Uint8Array(100_000).fill(fill) }))
  expect(await log.append([first!])).toMatchObject({ ok: true })
  expect(await log.append([second!, tooMuch!])).toEqual({ ok: false, error: { type: 'full' } })
  expect(await readAll(log)).toEqual([first!.bytes])
  expect(await log.append([second!])).toMatchObject({ ok: true, value: [{ seq: 2 }] })
  await log.close()
})

test('a log that is joined while others are dropped stays', async () => {
  const log = openLog(temporaryFolder())
  const street = new Uint8Array(32).fill(2)
  await log.create(channel, 100)
  await log.create(street, 100)
  await log.append([{ channel: street, bytes: Uint8Array.of(1) }])
  // Others are served between one log and the next.
  const dropping = log.dropIdle(200)
  expect(await log.open(street, 300)).toMatchObject({ value: { head: 1 } })
  expect(await dropping).toEqual({ ok: true, value: 1 })
  expect(await log.open(street, 300)).toMatchObject({ value: { head: 1 } })
  expect(await log.read({ channel: street, after: 0, through: 9, mostBytes: 9 })).toMatchObject({ value: [{ seq: 1 }] })
  await log.close()
})
