import type { Appended, Log, LogPut, LogResult } from './log.ts'

type Answer = LogResult<Appended | undefined>

interface Waiting {
  readonly put: LogPut
  readonly answer: (result: Answer) => void
}

export type AppendOne = (put: LogPut) => Promise<Answer>

/** One transaction takes at most this many; the rest follows in the next. */
const mostPutsAtOnce = 1_024
const mostBytesAtOnce = 8 * 1024 * 1024

/**
 * Appends one by one for the caller, and in one transaction for the log whatever arrived in the same
 * turn of the event loop or while the transaction before was under way. An fsync costs the same for
 * one chunk as for a thousand, and on a memory card it costs 5–30 ms.
 *
 * Answers come in the order of the puts.
 */
export const groupAppends = (append: Log['append']): AppendOne => {
  let waiting: Waiting[] = []
  let isScheduled = false

  const flush = async (): Promise<void> => {
    while (waiting.length > 0) {
      const group = takeGroup()
      const result = await append(group.map(({ put }) => put))
      for (const [index, { answer }] of group.entries()) {
        answer(result.ok ? { ok: true, value: result.value[index] } : result)
      }
    }
    isScheduled = false
  }

  const takeGroup = (): Waiting[] => {
    let bytes = 0
    let count = 0
    for (const { put } of waiting) {
      if (count === mostPutsAtOnce || (count > 0 && bytes + put.bytes.length > mostBytesAtOnce)) break
      bytes += put.bytes.length
      count++
    }
    const group = waiting.slice(0, count)
    waiting = waiting.slice(count)
    return group
  }

  return (put) =>
    new Promise((answer) => {
      waiting.push({ put, answer })
      if (isScheduled) return
      isScheduled = true
      setImmediate(() => void flush())
    })
}
