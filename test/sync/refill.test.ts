import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { idBytes } from '../../src/core/codec/id-bytes.ts'
import { sealChunk } from '../../src/core/sealing/chunk.ts'
import { openWebSocket } from '../../src/sync/open-web-socket.ts'
import { startTestServer, temporaryFolder } from '../relay/test-server.ts'
import type { PhoneDouble } from './phone-double.ts'
import { readLog } from './read-log.ts'
import { startScriptedRelay } from './scripted-relay.ts'
import { createWorld, relayUrl, type WatchedLink, type World } from './world.ts'

const three = async (world: World): Promise<readonly [PhoneDouble, PhoneDouble, PhoneDouble]> => [
  await world.phone(),
  await world.phone(),
  await world.phone(),
]

const putsOf = (link: WatchedLink): number => link.sent.filter(({ type }) => type === 'put').length

test('a relay killed and started again loses nothing and gains nothing twice', async () => {
  const world = await createWorld()
  const dataFolder = temporaryFolder()
  const first = await startTestServer({ dataFolder })
  const [alice, bob] = await three(world)
  world.link(alice, relayUrl(first.port))
  world.link(bob, relayUrl(first.port))
  await alice.record()
  await world.clock.until(() => bob.size() === 1)
  await first.close()
  await alice.record()
  await bob.record({ entries: 2 })
  await world.clock.until(() => alice.lastReport?.link === 'offline' && alice.lastReport.waiting === 1)
  expect(alice.lastReport).toMatchObject({ inSync: false, trouble: 'relay-unreachable' })

  await startTestServer({ dataFolder, port: first.port })
  await world.clock.until(() => alice.size() === 4 && bob.size() === 4)
  await world.clock.pass(20_000)
  expect(alice.holdings()).toEqual(bob.holdings())
  expect((await readLog(world, first.port)).entries).toHaveLength(4)
  expect(alice.lastReport).toMatchObject({ link: 'connected', inSync: true, trouble: null })
})

test('a put whose answer was lost is repeated to the byte, and so not stored twice', async () => {
  const world = await createWorld()
  const { port } = await startTestServer()
  const alice = await world.phone()
  // Everything arrives at the relay; of its answers to puts none comes back the first time.
  let deafUntil = 1
  const link = world.link(alice, relayUrl(port), {
    openSocket: (url, protocol, events) => {
      const isDeaf = deafUntil-- > 0
      return world.deps().openSocket(url, protocol, {
        closed: events.closed,
        message: (data) => {
          if (isDeaf && data instanceof ArrayBuffer && new Uint8Array(data)[1] === 5) return
          events.message(data)
        },
      })
    },
  })
  await alice.record({ entries: 3 })
  await world.clock.until(() => putsOf(link) === 1 && alice.lastReport?.link === 'connected')
  await world.clock.pass(1_000)
  link.network.dispatchEvent(new Event('offline'))
  await world.clock.until(() => alice.lastReport?.inSync === true)
  expect(putsOf(link)).toBe(2)
  expect(await readLog(world, port)).toMatchObject({ chunks: 1 })
})

test('what was under way to a log that is gone is not taken for stored in the next', async () => {
  const world = await createWorld()
  const dataFolder = join(temporaryFolder(), 'data')
  const first = await startTestServer({ dataFolder })
  const alice = await world.phone()
  let isDeaf = false
  const link = world.link(alice, relayUrl(first.port), {
    openSocket: (url, protocol, events) =>
      openWebSocket(url, protocol, {
        closed: events.closed,
        message: (data) => {
          if (!isDeaf) events.message(data)
        },
      }),
  })
  await alice.record({ entries: 3 })
  await world.clock.until(() => alice.lastReport?.inSync === true)
  isDeaf = true
  await alice.record()
  await world.clock.until(() => putsOf(link) === 2)
  await first.close()
  rmSync(dataFolder, { recursive: true })
  isDeaf = false
  await startTestServer({ dataFolder, port: first.port })
  await world.clock.until(() => alice.lastReport?.link !== 'connected')
  await world.clock.until(() => alice.lastReport?.inSync === true)
  const { entries } = await readLog(world, first.port)
  expect(entries).toEqual([1, 2, 3, 4].map((seq) => `${alice.device} ${seq}`))
})

