import { expect, test } from 'vitest'
import { startTestServer } from '../relay/test-server.ts'
import type { OpenSocket } from '../../src/sync/socket.ts'
import { startProxy } from './proxy.ts'
import { readLog } from './read-log.ts'
import { hello, startScriptedRelay } from './scripted-relay.ts'
import { createWorld, relayUrl } from './world.ts'

/** An address where nobody listens. */
const openNothing: OpenSocket = (_url, _protocol, { closed }) => {
  queueMicrotask(() => closed(1006))
  return { send: () => {}, close: () => {} }
}

const gaps = (times: readonly number[]): readonly number[] => times.slice(1).map((time, index) => time - times[index]!)

test('a socket that went silent is noticed within 20 s, and what was done meanwhile goes out afterwards', async () => {
  const world = await createWorld()
  const { port } = await startTestServer()
  const proxy = await startProxy(port)
  const alice = await world.phone()
  const link = world.link(alice, relayUrl(proxy.port))
  await world.clock.until(() => alice.lastReport?.inSync === true)
  // Quiet, but not silent: pings are answered.
  await world.clock.pass(60_000)
  expect(link.dialledAt).toHaveLength(1)

  proxy.freeze()
  const frozenAt = world.clock.now()
  await alice.record()
  await world.clock.until(() => alice.lastReport?.link !== 'connected')
  expect(world.clock.now() - frozenAt).toBeLessThanOrEqual(20_000)
  expect(alice.lastReport).toMatchObject({ waiting: 1, inSync: false, trouble: 'relay-unreachable' })

  proxy.thaw()
  await world.clock.until(() => alice.lastReport?.inSync === true)
  expect((await readLog(world, port)).entries).toHaveLength(1)
})

test('a relay that never says hello is given up within 20 s', async () => {
  const world = await createWorld()
  const { port } = await startTestServer()
  const proxy = await startProxy(port)
  proxy.freeze()
  const alice = await world.phone()
  const link = world.link(alice, relayUrl(proxy.port))
  await world.clock.until(() => link.dialledAt.length === 2)
  expect(gaps(link.dialledAt)[0]).toBeLessThanOrEqual(22_000)
})

test('the offline event hangs up at once, the online event dials at once', async () => {
  const world = await createWorld()
  const { port } = await startTestServer()
  const alice = await world.phone()
  const link = world.link(alice, relayUrl(port))
  await world.clock.until(() => alice.lastReport?.inSync === true)
  link.network.dispatchEvent(new Event('offline'))
  await world.clock.until(() => alice.lastReport?.link === 'offline')
  expect(alice.lastReport?.trouble).toBeNull()
  const backAt = world.clock.now()
  link.network.dispatchEvent(new Event('online'))
  await world.clock.until(() => link.dialledAt.length === 2)
  expect(link.dialledAt[1]! - backAt).toBeLessThan(500)
})

test('dialling that hangs in the network that was is begun anew in the one that is', async () => {
  const world = await createWorld()
  const { port } = await startTestServer()
  const proxy = await startProxy(port)
  proxy.freeze()
  const alice = await world.phone()
  const link = world.link(alice, relayUrl(proxy.port))
  await world.clock.pass(2_000)
  proxy.thaw()
  const backAt = world.clock.now()
  link.network.dispatchEvent(new Event('online'))
  await world.clock.until(() => alice.lastReport?.inSync === true)
  expect(world.clock.now() - backAt).toBeLessThan(8_000)
})

test('without a relay it dials after 1–2 s, then twice as long each time, up to 30–60 s', async () => {
  const world = await createWorld({ stepMs: 200 })
  const alice = await world.phone()
  const link = world.link(alice, relayUrl(1), { openSocket: openNothing })
  await world.clock.until(() => link.dialledAt.length === 10)
  const waits = gaps(link.dialledAt)
  const limits = [1, 2, 4, 8, 16, 30, 30, 30, 30].map((s) => s * 1_000)
  for (const [index, wait] of waits.entries()) {
    expect(wait).toBeGreaterThanOrEqual(limits[index]!)
    expect(wait).toBeLessThanOrEqual(limits[index]! * 2 + 400)
  }
  expect(new Set(waits.slice(5)).size).toBe(4)
  await world.clock.until(() => alice.lastReport?.link === 'offline')
  expect(alice.lastReport?.trouble).toBe('relay-unreachable')
})

test('syncNow does not wait, and begins to count failures anew', async () => {
  const world = await createWorld({ stepMs: 200 })
  const alice = await world.phone()
  const link = world.link(alice, relayUrl(1), { openSocket: openNothing })
  await world.clock.until(() => link.dialledAt.length === 7)
  await world.clock.pass(2_000)
  link.syncNow()
  await world.clock.until(() => link.dialledAt.length === 8)
  expect(gaps(link.dialledAt)[6]).toBeLessThan(3_000)
  await world.clock.until(() => link.dialledAt.length === 9)
  expect(gaps(link.dialledAt)[7]).toBeLessThan(3_000)
})

test('syncNow on a dead socket finds out within 5 s', async () => {
  const world = await createWorld()
  const { port } = await startTestServer()
  const proxy = await startProxy(port)
  const alice = await world.phone()
  const link = world.link(alice, relayUrl(proxy.port))
  await world.clock.until(() => alice.lastReport?.inSync === true)
  proxy.freeze()
  const askedAt = world.clock.now()
  link.syncNow()
  await world.clock.until(() => alice.lastReport?.link !== 'connected')
  expect(world.clock.now() - askedAt).toBeLessThanOrEqual(5_500)
})

