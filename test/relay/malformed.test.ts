import { once } from 'node:events'
import { connect } from 'node:net'
import { expect, test } from 'vitest'
import { encodeFrame, maxFrameBytes, relayPath, relaySubprotocol } from '../../sync-server/protocol.ts'
import { createChannelKeys } from './channel-keys.ts'
import { connectPhone, type Phone } from './phone.ts'
import { createSeeded, type Seeded } from './seeded.ts'
import { startTestServer } from './test-server.ts'

const channel = createChannelKeys().channel

const validFrames = [
  encodeFrame({ type: 'join', channel, sig: new Uint8Array(64), since: 3, log: new Uint8Array(16), code: 'ayllu' }),
  encodeFrame({ type: 'put', channel, ref: 70_000, bytes: new Uint8Array(300) }),
  encodeFrame({ type: 'signal', channel, bytes: new Uint8Array(40) }),
  encodeFrame({ type: 'leave', channel }),
  encodeFrame({ type: 'stored', channel, ref: 1, seq: 2 }),
  encodeFrame({ type: 'error', code: 'stopping', channel: null, ref: null, retryAfter: 5 }),
]

type Mangle = (random: Seeded) => Uint8Array | string

const anyValid = (random: Seeded): Uint8Array => validFrames[random.below(validFrames.length)]!

const mangles: readonly Mangle[] = [
  (random) => random.bytes(random.below(200)),
  (random) => {
    const mutated = anyValid(random).slice()
    for (let times = random.below(4); times >= 0; times--) mutated[random.below(mutated.length)] = random.below(256)
    return mutated
  },
  (random) => {
    const frame = anyValid(random)
    return frame.subarray(0, random.below(frame.length))
  },
  (random) => Uint8Array.of(...anyValid(random), ...random.bytes(1 + random.below(9))),
  // Nesting of every kind that has an inside.
  (random) => new Uint8Array(1 + random.below(20_000)).fill([0x81, 0xa1, 0xc1, 0x9f, 0xbf, 0xd8][random.below(6)]!),
  // A length of up to 2^64 for what has one, and little or nothing after it.
  (random) => Uint8Array.of([0x9b, 0xbb, 0x5b, 0x7b][random.below(4)]!, ...random.bytes(8), ...random.bytes(random.below(30))),
  (random) => Uint8Array.of(0x84, 4, [0x5b, 0x7b, 0x9b][random.below(3)]!, ...random.bytes(8)),
  (random) => Buffer.from(random.bytes(random.below(50))).toString('latin1'),
  () => new Uint8Array(maxFrameBytes).fill(0x81),
]

/** Sends it and waits for what comes of it: the connection ends, or goes on and answers a ping. */
const sendMangled = async (phone: Phone, bytes: Uint8Array | string): Promise<'ended' | 'goes-on'> => {
  phone.sendRaw(bytes)
  if (phone.socket.readyState !== phone.socket.OPEN) return 'ended'
  phone.send({ type: 'ping' })
  for (;;) {
    const frame = phone.untaken()[0]
    if (frame === undefined) {
      const ended = await Promise.race([phone.closed, once(phone.socket, 'message')])
      if (typeof ended === 'number' && phone.untaken().length === 0) return 'ended'
      continue
    }
    await phone.take(frame.type)
    if (frame.type === 'pong') return 'goes-on'
    if (frame.type === 'error' && frame.code === 'bad-frame') {
      expect(await phone.closed).toBe(1008)
      return 'ended'
    }
  }
}

test('10,000 malformed frames leave the relay running and serving', async () => {
  const server = await startTestServer()
  const keys = createChannelKeys()
  const alice = await connectPhone(server)
  alice.join(keys)
  await alice.take('joined')

  const total = 10_000
  const lanes = 20
  let sent = 0
  let ended = 0
  const sendLane = async (lane: number): Promise<void> => {
    const random = createSeeded(1_000 + lane)
    let mallory = await connectPhone(server)
    for (let each = 0; each < total / lanes; each++) {
      const mangle = mangles[random.below(mangles.length)]!
      // The longest is as slow to send as all others together.
      const bytes = mangle === mangles.at(-1) && random.below(20) > 0 ? '' : mangle(random)
      const outcome = await sendMangled(mallory, bytes)
      sent++
      if (outcome === 'ended') {
        ended++
        mallory = await connectPhone(server)
      }
    }
  }
  await Promise.all(Array.from({ length: lanes }, (_, lane) => sendLane(lane)))
  expect(sent).toBe(total)
  // Some mutations leave a valid frame, which is answered and not ended.
  expect(ended).toBeGreaterThan(total * 0.8)

  alice.send({ type: 'put', channel: keys.channel, ref: 1, bytes: new Uint8Array(10) })
  expect(await alice.take('stored')).toMatchObject({ seq: 1 })
  const health = (await (await fetch(`http://127.0.0.1:${server.port}/health`)).json()) as unknown
  expect(health).toMatchObject({ ok: true, channels: 1 })
}, 120_000)

test('what is not even WebSocket leaves the relay running', async () => {
  const server = await startTestServer()
  const random = createSeeded(9)
  const handshake =
    `GET ${relayPath} HTTP/1.1\r\nHost: 127.0.0.1:${server.port}\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n` +
    `Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: ${Buffer.alloc(16).toString('base64')}\r\n` +
    `Sec-WebSocket-Protocol: ${relaySubprotocol}\r\n\r\n`
  for (let each = 0; each < 200; each++) {
    const socket = connect(server.port, '127.0.0.1')
    socket.on('error', () => {
      // A reset is an answer too.
    })
    if (each % 4 > 0) socket.write(handshake.slice(0, each % 4 === 1 ? random.below(handshake.length) : undefined))
    socket.end(random.bytes(200))
    socket.resume()
    await once(socket, 'close')
  }
  expect((await connectPhone(server)).hello.relay).toHaveLength(16)
}, 30_000)

test.for([
  ['another path', '/elsewhere', relaySubprotocol],
  ['another protocol', relayPath, 'ayni.v0'],
  ['no protocol', relayPath, undefined],
] as const)('%s is no relay', async ([, path, protocol]) => {
  const server = await startTestServer()
  const response = await new Promise<string>((settle) => {
    const socket = connect(server.port, '127.0.0.1')
    socket.write(
      `GET ${path} HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n` +
        `Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: ${Buffer.alloc(16).toString('base64')}\r\n` +
        `${protocol === undefined ? '' : `Sec-WebSocket-Protocol: ${protocol}\r\n`}\r\n`,
    )
    socket.once('data', (data) => {
      socket.destroy()
      settle(data.toString('latin1'))
    })
  })
  expect(response).toMatch(/^HTTP\/1\.1 4/)
})