test('an emptied relay is filled again by three phones, everything once', async () => {
  const world = await createWorld({ stepMs: 40 })
  const folder = temporaryFolder()
  const dataFolder = join(folder, 'data')
  const first = await startTestServer({ dataFolder })
  const phones = await three(world)
  const dave = await world.phone()
  await dave.record({ entries: 700 })
  for (const phone of phones) await phone.record({ entries: 40 })
  // Their waits lie 4 s apart; what happens when they do not is the next test.
  const links = phones.map((phone, index) => world.link(phone, relayUrl(first.port), { random: () => index / 3 }))
  const davesLink = world.link(dave, relayUrl(first.port))
  await world.clock.until(() => phones.every((phone) => phone.size() === 820))
  await davesLink.stop()
  await first.close()
  rmSync(dataFolder, { recursive: true })

  // Dave is away: his entries must come from the others.
  const second = await startTestServer({ dataFolder, port: first.port })
  for (const link of links) link.syncNow()
  await world.clock.until(() => phones.every((phone) => phone.lastReport?.inSync === true))
  await world.clock.pass(60_000)
  const { entries } = await readLog(world, second.port)
  expect(new Set(entries).size).toBe(820)
  expect(entries).toHaveLength(820)

  const newcomer = await world.phone()
  world.link(newcomer, relayUrl(second.port))
  await world.clock.until(() => newcomer.size() === 820)
  expect(newcomer.holdings()).toEqual(phones[0].holdings())
})

test('two that begin to refill in the same moment notice, and send only a few entries twice', async () => {
  const world = await createWorld()
  const { port } = await startTestServer()
  const [alice, bob, carol] = await three(world)
  await carol.record({ entries: 500 })
  // The same chance at first, and different ones once they have met.
  let haveMet = false
  for (const [index, phone] of [alice, bob].entries()) {
    world.link(phone, relayUrl(port), { random: () => (haveMet ? 0.2 + index / 2 : 0.5) })
  }
  await world.clock.until(() => [alice, bob].every((phone) => phone.lastReport?.inSync === true))
  await Promise.all([alice.scan(carol), bob.scan(carol)])
  await world.clock.pass(5_000)
  haveMet = true
  await world.clock.pass(60_000)
  const { entries } = await readLog(world, port)
  expect(new Set(entries).size).toBe(500)
  expect(entries.length).toBeGreaterThan(500)
  expect(entries.length).toBeLessThan(560)
})

test('while one phone refills slowly, another waits for it to finish, each time anew', async () => {
  const world = await createWorld()
  const { port } = await startTestServer()
  const [alice, bob, carol] = await three(world)
  await carol.record({ entries: 300, size: 1_500 })
  await alice.scan(carol)
  await bob.scan(carol)
  // Alice begins after 2 s and has 20 kB/s. Bob would begin after 4 s.
  let lineFreeAt = 0
  const alicesLink = world.link(alice, relayUrl(port), {
    random: () => 0,
    openSocket: (url, protocol, events) => {
      const socket = openWebSocket(url, protocol, events)
      const send = (bytes: Uint8Array<ArrayBuffer>): void => {
        lineFreeAt = Math.max(lineFreeAt, world.clock.now()) + bytes.length / 20
        world.clock.after(lineFreeAt - world.clock.now(), () => socket.send(bytes))
      }
      return { send, close: () => socket.close() }
    },
  })
  const bobsLink = world.link(bob, relayUrl(port), { random: () => 0.15 })
  await world.clock.pass(60_000)
  expect(putsOf(alicesLink)).toBeGreaterThan(8)
  expect(putsOf(bobsLink)).toBe(0)
  expect((await readLog(world, port)).entries).toHaveLength(300)

  // How long others were given way counts for one refill.
  await world.clock.pass(5 * 60_000)
  await carol.record({ entries: 300, size: 1_500 })
  await alice.scan(carol)
  await bob.scan(carol)
  await world.clock.pass(60_000)
  expect(putsOf(bobsLink)).toBe(0)
  expect((await readLog(world, port)).entries).toHaveLength(600)
})

test('when the phone that refills goes away, another goes on', async () => {
  const world = await createWorld()
  const { port } = await startTestServer()
  const [alice, bob, carol] = await three(world)
  await carol.record({ entries: 600, size: 2_000 })
  await alice.scan(carol)
  await bob.scan(carol)
  while (bob.size() < 600) await bob.scan(carol)
  while (alice.size() < 600) await alice.scan(carol)
  const links = [alice, bob].map((phone) => world.link(phone, relayUrl(port)))
  await world.clock.until(() => links.some((link) => putsOf(link) > 0))
  await links.find((link) => putsOf(link) > 0)!.stop()
  await world.clock.pass(60_000)
  const { entries } = await readLog(world, port)
  expect(new Set(entries).size).toBe(600)
  expect(links.every((link) => putsOf(link) > 0)).toBe(true)
})

