import { expect, test } from 'vitest'
import { createDeviceKeys } from '../../src/core/keys/device-keys.ts'
import { sealPresence } from '../../src/core/sealing/presence.ts'
import type { DeviceKeys } from '../../src/core/ports/vault.ts'
import type { PhoneDouble } from './phone-double.ts'
import { createPresence } from '../../src/sync/presence.ts'
import { startTestServer } from '../relay/test-server.ts'
import { createWorld, relayUrl, type WatchedLink, type World } from './world.ts'

const signals = (link: WatchedLink): number => link.sent.filter(({ type }) => type === 'signal').length

test('each phone comes to know what the other has, when it joins and after it changed', async () => {
  const world = await createWorld()
  const { port } = await startTestServer()
  const [alice, bob] = [await world.phone(), await world.phone()]
  await alice.record({ entries: 3 })
  world.link(alice, relayUrl(port))
  world.link(bob, relayUrl(port))
  await world.clock.until(() => alice.presenceByDevice.get(bob.device)?.heads.get(alice.device) === 3)
  await bob.record()
  await world.clock.until(() => bob.presenceByDevice.get(alice.device)?.heads.get(bob.device) === 1)
  expect([...alice.presenceByDevice.keys()]).toEqual([bob.device])
})

test('several changes make one signal, no change makes one a minute', async () => {
  const world = await createWorld()
  const { port } = await startTestServer()
  const alice = await world.phone()
  const link = world.link(alice, relayUrl(port))
  await world.clock.until(() => signals(link) === 1)
  for (let action = 0; action < 5; action++) await alice.record()
  await world.clock.pass(5_000)
  expect(signals(link)).toBe(2)
  await world.clock.pass(125_000)
  expect(signals(link)).toBe(4)
})

/** Alice's presence as she reads it, fed by hand. */
const listening = async (world: World) => {
  const alice = await world.phone()
  const sent: Uint8Array[] = []
  const presence = createPresence({ target: alice, seal: world.seal, deps: world.deps() })
  presence.begin({ maxSignalBytes: 64 * 1024, send: (bytes) => sent.push(bytes) })
  const say = async (keys: DeviceKeys, sentAt: number, head: number): Promise<void> => {
    presence.hear(await sealPresence({ headByDevice: new Map([[alice.device, head]]), sentAt }, { keys, seal: world.seal }))
    await world.clock.pass(400)
  }
  const heard = (phone: PhoneDouble): number | undefined => alice.presenceByDevice.get(phone.device)?.heads.get(alice.device)
  return { alice, presence, sent, say, heard }
}

test('only the newest word of an admitted member counts, and only under a believable date', async () => {
  const world = await createWorld()
  const { alice, presence, say, heard } = await listening(world)
  const bob = await world.phone()
  const mallory = await createDeviceKeys()
  const now = world.clock.now()

  await say(bob.keys, now, 5)
  expect(heard(bob)).toBe(5)
  await say(bob.keys, now - 1, 4)
  await say(bob.keys, now, 3)
  await say(bob.keys, now + 25 * 60 * 60_000, 9)
  await say(bob.keys, now - 25 * 60 * 60_000, 9)
  expect(heard(bob)).toBe(5)
  await say(bob.keys, now + 1, 6)
  expect(heard(bob)).toBe(6)

  await say(mallory, now, 7)
  // Bob's name, Mallory's signature.
  await say({ ...mallory, device: bob.device }, now + 2, 99)
  await say(alice.keys, now, 1)
  presence.hear(new Uint8Array(100))
  await world.clock.pass(400)
  expect(heard(bob)).toBe(6)
  expect([...alice.presenceByDevice.keys()]).toEqual([bob.device])
})

test('where many are present each tells of changes more rarely', async () => {
  const world = await createWorld()
  const { alice, sent, say } = await listening(world)
  for (let phone = 0; phone < 20; phone++) await say((await world.phone()).keys, world.clock.now(), 1)
  const before = sent.length
  await alice.record()
  await world.clock.pass(2_400)
  expect(sent).toHaveLength(before)
  await world.clock.until(() => sent.length > before)
})

test('of more devices than a signal holds, this phone’s own is told', async () => {
  const world = await createWorld()
  const { port } = await startTestServer({ limits: { signalBytes: 2_048 } })
  const [alice, bob] = [await world.phone(), await world.phone()]
  const heads = new Map(Array.from({ length: 5_000 }, (_, index) => [index.toString(16).padStart(64, '0'), 1] as const))
  alice.heads = () => new Map([...heads, [alice.device, 1]])
  alice.lacking = async () => Promise.resolve([])
  world.link(alice, relayUrl(port))
  world.link(bob, relayUrl(port))
  await world.clock.until(() => bob.presenceByDevice.get(alice.device) !== undefined)
  const { heads: told } = bob.presenceByDevice.get(alice.device)!
  expect(told.get(alice.device)).toBe(1)
  expect(told.size).toBeGreaterThan(20)
})

test('a flood of signals is not all opened', async () => {
  const world = await createWorld()
  const { presence, alice } = await listening(world)
  const bob = await world.phone()
  const now = world.clock.now()
  const words = await Promise.all(
    Array.from({ length: 200 }, (_, index) =>
      sealPresence({ headByDevice: new Map([[alice.device, index + 1]]), sentAt: now + index }, { keys: bob.keys, seal: world.seal }),
    ),
  )
  for (const word of words) presence.hear(word)
  await world.clock.pass(1_000)
  expect(alice.presenceByDevice.get(bob.device)!.heads.get(alice.device)).toBeLessThanOrEqual(16)
})
