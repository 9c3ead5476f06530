import { expect, test } from 'vitest'
import type { RunningServer } from '../../sync-server/server.ts'
import { createChannelKeys } from './channel-keys.ts'
import { connectInVain, connectPhone } from './phone.ts'
import { startTestServer } from './test-server.ts'

const countChannels = async ({ port }: RunningServer): Promise<unknown> => {
  const response = await fetch(`http://127.0.0.1:${port}/health`)
  return ((await response.json()) as { channels: unknown }).channels
}

test('without the channel key nobody joins, and nothing is made', async () => {
  const server = await startTestServer()
  const keys = createChannelKeys()
  const mallory = await connectPhone(server)
  const dialled = { host: mallory.host, nonce: mallory.hello.nonce }
  const forged = [
    new Uint8Array(64),
    new Uint8Array(64).fill(255),
    createChannelKeys().signJoin(dialled),
    keys.signJoin(dialled).with(0, (keys.signJoin(dialled)[0] ?? 0) ^ 1),
    keys.signJoin({ ...dialled, nonce: new Uint8Array(32) }),
  ]
  for (const sig of forged) {
    mallory.join(keys, { sig })
    expect(await mallory.take('error')).toMatchObject({ code: 'bad-signature', channel: keys.channel })
  }
  expect(await countChannels(server)).toBe(0)
})

test('32 bytes that are no key join nothing', async () => {
  const server = await startTestServer()
  const mallory = await connectPhone(server)
  for (const fill of [2, 255]) {
    mallory.join(createChannelKeys(), { channel: new Uint8Array(32).fill(fill) })
    expect(await mallory.take('error')).toMatchObject({ code: 'bad-signature' })
  }
})

test('a join seen on one connection is worth nothing on the next', async () => {
  const server = await startTestServer()
  const keys = createChannelKeys()
  const alice = await connectPhone(server)
  const sig = keys.signJoin({ host: alice.host, nonce: alice.hello.nonce })
  alice.join(keys, { sig })
  await alice.take('joined')
  const mallory = await connectPhone(server)
  mallory.join(keys, { sig })
  expect(await mallory.take('error')).toMatchObject({ code: 'bad-signature' })
})

test('a join made for one channel does not join another', async () => {
  const server = await startTestServer()
  const alice = await connectPhone(server)
  const sig = createChannelKeys().signJoin({ host: alice.host, nonce: alice.hello.nonce })
  alice.join(createChannelKeys(), { sig })
  expect(await alice.take('error')).toMatchObject({ code: 'bad-signature' })
})

test('a join made for another host is refused', async () => {
  const server = await startTestServer()
  const keys = createChannelKeys()
  const alice = await connectPhone(server)
  for (const host of ['mallory.example', '127.0.0.1', `localhost:${server.port}`]) {
    alice.join(keys, { sig: keys.signJoin({ host, nonce: alice.hello.nonce }) })
    expect(await alice.take('error')).toMatchObject({ code: 'bad-signature' })
  }
})

test('a false relay cannot pass a join on under its own name: the true one does not go by it', async () => {
  const server = await startTestServer()
  const answer = await connectInVain({ port: server.port, host: 'mallory.example' })
  expect(answer).toMatchObject({ type: 'error', code: 'unknown-host' })
})

test('a relay goes by the names its operator gave it', async () => {
  const server = await startTestServer({ hosts: ['relay.example'], code: 'ayllu' })
  const keys = createChannelKeys()
  const alice = await connectPhone({ port: server.port, host: 'relay.example' })
  alice.join(keys, { code: 'ayllu' })
  expect(await alice.take('joined')).toMatchObject({ head: 0 })
})

test('away from this machine a new channel needs the code, a known one does not', async () => {
  const server = await startTestServer({ isLocal: () => false, code: 'ayllu' })
  const keys = createChannelKeys()
  const alice = await connectPhone(server)
  alice.join(keys)
  expect(await alice.take('error')).toMatchObject({ code: 'code-needed', channel: keys.channel })
  alice.join(keys, { code: 'guess' })
  expect(await alice.take('error')).toMatchObject({ code: 'code-wrong', channel: keys.channel })
  expect(await countChannels(server)).toBe(0)
  alice.join(keys, { code: 'ayllu' })
  expect(await alice.take('joined')).toMatchObject({ head: 0 })
  const bob = await connectPhone(server)
  bob.join(keys)
  expect(await bob.take('joined')).toMatchObject({ head: 0 })
})

test('without an operator code only this machine opens channels', async () => {
  const server = await startTestServer({ isLocal: () => false })
  const alice = await connectPhone(server)
  alice.join(createChannelKeys(), { code: 'anything' })
  expect(await alice.take('error')).toMatchObject({ code: 'code-needed' })
})

test('a page of another site is not this machine', async () => {
  const server = await startTestServer()
  const keys = createChannelKeys()
  const page = await connectPhone({ port: server.port, headers: { origin: 'https://elsewhere.example' } })
  page.join(keys)
  expect(await page.take('error')).toMatchObject({ code: 'code-needed' })
})

test('guessing the code ends for the day', async () => {
  let now = 0
  const server = await startTestServer({
    isLocal: () => false,
    code: 'ayllu',
    limits: { newChannelsPerAddressPerDay: 3 },
    now: () => now,
  })
  const mallory = await connectPhone(server)
  for (const code of ['a', 'b', 'c']) {
    mallory.join(createChannelKeys(), { code })
    expect(await mallory.take('error')).toMatchObject({ code: 'code-wrong' })
  }
  mallory.join(createChannelKeys(), { code: 'ayllu' })
  expect(await mallory.take('error')).toMatchObject({ code: 'too-many-channels', retryAfter: 86_400 })
  now = 86_400_000
  mallory.join(createChannelKeys(), { code: 'ayllu' })
  await mallory.take('joined')
})

test('a connection joins only so many channels, and may leave one for another', async () => {
  const server = await startTestServer({ limits: { channelsPerConnection: 2 } })
  const alice = await connectPhone(server)
  const [one, two, three] = [createChannelKeys(), createChannelKeys(), createChannelKeys()]
  for (const keys of [one, two, two]) {
    alice.join(keys)
    await alice.take('joined')
  }
  alice.join(three)
  expect(await alice.take('error')).toMatchObject({ code: 'too-many-channels', channel: three.channel, retryAfter: null })
  alice.send({ type: 'leave', channel: one.channel })
  alice.join(three)
  await alice.take('joined')
})