test('a log with another name is read from the start, and what it holds is not sent again', async () => {
  const world = await createWorld()
  const { port } = await startTestServer()
  const [alice, bob] = await three(world)
  await alice.record({ entries: 5 })
  await bob.record({ entries: 2 })
  const before = [world.link(alice, relayUrl(port)), world.link(bob, relayUrl(port))]
  await world.clock.until(() => alice.size() === 7 && bob.size() === 7)
  for (const link of before) await link.stop()

  // As after a restore of this phone's cursors from somewhere else: they name a log that is not there.
  const [cursor] = alice.cursorById.values()
  alice.cursorById.set(cursor!.id, { ...cursor!, log: '00'.repeat(16) })
  const link = world.link(alice, relayUrl(port))
  await world.clock.until(() => alice.lastReport?.inSync === true)
  await world.clock.pass(20_000)
  expect(putsOf(link)).toBe(0)
  expect([...alice.cursorById.values()][0]).toEqual(cursor)
})

test('a log that is shorter than the position is taken for new', async () => {
  const world = await createWorld()
  const { port } = await startTestServer()
  const alice = await world.phone()
  await alice.record({ entries: 5 })
  await world.link(alice, relayUrl(port)).stop()
  const before = world.link(alice, relayUrl(port))
  await world.clock.until(() => alice.lastReport?.inSync === true)
  await before.stop()
  const [cursor] = alice.cursorById.values()
  alice.cursorById.set(cursor!.id, { ...cursor!, seq: 99 })
  const after = world.link(alice, relayUrl(port))
  await world.clock.until(() => after.heard.some(({ type }) => type === 'item'))
  await world.clock.until(() => alice.lastReport?.inSync === true)
  await after.stop()
  expect(putsOf(after)).toBe(0)
  expect([...alice.cursorById.values()][0]).toEqual(cursor)
})

/** A relay with an emptied log into which somebody puts one of these wires every second; it takes what phones put. */
const startPestered = async (world: World, wires: readonly Uint8Array[]) => {
  const taken: number[] = []
  const { port } = await startScriptedRelay(async ({ welcome, send, hear }) => {
    await welcome({ log: new Uint8Array(16).fill(3), head: 0 })
    const channel = idBytes(world.community.channel.name)
    let seq = 0
    const pester = async (): Promise<void> => {
      send({ type: 'item', channel, seq: (seq += 1), bytes: await sealChunk([wires[seq % wires.length]!], world.seal) })
      world.clock.after(1_000, () => void pester())
    }
    await pester()
    for (;;) {
      const { ref } = await hear('put')
      taken.push(world.clock.now())
      send({ type: 'stored', channel, ref, seq: (seq += 1) })
    }
  })
  return { port, taken }
}

test('false entries under numbers held here delay no refill', async () => {
  const world = await createWorld()
  const [alice, bob] = await three(world)
  await bob.record({ entries: 30 })
  await alice.scan(bob)
  const forged = (await bob.lacking(new Map(), 'own')).map(({ wire }) => wire.map((byte, index) => (index === wire.length - 1 ? byte ^ 1 : byte)))
  const { port, taken } = await startPestered(world, forged)
  const begun = world.clock.now()
  world.link(alice, relayUrl(port))
  await world.clock.until(() => taken.length >= 2)
  expect(taken[0]! - begun).toBeLessThan(18_000)
})

test('true entries put there again and again delay a refill by minutes and no more', async () => {
  const world = await createWorld({ stepMs: 160 })
  const [alice, bob] = await three(world)
  await bob.record({ entries: 600 })
  await alice.scan(bob)
  while (alice.size() < 600) await alice.scan(bob)
  // Always the same few, so that the log never comes to hold the rest.
  const old = (await bob.lacking(new Map(), 'own')).slice(0, 3).map(({ wire }) => wire)
  const { port, taken } = await startPestered(world, old)
  const begun = world.clock.now()
  world.link(alice, relayUrl(port), { random: () => 0.5 })
  await world.clock.until(() => [...alice.cursorById.values()][0]?.headByDevice.get(bob.device) === 600)
  expect(taken[0]! - begun).toBeGreaterThan(2 * 60_000)
  expect(taken[0]! - begun).toBeLessThan(4 * 60_000)
  expect(taken.at(-1)! - taken[0]!).toBeLessThan(60_000)
})
