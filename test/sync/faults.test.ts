import { expect, test } from 'vitest'
import { idBytes } from '../../src/core/codec/id-bytes.ts'
import { startTestServer } from '../relay/test-server.ts'
import { readLog } from './read-log.ts'
import { startScriptedRelay } from './scripted-relay.ts'
import { createWorld, relayUrl } from './world.ts'

test('a phone whose storage fails keeps its place, says so, and reads the same again later', async () => {
  const world = await createWorld()
  const { port } = await startTestServer()
  const [alice, bob] = [await world.phone(), await world.phone()]
  await alice.record({ entries: 3 })
  world.link(alice, relayUrl(port))
  await world.clock.until(() => alice.lastReport?.inSync === true)
  bob.isStorageFull = true
  const link = world.link(bob, relayUrl(port))
  await world.clock.until(() => link.dialledAt.length === 3)
  expect(bob.lastReport).toMatchObject({ inSync: false, trouble: 'storage-failed-here' })
  expect(bob.size()).toBe(0)
  expect(bob.cursorById.size).toBe(0)

  bob.isStorageFull = false
  await world.clock.until(() => bob.size() === 3 && bob.lastReport?.inSync === true)
  expect(bob.lastReport?.trouble).toBeNull()
})

test('a relay that takes no more today still gives what it has, and that is said', async () => {
  const world = await createWorld()
  const { port } = await startTestServer({ limits: { channelBytesPerDay: 50_000 } })
  const [alice, bob] = [await world.phone(), await world.phone()]
  await bob.record()
  world.link(bob, relayUrl(port))
  await world.clock.until(() => bob.lastReport?.inSync === true)
  await alice.record({ entries: 300, size: 100 })
  world.link(alice, relayUrl(port))
  await world.clock.until(() => alice.lastReport?.trouble === 'rate')
  await world.clock.until(() => alice.size() === 301)
  expect(alice.lastReport).toMatchObject({ link: 'connected', inSync: false })
})

test('a refused put is repeated when the relay said, in order, and nothing is stored twice', async () => {
  const world = await createWorld()
  const alice = await world.phone()
  const attempts: { readonly at: number; readonly ref: number }[] = []
  const stored: number[] = []
  let seq = 0
  const { port } = await startScriptedRelay(async (victim) => {
    await victim.welcome({ log: new Uint8Array(16).fill(3), head: 0 })
    for (;;) {
      const { channel, ref } = await victim.hear('put')
      attempts.push({ at: world.clock.now(), ref })
      // The first has no room at first; the others have.
      if (ref === 1 && attempts.filter((attempt) => attempt.ref === 1).length === 1) {
        victim.send({ type: 'error', code: 'storage-full', channel, ref, retryAfter: 30 })
      } else {
        stored.push(ref)
        victim.send({ type: 'stored', channel, ref, seq: (seq += 1) })
      }
    }
  })
  await alice.record({ entries: 600 })
  world.link(alice, relayUrl(port))
  await world.clock.until(() => alice.lastReport?.trouble === 'storage-full-at-relay')
  await alice.record()
  await world.clock.until(() => alice.lastReport?.inSync === true)
  expect(alice.lastReport?.trouble).toBeNull()
  const [first, second] = attempts.filter(({ ref }) => ref === 1)
  expect(second!.at - first!.at).toBeGreaterThanOrEqual(30_000)
  await world.clock.pass(5_000)
  expect(new Set(stored).size).toBe(stored.length)
  expect(alice.lastReport).toMatchObject({ inSync: true, waiting: 0 })
})

test('a stopped link stores what it is storing and forgets what waits: it comes again', async () => {
  const world = await createWorld()
  const alice = await world.phone()
  const { port } = await startScriptedRelay(async ({ send, welcome, hear }) => {
    await welcome({ log: new Uint8Array(16).fill(3), head: 100 })
    const channel = idBytes(world.community.channel.name)
    for (let seq = 1; seq <= 100; seq++) send({ type: 'item', channel, seq, bytes: new Uint8Array(100_000) })
    await hear('signal')
  })
  const stopped = Promise.withResolvers<void>()
  alice.gate = stopped.promise
  const link = world.link(alice, relayUrl(port))
  await world.clock.until(() => link.heard.length > 100)
  const done = link.stop()
  stopped.resolve()
  await done
  const cursor = [...alice.cursorById.values()][0]!
  expect(alice.quarantined).toHaveLength(cursor.seq)
  expect(cursor.seq).toBeLessThan(25)
})

test('what a bug of the app throws is shown, and the link goes on', async () => {
  const world = await createWorld()
  const { port } = await startTestServer()
  const alice = await world.phone()
  const seen: unknown[] = []
  let isBroken = true
  const receive = alice.receive.bind(alice)
  alice.receive = async (received) => {
    if (isBroken) throw new Error('broken')
    return receive(received)
  }
  world.link(alice, relayUrl(port), { onBug: (bug) => seen.push(bug) })
  await alice.record()
  await world.clock.until(() => alice.lastReport?.trouble === 'failed-here')
  isBroken = false
  await world.clock.until(() => alice.lastReport?.inSync === true)
  expect(seen.length).toBeGreaterThan(0)
  expect((await readLog(world, port)).entries).toHaveLength(1)
})