test('a connection that worked makes the next pause short again', async () => {
  const world = await createWorld()
  const first = await startTestServer()
  const alice = await world.phone()
  await first.close()
  const link = world.link(alice, relayUrl(first.port))
  await world.clock.until(() => link.dialledAt.length === 6)
  const second = await startTestServer({ port: first.port })
  await world.clock.until(() => alice.lastReport?.inSync === true)
  await world.clock.pass(15_000)
  await second.close()
  const lostAt = world.clock.now()
  const dialled = link.dialledAt.length
  await world.clock.until(() => link.dialledAt.length > dialled)
  // The relay asked for 5 s when it stopped.
  expect(link.dialledAt.at(-1)! - lostAt).toBeLessThan(7_500)
})

test('the operator’s code opens a community where it is new, and its lack is said', async () => {
  const world = await createWorld()
  const { port } = await startTestServer({ code: 'vecinos 7', isLocal: () => false })
  const [alice, bob, carol] = [await world.phone(), await world.phone(), await world.phone()]
  const bobsLink = world.link(bob, relayUrl(port))
  world.link(carol, `${relayUrl(port)}#wrong`)
  await world.clock.until(() => bob.lastReport?.trouble === 'code-needed' && carol.lastReport?.trouble === 'code-wrong')
  const alicesLink = world.link(alice, `${relayUrl(port)}#${encodeURIComponent('vecinos 7')}`)
  await world.clock.until(() => alice.lastReport?.inSync === true)
  bobsLink.syncNow()
  await world.clock.until(() => bob.lastReport?.inSync === true)
  expect(alicesLink.sent.flatMap((frame) => (frame.type === 'join' ? [frame.code] : []))).toEqual(['vecinos 7'])
})

test.each(['code-wrong', 'code-needed'] as const)('after %s it asks again when it is asked to, or after an hour', async (code) => {
  const world = await createWorld({ stepMs: 2_000 })
  const { port } = await startScriptedRelay(async ({ send, hear }) => {
    send(hello)
    const { channel } = await hear('join')
    send({ type: 'error', code, channel, ref: null, retryAfter: null })
  })
  const alice = await world.phone()
  const link = world.link(alice, `${relayUrl(port)}#vecinos`)
  await world.clock.until(() => alice.lastReport?.trouble === code && alice.lastReport.link === 'offline')
  await world.clock.pass(30 * 60_000)
  // Another network knows no other code.
  link.network.dispatchEvent(new Event('offline'))
  link.network.dispatchEvent(new Event('online'))
  await world.clock.pass(29 * 60_000)
  expect(link.dialledAt).toHaveLength(1)
  expect(alice.lastReport).toMatchObject({ link: 'offline', trouble: code })
  await world.clock.pass(4 * 60_000)
  expect(link.dialledAt).toHaveLength(2)
  await world.clock.until(() => alice.lastReport?.link === 'offline')
  link.syncNow()
  await world.clock.until(() => link.dialledAt.length === 3)
})

test('a relay that takes our signature for wrong and hangs up is said, and dialled ever more rarely', async () => {
  const world = await createWorld()
  const { port } = await startTestServer()
  const alice = await world.phone()
  Object.assign(alice.channel, { sign: () => Promise.resolve(new Uint8Array(64)) })
  const link = world.link(alice, relayUrl(port))
  await world.clock.until(() => link.dialledAt.length === 4)
  expect(alice.lastReport?.trouble).toBe('join-refused')
  for (const [index, leastMs] of [1_000, 2_000, 4_000].entries()) expect(gaps(link.dialledAt)[index]).toBeGreaterThanOrEqual(leastMs)
})

test('what is no relay’s address is said and not dialled', async () => {
  const world = await createWorld()
  const alice = await world.phone()
  await alice.record()
  const link = world.link(alice, 'https://example.org')
  await world.clock.pass(5_000)
  expect(alice.lastReport).toEqual({ link: 'offline', inSync: false, waiting: 1, progress: null, trouble: 'relay-address-wrong', clockDaysOff: null })
  expect(link.dialledAt).toEqual([])
})

test('a stopped link leaves nothing behind and touches nothing', async () => {
  const world = await createWorld()
  const { port } = await startTestServer()
  const alice = await world.phone()
  const link = world.link(alice, relayUrl(port))
  await world.clock.until(() => alice.lastReport?.inSync === true)
  await link.stop()
  const reports = alice.reports.length
  expect(alice.listeners).toBe(0)
  await alice.record()
  link.network.dispatchEvent(new Event('online'))
  await world.clock.pass(70_000)
  expect(alice.reports).toHaveLength(reports)
  expect(alice.lastReport?.link).toBe('none')
  expect(link.dialledAt).toHaveLength(1)
})

test('a phone learns how many days its clock differs from the relay’s', async () => {
  const world = await createWorld()
  const { port } = await startTestServer()
  world.clock.advance(3 * 24 * 60 * 60_000 + 60_000)
  const alice = await world.phone()
  world.link(alice, relayUrl(port))
  await world.clock.until(() => alice.lastReport?.inSync === true)
  expect(alice.lastReport).toMatchObject({ clockDaysOff: 3 })
})
