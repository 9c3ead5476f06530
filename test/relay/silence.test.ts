import { once } from 'node:events'
import { expect, test } from 'vitest'
import { WebSocket } from 'ws'
import { encodeFrame, heartbeatMs, relaySubprotocol, silenceMs } from '../../sync-server/protocol.ts'
import { connectPhone } from './phone.ts'
import { startTestServer } from './test-server.ts'

const fast = { heartbeatMs: 40, silenceMs: 200 }

/** A socket that answers no ping by itself. */
const connectMute = (port: number): WebSocket =>
  new WebSocket(`ws://127.0.0.1:${port}/relay`, relaySubprotocol, { autoPong: false })

test('the relay asks about every 8 s and waits no longer than 20 s', () => {
  expect([heartbeatMs, silenceMs]).toEqual([8_000, 20_000])
})

test('a socket that answers nothing is closed when its time is over', async () => {
  const { port } = await startTestServer(fast)
  const mute = connectMute(port)
  const startedAt = performance.now()
  expect((await once(mute, 'close')).at(0)).toBe(1006)
  expect(performance.now() - startedAt).toBeGreaterThan(fast.silenceMs - 20)
})

test('answering pings keeps a quiet socket open', async () => {
  const { port } = await startTestServer(fast)
  const alice = await connectPhone({ port })
  for (let pings = 0; pings < 12; pings++) await once(alice.socket, 'ping')
  expect(alice.socket.readyState).toBe(WebSocket.OPEN)
})

test('so do frames, where a browser hides the pings', async () => {
  const { port } = await startTestServer(fast)
  const mute = connectMute(port)
  await once(mute, 'open')
  for (let pings = 0; pings < 12; pings++) {
    await once(mute, 'ping')
    mute.send(encodeFrame({ type: 'ping' }))
  }
  expect(mute.readyState).toBe(WebSocket.OPEN)
  mute.close()
})
