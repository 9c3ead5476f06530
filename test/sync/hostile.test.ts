import { expect, test } from 'vitest'
import { idBytes } from '../../src/core/codec/id-bytes.ts'
import { sealChunk } from '../../src/core/sealing/chunk.ts'
import { encodeFrame } from '../../sync-server/protocol.ts'
import { createSeeded } from '../relay/seeded.ts'
import { startTestServer } from '../relay/test-server.ts'
import { putIntoLog, readLog } from './read-log.ts'
import { hello, startScriptedRelay, type Victim } from './scripted-relay.ts'
import { createWorld, relayUrl } from './world.ts'

const log = new Uint8Array(16).fill(7)
const other = new Uint8Array(32).fill(9)
const seeded = createSeeded(11)

const joined = async (victim: Victim): Promise<Uint8Array> => {
  await victim.welcome({ log, head: 0 })
  return victim.heard.flatMap((frame) => (frame.type === 'join' ? [frame.channel] : []))[0]!
}

/** Each breaks the protocol in its own way. */
const breaches: Record<string, (victim: Victim) => Promise<void> | void> = {
  'speaks text': ({ sendRaw }) => sendRaw('hello'),
  'sends random bytes': ({ sendRaw }) => sendRaw(seeded.bytes(500)),
  'sends nothing at all in a message': ({ sendRaw }) => sendRaw(new Uint8Array(0)),
  'sends a message of 8 MiB': ({ sendRaw }) => sendRaw(new Uint8Array(8 * 1024 * 1024)),
  'sends arrays in arrays': ({ sendRaw }) => sendRaw(new Uint8Array(10_000).fill(0x81)),
  'sends what phones send': ({ sendRaw }) => sendRaw(encodeFrame({ type: 'ping' })),
  'answers before it greets': ({ send }) => send({ type: 'joined', channel: other, log, head: 0 }),
  'greets twice': ({ send }) => {
    send(hello)
    send(hello)
  },
  'says joined before it was asked': async ({ send, hear }) => {
    send(hello)
    const { channel } = await hear('join')
    send({ type: 'joined', channel, log, head: 0 })
    send({ type: 'joined', channel, log, head: 0 })
  },
  'joins another channel': async ({ send, hear }) => {
    send(hello)
    await hear('join')
    send({ type: 'joined', channel: other, log, head: 0 })
  },
  'gives items before joined': async ({ send, hear }) => {
    send(hello)
    const { channel } = await hear('join')
    send({ type: 'item', channel, seq: 1, bytes: new Uint8Array(9) })
  },
  'gives items of another channel': async (victim) => {
    await joined(victim)
    victim.send({ type: 'item', channel: other, seq: 1, bytes: new Uint8Array(9) })
  },
  'cuts a frame short': async (victim) => {
    const channel = await joined(victim)
    victim.sendRaw(encodeFrame({ type: 'item', channel, seq: 1, bytes: new Uint8Array(9) }).subarray(0, 40))
  },
  'closes for breach of protocol': ({ socket }) => socket.close(1002),
}

test.each(Object.entries(breaches))('a relay that %s is left, and dialled again ever more rarely', async (_, breach) => {
  const world = await createWorld()
  const { port } = await startScriptedRelay(breach)
  const alice = await world.phone()
  await alice.record()
  const link = world.link(alice, relayUrl(port))
  await world.clock.until(() => link.dialledAt.length === 4)
  const waits = link.dialledAt.slice(1).map((time, index) => time - link.dialledAt[index]!)
  for (const [index, leastMs] of [1_000, 2_000, 4_000].entries()) expect(waits[index]).toBeGreaterThanOrEqual(leastMs)
  expect(alice.lastReport?.trouble).toBe('protocol')
  expect(alice.size()).toBe(1)
})

test('a relay that closes at once is not dialled in a loop', async () => {
  const world = await createWorld()
  const { port } = await startScriptedRelay(async (victim) => {
    await joined(victim)
    victim.socket.close(1000)
  })
  const alice = await world.phone()
  const link = world.link(alice, relayUrl(port))
  await world.clock.pass(30_000)
  expect(link.dialledAt.length).toBeLessThan(7)
})

test('a relay that asks for a year of patience gets an hour', async () => {
  const world = await createWorld({ stepMs: 2_000 })
  const { port } = await startScriptedRelay(({ send, socket }) => {
    send({ type: 'error', code: 'too-many-connections', channel: null, ref: null, retryAfter: 31_536_000 })
    socket.close(1013)
  })
  const alice = await world.phone()
  const link = world.link(alice, relayUrl(port))
  await world.clock.until(() => alice.lastReport?.trouble === 'relay-busy')
  await world.clock.pass(59 * 60_000)
  expect(link.dialledAt).toHaveLength(1)
  await world.clock.pass(3 * 60_000)
  expect(link.dialledAt).toHaveLength(2)
})

