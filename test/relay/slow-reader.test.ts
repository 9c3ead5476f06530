import { once } from 'node:events'
import { setImmediate as nextTurn } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { createChannelKeys } from './channel-keys.ts'
import { connectPhone } from './phone.ts'
import { createSeeded } from './seeded.ts'
import { startTestServer } from './test-server.ts'

const KiB = 1024

test('a phone that does not read costs a bounded piece of memory, and gets everything when it does', async () => {
  const readerBytes = 512 * KiB
  const server = await startTestServer({ limits: { readerBytes } })
  const keys = createChannelKeys()
  const { channel } = keys
  const alice = await connectPhone(server)
  alice.join(keys)
  await alice.take('joined')

  const slow = await Promise.all([1, 2].map(() => connectPhone(server)))
  for (const bob of slow) {
    bob.join(keys)
    await bob.take('joined')
    bob.socket.pause()
  }

  // More than the buffers of the network hold, as it comes in and as it is read from the log.
  const count = 120
  const random = createSeeded(5)
  const unit = random.bytes(256 * KiB)
  let mostWaiting = 0
  for (let ref = 1; ref <= count; ref++) {
    alice.send({ type: 'put', channel, ref, bytes: unit.with(0, ref) })
    await alice.take('stored')
    mostWaiting = Math.max(mostWaiting, server.waitingBytes())
  }
  // The last batch is read while there is still room, so a reader overshoots by it.
  expect(mostWaiting).toBeGreaterThan(readerBytes)
  expect(mostWaiting).toBeLessThan(slow.length * (2 * readerBytes + 257 * KiB))

  for (const bob of slow) {
    bob.socket.resume()
    for (let seq = 1; seq <= count; seq++) {
      const item = await bob.take('item')
      expect([item.seq, item.bytes[0]]).toEqual([seq, seq])
    }
  }
}, 60_000)

test('what a phone puts while it is far behind does not come back to it later', async () => {
  const server = await startTestServer({ limits: { readerBytes: 64 * KiB } })
  const keys = createChannelKeys()
  const { channel } = keys
  const alice = await connectPhone(server)
  const bob = await connectPhone(server)
  for (const phone of [alice, bob]) {
    phone.join(keys)
    await phone.take('joined')
  }
  bob.socket.pause()
  const unit = createSeeded(8).bytes(256 * KiB)
  const own = new Set<number>()
  const count = 90
  for (let seq = 1; seq <= count; seq++) {
    // Early ones pass while there is still room in the network, late ones when there is none.
    const sender = seq % 10 === 0 ? bob : alice
    if (sender === bob) own.add(seq)
    sender.send({ type: 'put', channel, ref: seq, bytes: unit.with(0, seq) })
    if (sender === alice) await alice.take('stored')
    else expect(await alice.take('item')).toMatchObject({ seq })
  }
  expect(server.waitingBytes()).toBeGreaterThan(0)

  bob.socket.resume()
  const items: number[] = []
  const stored: number[] = []
  while (items.length + stored.length < count) {
    while (bob.untaken().length === 0) await once(bob.socket, 'message')
    if (bob.untaken()[0]?.type === 'stored') stored.push((await bob.take('stored')).seq)
    else items.push((await bob.take('item')).seq)
  }
  expect(stored).toEqual([...own])
  expect(items).toEqual(Array.from({ length: count }, (_, index) => index + 1).filter((seq) => !own.has(seq)))
}, 60_000)

test('a phone that asks and does not read the answers is not listened to until it does', async () => {
  const backlogBytes = 64 * KiB
  const server = await startTestServer({ limits: { backlogBytes } })
  const { channel } = createChannelKeys()
  const alice = await connectPhone(server)
  alice.socket.pause()
  let questions = 0
  let mostWaiting = 0
  const ask = async (count: number): Promise<void> => {
    for (const last = questions + count; questions < last; questions++) {
      alice.send({ type: 'put', channel, ref: questions, bytes: new Uint8Array(1) })
    }
    await nextTurn()
    mostWaiting = Math.max(mostWaiting, server.waitingBytes())
  }
  // First the network's own buffers fill up, then what is asked on top must wait there too.
  while (mostWaiting <= backlogBytes) await ask(1_000)
  for (let more = 0; more < 50; more++) await ask(1_000)
  // What one read of the socket has brought is answered before the pause shows.
  expect(mostWaiting).toBeLessThan(backlogBytes + 512 * KiB)
  alice.socket.resume()
  for (let ref = 0; ref < questions; ref++) expect((await alice.take('error')).ref).toBe(ref)
}, 60_000)

test('a signal does not wait for a phone that is far behind: it is dropped', async () => {
  const server = await startTestServer({ limits: { readerBytes: 64 * KiB } })
  const keys = createChannelKeys()
  const { channel } = keys
  const alice = await connectPhone(server)
  const bob = await connectPhone(server)
  for (const phone of [alice, bob]) {
    phone.join(keys)
    await phone.take('joined')
  }
  bob.socket.pause()
  const signals = 600
  for (let sent = 0; sent < signals; sent++) {
    alice.send({ type: 'signal', channel, bytes: new Uint8Array(64 * KiB) })
    alice.send({ type: 'ping' })
    await alice.take('pong')
    expect(server.waitingBytes()).toBeLessThan(3 * 64 * KiB)
  }
  bob.send({ type: 'ping' })
  bob.socket.resume()
  let received = 0
  for (; bob.untaken()[0]?.type !== 'pong'; received++) {
    if (bob.untaken().length === 0) {
      await new Promise<void>((settle) => {
        bob.socket.once('message', () => settle())
      })
    }
    if (bob.untaken()[0]?.type === 'signal') await bob.take('signal')
  }
  expect(received).toBeLessThan(signals)
}, 60_000)
