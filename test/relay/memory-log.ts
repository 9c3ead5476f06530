import { createHash, randomBytes } from 'node:crypto'
import type { Appended, ChannelLog, Log, LogItem, LogPut } from '../../sync-server/log/log.ts'

interface Kept {
  readonly log: Uint8Array
  readonly items: LogItem[]
  readonly seqByHash: Map<string, number>
  joinedDay: number
}

/** The Log port in memory: what the contract means, with nothing in between. */
export const createMemoryLog = (): Log => {
  const keptByChannel = new Map<string, Kept>()
  const keyOf = (channel: Uint8Array): string => Buffer.from(channel).toString('hex')
  const state = ({ log, items }: Kept): ChannelLog => ({ log, head: items.length })

  const appendOne = ({ channel, bytes }: LogPut): Appended | undefined => {
    const kept = keptByChannel.get(keyOf(channel))
    if (kept === undefined) return undefined
    const hash = createHash('sha256').update(bytes).digest('hex')
    const held = kept.seqByHash.get(hash)
    if (held !== undefined) return { seq: held, isNew: false }
    const seq = kept.items.push({ seq: kept.items.length + 1, bytes: bytes.slice() })
    kept.seqByHash.set(hash, seq)
    return { seq, isNew: true }
  }

  return {
    relayId: new Uint8Array(randomBytes(16)),
    open: async (channel, day) => {
      const kept = keptByChannel.get(keyOf(channel))
      if (kept !== undefined) kept.joinedDay = Math.max(kept.joinedDay, day)
      return { ok: true, value: kept && state(kept) }
    },
    create: async (channel, day) => {
      const fresh: Kept = { log: new Uint8Array(randomBytes(16)), items: [], seqByHash: new Map(), joinedDay: day }
      const kept = keptByChannel.get(keyOf(channel)) ?? fresh
      keptByChannel.set(keyOf(channel), kept)
      return { ok: true, value: state(kept) }
    },
    append: async (puts) => ({ ok: true, value: puts.map(appendOne) }),
    read: async ({ channel, after, through, mostBytes }) => {
      const found: LogItem[] = []
      let sum = 0
      for (const item of keptByChannel.get(keyOf(channel))?.items.slice(after, through) ?? []) {
        if (found.length > 0 && sum + item.bytes.length > mostBytes) break
        sum += item.bytes.length
        found.push(item)
      }
      return { ok: true, value: found }
    },
    countChannels: async () => ({ ok: true, value: keptByChannel.size }),
    dropIdle: async (beforeDay) => {
      const idle = [...keptByChannel].filter(([, { joinedDay }]) => joinedDay < beforeDay)
      for (const [key] of idle) keptByChannel.delete(key)
      return { ok: true, value: idle.length }
    },
    close: async () => {},
  }
}