test('items out of order and twice, and answers to nothing, do no harm', async () => {
  const world = await createWorld()
  const [alice, bob] = [await world.phone(), await world.phone()]
  await alice.record({ entries: 4 })
  const wires = (await alice.lacking(new Map(), 'own')).map(({ wire }) => wire)
  const chunks = await Promise.all(wires.map((wire) => sealChunk([wire], world.seal)))
  const { port } = await startScriptedRelay(async (victim) => {
    await victim.welcome({ log, head: 4 })
    const channel = idBytes(world.community.channel.name)
    for (const seq of [2, 2, 1, 4, 3, 4, 1]) victim.send({ type: 'item', channel, seq, bytes: chunks[seq - 1]! })
    victim.send({ type: 'stored', channel, ref: 77, seq: 5 })
    victim.send({ type: 'stored', channel, ref: 78, seq: Number.MAX_SAFE_INTEGER })
    victim.send({ type: 'error', code: 'storage-full', channel, ref: 79, retryAfter: 1 })
    victim.send({ type: 'pong' })
  })
  const link = world.link(bob, relayUrl(port))
  await world.clock.until(() => bob.size() === 4 && bob.lastReport?.inSync === true)
  expect([...bob.cursorById.values()][0]?.seq).toBe(4)
  expect(link.dialledAt).toHaveLength(1)
  expect(bob.lastReport?.trouble).toBeNull()
})

test('an own chunk moves the position one step and never over items that have not come', async () => {
  const world = await createWorld()
  const alice = await world.phone()
  const sinces: number[] = []
  const { port } = await startScriptedRelay(async ({ send, hear, socket, visit }) => {
    send(hello)
    const { channel, since } = await hear('join')
    sinces.push(since)
    send({ type: 'joined', channel, log, head: since })
    const { ref } = await hear('put')
    // First at 1, where the phone has read up to; then at 5, where it has not.
    send({ type: 'stored', channel, ref, seq: visit === 0 ? 1 : 5 })
    send({ type: 'pong' })
    socket.close(1001)
  })
  world.link(alice, relayUrl(port))
  for (let visit = 0; visit < 3; visit++) {
    await alice.record()
    await world.clock.until(() => sinces.length > visit && alice.lastReport?.waiting === 0)
  }
  expect(sinces).toEqual([0, 1, 1])
})

test('what cannot be opened is put aside with its reason, and what comes after it arrives', async () => {
  const world = await createWorld()
  const { port } = await startTestServer()
  const [alice, bob] = [await world.phone(), await world.phone()]
  const stranger = await createWorld()
  const wire = await alice.sign(1)
  const good = await sealChunk([wire], world.seal)
  const flipped = good.slice()
  flipped[100]! ^= 1
  await putIntoLog(world, port, [
    new Uint8Array([1, 2, 3]),
    seeded.bytes(3_000),
    await sealChunk([wire], stranger.seal),
    flipped,
    await sealChunk([new Uint8Array([0x80]), wire.slice(0, -1)], world.seal),
    good,
  ])
  const link = world.link(bob, relayUrl(port))
  await world.clock.until(() => bob.lastReport?.inSync === true && bob.size() === 1)
  const reasons = bob.quarantined.map(({ reason }) => reason)
  expect(reasons.toSorted()).toEqual(
    ['chunk-not-opened', 'chunk-of-other-channel', 'chunk-too-short', 'chunk-type-unknown', 'not-an-entry', 'not-cbor'].toSorted(),
  )
  await link.stop()
  expect([...bob.cursorById.values()][0]?.seq).toBe(6)
})

test('false entries under our numbers do not keep the true ones back', async () => {
  const world = await createWorld()
  const { port } = await startTestServer()
  const [alice, bob, mallory] = [await world.phone(), await world.phone(), await world.phone()]
  await alice.record({ entries: 3 })
  const wires = (await alice.lacking(new Map(), 'own')).map(({ wire }) => wire)
  const forged = wires.map((wire) => {
    const changed = wire.slice()
    // The last byte belongs to the signature.
    changed[changed.length - 1]! ^= 1
    return changed
  })
  await putIntoLog(world, port, [await sealChunk(forged, world.seal)])
  world.link(mallory, relayUrl(port))
  world.link(alice, relayUrl(port))
  world.link(bob, relayUrl(port))
  await world.clock.until(() => bob.size() === 3)
  expect(bob.holdings()).toEqual(alice.holdings())
  expect((await readLog(world, port)).chunks).toBe(2)
})

test('more than 32 MiB not yet stored: it hangs up, works them off, and reads on from there', async () => {
  const world = await createWorld()
  const alice = await world.phone()
  const head = 200
  const junk = Array.from({ length: head }, (_, index) => new Uint8Array(200 * 1024).fill(index + 1))
  const sinces: number[] = []
  // Storage that takes nothing until the phone has hung up.
  const hungUp = Promise.withResolvers<void>()
  alice.gate = hungUp.promise
  const { port } = await startScriptedRelay(async ({ send, hear, socket }) => {
    send(hello)
    const { channel, since } = await hear('join')
    sinces.push(since)
    socket.once('close', () => hungUp.resolve())
    send({ type: 'joined', channel, log, head })
    for (let seq = since + 1; seq <= head; seq++) {
      if (socket.readyState !== socket.OPEN) return
      send({ type: 'item', channel, seq, bytes: junk[seq - 1]! })
    }
  })
  world.link(alice, relayUrl(port))
  await world.clock.until(() => alice.lastReport?.inSync === true)
  expect(alice.quarantined).toHaveLength(head)
  expect(sinces.length).toBeGreaterThan(1)
  expect(sinces[1]).toBeGreaterThan(100)
  // What still arrived after it had hung up was not taken.
  expect(sinces[1]).toBeLessThan(180)
  expect(alice.reports.some(({ trouble }) => trouble !== null)).toBe(false)
})
