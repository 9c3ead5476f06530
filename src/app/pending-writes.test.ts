import { expect, test } from 'vitest'
import { ok } from '../domain/base/result.ts'
import type { Commands } from '../core/commands/commands.ts'
import { countPendingWrites } from './pending-writes.ts'

const held = () => {
  let finish = () => {}
  const waiting = new Promise<void>((resolve) => { finish = resolve })
  return { waiting, finish }
}

test('new code takes over only when the last write is done, and a reading does not hold it up', async () => {
  const write = held()
  const reading = held()
  const { commands, settled } = countPendingWrites({
    withdrawListing: async () => {
      await write.waiting
      return ok('id')
    },
    entries: async () => {
      await reading.waiting
      return ok([])
    },
  } as unknown as Commands)
  await settled()

  const writing = commands.withdrawListing('cell', 'listing')
  void commands.entries('cell', [])
  let isSettled = false
  const waiting = (async () => {
    await settled()
    isSettled = true
  })()
  await Promise.resolve()
  expect(isSettled).toBe(false)

  write.finish()
  await writing
  await waiting
  expect(isSettled).toBe(true)
})

test('a write that fails holds nothing up', async () => {
  const { commands, settled } = countPendingWrites({ recount: () => Promise.reject(new Error('gone')) } as unknown as Commands)
  await expect(commands.recount('cell')).rejects.toThrow('gone')
  await settled()
})
