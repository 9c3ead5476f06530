import { expect, test } from 'vitest'
import type { Commands } from '../core/commands/commands.ts'
import { ok } from '../domain/base/result.ts'
import { settlingCommands } from './settling-commands.ts'

const never = { recount: () => new Promise(() => undefined), relays: () => Promise.resolve(ok([])) } as unknown as Commands

test('answers pass, and a bug rejects as it did', async () => {
  const { commands } = settlingCommands({ ...never, admit: () => Promise.reject(new Error('bug')) })
  expect(await commands.relays('cell')).toEqual(ok([]))
  await expect(commands.admit('cell', 'join')).rejects.toThrow('bug')
})

test('without anybody to answer every call settles with a problem, those under way too', async () => {
  const { commands, giveUp } = settlingCommands(never)
  const underWay = commands.recount('cell')
  giveUp()
  expect(await underWay).toMatchObject({ ok: false, error: { type: 'unexpected' } })
  expect(await commands.relays('cell')).toMatchObject({ ok: false, error: { type: 'unexpected' } })
})
