import { expect, onTestFinished, test } from 'vitest'
import type { Carriers } from '../../src/core/ports/carriers.ts'
import type { OpenSocket } from '../../src/sync/socket.ts'
import { createRelayLinks, maxRelays } from '../../src/sync/relay-links.ts'
import { openWebSocket } from '../../src/sync/open-web-socket.ts'
import { startTestServer } from '../relay/test-server.ts'
import type { PhoneDouble } from './phone-double.ts'
import { readLog } from './read-log.ts'
import { createWorld, relayUrl, type World } from './world.ts'

const start = (world: World, target: PhoneDouble): { readonly links: Carriers; readonly dialled: string[] } => {
  const dialled: string[] = []
  const openSocket: OpenSocket = (url, protocol, events) => {
    dialled.push(url)
    return openWebSocket(url, protocol, events)
  }
  const links = createRelayLinks({ target, deps: world.deps({ openSocket }) })
  onTestFinished(() => links.stop())
  return { links, dialled }
}

test('what is done reaches every relay of the settings, and one line tells of all', async () => {
  const world = await createWorld()
  const [one, two] = [await startTestServer(), await startTestServer()]
  const alice = await world.phone()
  const { links } = start(world, alice)
  links.setRelays([relayUrl(one.port), relayUrl(two.port)])
  await alice.record({ entries: 2 })
  await world.clock.until(() => alice.lastReport?.inSync === true)
  await world.clock.pass(1_000)
  for (const { port } of [one, two]) expect((await readLog(world, port)).entries).toHaveLength(2)

  await one.close()
  await world.clock.pass(3_000)
  expect(alice.lastReport).toEqual({ link: 'connected', inSync: true, waiting: 0, progress: null, trouble: null, clockDaysOff: 0 })
})

test('a changed set keeps what stays, ends what goes and dials what comes', async () => {
  const world = await createWorld()
  const [one, two, three] = [await startTestServer(), await startTestServer(), await startTestServer()]
  const alice = await world.phone()
  const { links, dialled } = start(world, alice)
  links.setRelays([relayUrl(one.port), relayUrl(two.port)])
  await world.clock.until(() => alice.lastReport?.inSync === true)
  links.setRelays([relayUrl(two.port), relayUrl(three.port)])
  await alice.record()
  await world.clock.pass(5_000)
  expect(dialled.toSorted()).toEqual([one, two, three].map(({ port }) => relayUrl(port)).toSorted())
  expect((await readLog(world, one.port)).chunks).toBe(0)
  expect((await readLog(world, three.port)).chunks).toBe(1)
})

test('without relays it says so, and what waits', async () => {
  const world = await createWorld()
  const alice = await world.phone()
  await alice.record({ entries: 3 })
  const { links } = start(world, alice)
  links.setRelays([])
  expect(alice.lastReport).toEqual({ link: 'none', inSync: false, waiting: 3, progress: null, trouble: null, clockDaysOff: null })
})

test('one relay written twice is one, and more than four are not used', async () => {
  const world = await createWorld()
  const servers = await Promise.all(Array.from({ length: 6 }, () => startTestServer()))
  const alice = await world.phone()
  const { links, dialled } = start(world, alice)
  const [first] = servers
  links.setRelays([relayUrl(first!.port), relayUrl(first!.port).toUpperCase().replace('/RELAY', '/relay')])
  await world.clock.until(() => alice.lastReport?.inSync === true)
  expect(dialled).toHaveLength(1)
  links.setRelays(servers.map(({ port }) => relayUrl(port)))
  await world.clock.pass(1_000)
  expect(new Set(dialled).size).toBe(maxRelays)
})

test('after stop nothing is reported and nothing dialled', async () => {
  const world = await createWorld()
  const { port } = await startTestServer()
  const alice = await world.phone()
  const { links, dialled } = start(world, alice)
  links.setRelays([relayUrl(port)])
  await world.clock.until(() => alice.lastReport?.inSync === true)
  await links.stop()
  const reports = alice.reports.length
  expect(alice.lastReport?.link).toBe('none')
  links.setRelays([relayUrl(port)])
  links.syncNow()
  await world.clock.pass(5_000)
  expect(alice.reports).toHaveLength(reports)
  expect(dialled).toHaveLength(1)
})
