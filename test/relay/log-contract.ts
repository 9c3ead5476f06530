import { describe, expect, onTestFinished, test } from 'vitest'
import type { Log, LogResult } from '../../sync-server/log/log.ts'

/** What every engine behind the Log port does. Run it on each. */
export const describeLog = (engine: string, openLog: () => Log): void => {
  describe(`Log port: ${engine}`, () => {
    const open = (): Log => {
      const log = openLog()
      onTestFinished(() => log.close())
      return log
    }

    test('a channel that was not made is not there', async () => {
      const log = open()
      expect(value(await log.open(garden, 1))).toBeUndefined()
      expect(value(await log.countChannels())).toBe(0)
    })

    test('a new channel is empty and has an id of its own', async () => {
      const log = open()
      const one = value(await log.create(garden, 1))
      const other = value(await log.create(street, 1))
      expect(one.head).toBe(0)
      expect(one.log).toHaveLength(16)
      expect(one.log).not.toEqual(other.log)
      expect(value(await log.open(garden, 1))).toEqual(one)
      expect(value(await log.countChannels())).toBe(2)
    })

    test('making a channel again changes nothing', async () => {
      const log = open()
      const made = value(await log.create(garden, 1))
      value(await log.append([{ channel: garden, bytes: text('a') }]))
      expect(value(await log.create(garden, 1))).toEqual({ log: made.log, head: 1 })
    })

    test('appends count 1, 2, 3 in each channel, in the order given', async () => {
      const log = open()
      await log.create(garden, 1)
      await log.create(street, 1)
      const appended = value(
        await log.append([
          { channel: garden, bytes: text('a') },
          { channel: street, bytes: text('b') },
          { channel: garden, bytes: text('c') },
        ]),
      )
      expect(appended).toEqual([isNew(1), isNew(1), isNew(2)])
      expect(value(await log.append([{ channel: garden, bytes: text('d') }]))).toEqual([isNew(3)])
      expect(value(await log.open(garden, 1))?.head).toBe(3)
    })

    test('an append to a channel that does not exist is undefined, and hinders no other', async () => {
      const log = open()
      await log.create(garden, 1)
      const appended = value(
        await log.append([
          { channel: street, bytes: text('a') },
          { channel: garden, bytes: text('a') },
        ]),
      )
      expect(appended).toEqual([undefined, isNew(1)])
    })

    test('the same bytes are kept once per channel', async () => {
      const log = open()
      await log.create(garden, 1)
      await log.create(street, 1)
      const put = { channel: garden, bytes: text('a') }
      expect(value(await log.append([put, { channel: garden, bytes: text('b') }, put]))).toEqual([
        isNew(1),
        isNew(2),
        { seq: 1, isNew: false },
      ])
      expect(value(await log.append([put, { channel: street, bytes: text('a') }]))).toEqual([
        { seq: 1, isNew: false },
        isNew(1),
      ])
      expect(value(await log.open(garden, 1))?.head).toBe(2)
    })

    test('reads what was appended, ascending, within the range', async () => {
      const log = open()
      await log.create(garden, 1)
      await log.append(['a', 'b', 'c', 'd', 'e'].map((letter) => ({ channel: garden, bytes: text(letter) })))
      const range = { channel: garden, mostBytes: 1_000 }
      expect(value(await log.read({ ...range, after: 1, through: 4 }))).toEqual([
        { seq: 2, bytes: text('b') },
        { seq: 3, bytes: text('c') },
        { seq: 4, bytes: text('d') },
      ])
      expect(value(await log.read({ ...range, after: 5, through: 9 }))).toEqual([])
      expect(value(await log.read({ ...range, channel: street, after: 0, through: 9 }))).toEqual([])
    })

    test('a read ends at its bytes, but always gets on', async () => {
      const log = open()
      await log.create(garden, 1)
      await log.append([
        { channel: garden, bytes: new Uint8Array(1_000).fill(1) },
        { channel: garden, bytes: new Uint8Array(400).fill(2) },
        { channel: garden, bytes: new Uint8Array(400).fill(3) },
        { channel: garden, bytes: new Uint8Array(400).fill(4) },
      ])
      const seqs = async (after: number): Promise<number[]> =>
        value(await log.read({ channel: garden, after, through: 4, mostBytes: 800 })).map(({ seq }) => seq)
      expect(await seqs(0)).toEqual([1])
      expect(await seqs(1)).toEqual([2, 3])
      expect(await seqs(3)).toEqual([4])
    })

    test('drops what nobody came for, and nothing else', async () => {
      const log = open()
      const before = value(await log.create(garden, 100))
      await log.append([{ channel: garden, bytes: text('a') }])
      await log.create(street, 100)
      await log.open(street, 300)

      expect(value(await log.dropIdle(100))).toBe(0)
      expect(value(await log.dropIdle(101))).toBe(1)
      expect(value(await log.open(garden, 300))).toBeUndefined()
      expect(value(await log.read({ channel: garden, after: 0, through: 9, mostBytes: 9 }))).toEqual([])
      expect(value(await log.open(street, 300))?.head).toBe(0)

      const again = value(await log.create(garden, 300))
      expect(again.head).toBe(0)
      expect(again.log).not.toEqual(before.log)
      expect(value(await log.append([{ channel: garden, bytes: text('a') }]))).toEqual([isNew(1)])
    })
  })
}

const garden = new Uint8Array(32).fill(1)
const street = new Uint8Array(32).fill(2)

const text = (words: string): Uint8Array => new TextEncoder().encode(words)

const isNew = (seq: number): { seq: number; isNew: boolean } => ({ seq, isNew: true })

const value = <T>(result: LogResult<T>): T => {
  if (!result.ok) throw new Error(JSON.stringify(result.error))
  return result.value
}
