import { expect, test } from 'vitest'
import { startTestServer } from '../relay/test-server.ts'
import { readLog } from './read-log.ts'
import { createWorld, relayUrl } from './world.ts'

test('two phones come to hold the same, to the byte', async () => {
  const world = await createWorld()
  const { port } = await startTestServer()
  const [alice, bob] = [await world.phone(), await world.phone()]
  await alice.record({ entries: 3 })
  world.link(alice, relayUrl(port))
  world.link(bob, relayUrl(port))
  await bob.record()
  await world.clock.until(() => alice.size() === 4 && bob.size() === 4)
  await alice.record()
  await world.clock.until(() => bob.size() === 5)
  expect(alice.holdings()).toEqual(bob.holdings())
})

test('online, one action is one chunk', async () => {
  const world = await createWorld()
  const { port } = await startTestServer()
  const alice = await world.phone()
  const link = world.link(alice, relayUrl(port))
  await world.clock.until(() => alice.lastReport?.inSync === true)
  const stored = (): number => link.heard.filter(({ type }) => type === 'stored').length
  await alice.record()
  await world.clock.until(() => stored() === 1)
  await alice.record({ entries: 2 })
  await world.clock.until(() => stored() === 2)
  expect(link.sent.filter(({ type }) => type === 'put')).toHaveLength(2)
  expect(await readLog(world, port)).toEqual({ chunks: 2, entries: [1, 2, 3].map((seq) => `${alice.device} ${seq}`) })
})

test('what was done offline goes in as few chunks as 64 KiB allows, in order, each entry once', async () => {
  const world = await createWorld()
  const { port } = await startTestServer()
  const alice = await world.phone()
  for (let action = 0; action < 100; action++) await alice.record()
  await alice.record({ entries: 500 })
  expect(alice.size()).toBe(600)
  world.link(alice, relayUrl(port))
  await world.clock.until(() => alice.lastReport?.inSync === true)
  const log = await readLog(world, port)
  expect(log.entries).toEqual(Array.from({ length: 600 }, (_, index) => `${alice.device} ${index + 1}`))
  expect(log.chunks).toBeLessThanOrEqual(4)
})

test('the report counts what waits, shows progress, and says when all is in order', async () => {
  const world = await createWorld()
  const { port } = await startTestServer()
  const [alice, bob] = [await world.phone(), await world.phone()]
  await alice.record({ entries: 2_000 })
  world.link(alice, relayUrl(port))
  await world.clock.until(() => alice.lastReport?.inSync === true)
  expect(alice.reports[0]).toEqual({ link: 'connecting', inSync: false, waiting: 2_000, progress: null, trouble: null, clockDaysOff: null })
  expect(alice.lastReport).toEqual({ link: 'connected', inSync: true, waiting: 0, progress: null, trouble: null, clockDaysOff: 0 })

  // Slow storage, so that the screen has time to see it.
  bob.gate = world.clock.pass(2_000)
  world.link(bob, relayUrl(port))
  await world.clock.until(() => bob.lastReport?.inSync === true)
  const progress = bob.reports.flatMap((report) => report.progress ?? [])
  expect(progress.length).toBeGreaterThan(0)
  expect(progress.every(({ done, total }) => done >= 0 && done <= total)).toBe(true)
})

test('after a restart of the app only what is new is read', async () => {
  const world = await createWorld()
  const { port } = await startTestServer()
  const [alice, bob] = [await world.phone(), await world.phone()]
  world.link(alice, relayUrl(port))
  const before = world.link(bob, relayUrl(port))
  for (let action = 0; action < 5; action++) await alice.record()
  await bob.record()
  await world.clock.until(() => bob.size() === 6 && alice.size() === 6)
  await before.stop()

  await alice.record()
  await world.clock.until(() => alice.lastReport?.inSync === true)
  const after = world.link(bob, relayUrl(port))
  await world.clock.until(() => bob.size() === 7)
  await world.clock.pass(20_000)
  expect(after.heard.filter(({ type }) => type === 'item')).toHaveLength(1)
  expect(after.sent.filter(({ type }) => type === 'put')).toEqual([])
  expect((await readLog(world, port)).entries).toHaveLength(7)
})

test('entries that came by another way are put there as well, once, by one phone', async () => {
  const world = await createWorld()
  const { port } = await startTestServer()
  const [alice, bob, carol] = [await world.phone(), await world.phone(), await world.phone()]
  world.link(alice, relayUrl(port))
  world.link(bob, relayUrl(port))
  await world.clock.until(() => alice.lastReport?.inSync === true && bob.lastReport?.inSync === true)
  await carol.record({ entries: 4 })
  await alice.scan(carol)
  await bob.scan(carol)
  await world.clock.pass(60_000)
  expect((await readLog(world, port)).entries.toSorted()).toEqual([1, 2, 3, 4].map((seq) => `${carol.device} ${seq}`))
})

test('through two relays nothing is stored twice', async () => {
  const world = await createWorld()
  const [one, two] = [await startTestServer(), await startTestServer()]
  const [alice, bob] = [await world.phone(), await world.phone()]
  for (const phone of [alice, bob]) for (const { port } of [one, two]) world.link(phone, relayUrl(port))
  for (let action = 0; action < 5; action++) await alice.record()
  await bob.record({ entries: 2 })
  await world.clock.until(() => alice.size() === 7 && bob.size() === 7)
  await world.clock.pass(60_000)
  for (const { port } of [one, two]) expect((await readLog(world, port)).entries).toHaveLength(7)
})

test('a log read again from the start gives what was turned away before, and no puts', async () => {
  const world = await createWorld()
  const { port } = await startTestServer()
  const [alice, bob] = [await world.phone(), await world.phone()]
  await alice.record({ entries: 2 })
  world.link(alice, relayUrl(port))
  const link = world.link(bob, relayUrl(port))
  await world.clock.until(() => bob.lastReport?.inSync === true && bob.size() === 2)
  link.reread()
  await world.clock.until(() => bob.receivedWires === 4)
  await world.clock.pass(20_000)
  expect(link.sent.filter(({ type }) => type === 'put')).toEqual([])
})
