import { expect, test } from 'vitest'
import { sealChunk } from '../../src/core/sealing/chunk.ts'
import { startTestServer } from '../relay/test-server.ts'
import type { PhoneDouble } from './phone-double.ts'
import { putIntoLog, readLog } from './read-log.ts'
import { createWorld, relayUrl, type WatchedLink, type World } from './world.ts'

/** Alice's chain of 40 in one log, and its beginning with another third entry in the other. */
const startForked = async (world: World) => {
  const [one, two] = [await startTestServer(), await startTestServer()]
  const alice = await world.phone()
  await alice.record({ entries: 40 })
  const wires = (await alice.lacking(new Map(), 'own')).map(({ wire }) => wire)
  await putIntoLog(world, one.port, [await sealChunk(wires, world.seal)])
  await putIntoLog(world, two.port, [await sealChunk([...wires.slice(0, 2), await alice.signTwin(3)], world.seal)])
  return { one, two, alice }
}

/** Somebody who knows nothing but this relay. */
const readerOf = async (world: World, port: number): Promise<PhoneDouble> => {
  const reader = await world.phone()
  const link = world.link(reader, relayUrl(port))
  await world.clock.until(() => reader.lastReport?.inSync === true)
  await link.stop()
  return reader
}

test.each([[0, 1], [1, 0]])('the two sides of a fork in two logs come into both, log %i read first', async (first, second) => {
  const world = await createWorld()
  const { one, two, alice } = await startForked(world)
  const ports = [one.port, two.port]
  const bob = await world.phone()
  const links: WatchedLink[] = []
  for (const index of [first, second]) {
    links.push(world.link(bob, relayUrl(ports[index]!)))
    await world.clock.until(() => links.at(-1)!.heard.some(({ type }) => type === 'item'))
    await world.clock.pass(1_000)
  }
  expect(bob.size()).toBe(41)
  await world.clock.pass(60_000)
  // What is lacking was in the vault before it was sent, for the app may be ended in between.
  for (const id of bob.cursorById.keys()) {
    const heads = bob.cursors.filter((cursor) => cursor.id === id).map(({ headByDevice }) => headByDevice.get(alice.device))
    expect(heads).toContain(2)
    expect(heads.at(-1)).toBeGreaterThan(2)
  }
  for (const port of ports) expect((await readerOf(world, port)).holdings()).toEqual(bob.holdings())
  // It takes one small chunk to say so, and then it is known to be there.
  expect((await readLog(world, one.port)).entries.length).toBeLessThan(60)
  expect(links.flatMap(({ sent }) => sent).filter(({ type }) => type === 'put').length).toBeLessThan(6)
})

test('a fork that one log tells of in full is not sent to it', async () => {
  const world = await createWorld()
  const { port } = await startTestServer()
  const [alice, bob] = [await world.phone(), await world.phone()]
  await alice.record({ entries: 5 })
  const wires = (await alice.lacking(new Map(), 'own')).map(({ wire }) => wire)
  await putIntoLog(world, port, [await sealChunk(wires, world.seal)])
  const link = world.link(bob, relayUrl(port))
  await world.clock.until(() => bob.size() === 5)
  await putIntoLog(world, port, [await sealChunk([await alice.signTwin(3)], world.seal)])
  await world.clock.until(() => bob.size() === 6)
  await world.clock.pass(30_000)
  expect(link.sent.filter(({ type }) => type === 'put')).toEqual([])
  expect([...bob.cursorById.values()][0]?.headByDevice.get(alice.device)).toBe(5)
})

test('a side that came while the other log was out of reach is sent there after a restart', async () => {
  const world = await createWorld()
  const { one, two } = await startForked(world)
  const bob = await world.phone()
  let isReachable = true
  const toOne = world.link(bob, relayUrl(one.port), {
    openSocket: (url, protocol, events) => {
      if (!isReachable) throw new Error('no network')
      return world.deps().openSocket(url, protocol, events)
    },
  })
  await world.clock.until(() => bob.size() === 40 && bob.lastReport?.inSync === true)
  isReachable = false
  toOne.network.dispatchEvent(new Event('offline'))
  // It dials ever more rarely, and the app is ended before it dials again.
  await world.clock.until(() => toOne.dialledAt.length === 6)
  const toTwo = world.link(bob, relayUrl(two.port))
  await world.clock.until(() => bob.size() === 41)
  await world.clock.pass(100)
  expect(toOne.dialledAt).toHaveLength(6)
  await Promise.all([toOne.stop(), toTwo.stop()])

  const again = world.link(bob, relayUrl(one.port))
  await world.clock.pass(30_000)
  expect((await readerOf(world, one.port)).holdings()).toEqual(bob.holdings())
  await again.stop()

  // What is known to be there is not sent at every start.
  const third = world.link(bob, relayUrl(one.port))
  await world.clock.pass(30_000)
  expect(third.sent.filter(({ type }) => type === 'put')).toEqual([])
})

test('more sides of one number than a chunk holds all come into an emptied log', async () => {
  const world = await createWorld()
  const { port } = await startTestServer()
  const [alice, bob] = [await world.phone(), await world.phone()]
  await alice.record({ entries: 3 })
  const wires = await Promise.all(Array.from({ length: 12 }, (_, side) => alice.signTwin(2, String(side).padEnd(30_000, 'x'))))
  await bob.scan(alice)
  await bob.receive({ wires, cursor: null, from: 'scan' })
  world.link(bob, relayUrl(port))
  await world.clock.pass(60_000)
  expect((await readerOf(world, port)).holdings()).toEqual(bob.holdings())
  expect(bob.size()).toBe(15)
})
