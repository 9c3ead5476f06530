import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { expect, onTestFinished, test } from 'vitest'
import { WebSocketServer } from 'ws'
import { defaultLimits } from '../../sync-server/limits.ts'
import { createRelay } from '../../sync-server/relay.ts'
import { createChannelKeys } from './channel-keys.ts'
import { createMemoryLog } from './memory-log.ts'
import { connectPhone } from './phone.ts'

const dayMs = 86_400_000

test('a log is not idle while someone is joined, and is once they are gone', async () => {
  let day = 0
  const log = createMemoryLog()
  const relay = createRelay({
    log,
    limits: defaultLimits,
    code: undefined,
    hosts: [],
    proxy: 'none',
    isLocal: () => true,
    now: () => day * dayMs,
    heartbeatMs: 8_000,
    silenceMs: 20_000,
    report: () => {},
  })
  const sockets = new WebSocketServer({ port: 0, host: '127.0.0.1' })
  onTestFinished(() => sockets.close())
  await once(sockets, 'listening')
  const closed = new Promise<void>((settle) => {
    sockets.on('connection', (socket, request) => {
      relay.accept(socket, request)
      socket.on('close', () => settle())
    })
  })

  const alice = await connectPhone({ port: (sockets.address() as AddressInfo).port })
  alice.join(createChannelKeys())
  await alice.take('joined')
  day = 800
  await relay.dropIdleLogs()
  expect(await log.countChannels()).toEqual({ ok: true, value: 1 })

  alice.socket.close()
  await closed
  expect(relay.countConnections()).toBe(0)
  day = 1_600
  await relay.dropIdleLogs()
  expect(await log.countChannels()).toEqual({ ok: true, value: 0 })
})
