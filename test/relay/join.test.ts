import { expect, test } from 'vitest'
import type { RelayError } from '../../sync-server/protocol.ts'
import type { RunningServer } from '../../sync-server/server.ts'
import { createChannelKeys } from './channel-keys.ts'
import { connectInVain, connectPhone, type Phone } from './phone.ts'
import { startTestServer } from './test-server.ts'

const countChannels = async ({ port }: RunningServer): Promise<unknown> => {
  const response = await fetch(`http://127.0.0.1:${port}/health`)
  return ((await response.json()) as { channels: unknown }).channels
}

/** What a connection is told that sends this join, which must be the end of it. */
const joinInVain = async (server: RunningServer, join: (mallory: Phone) => void): Promise<RelayError> => {
  const mallory = await connectPhone(server)
  join(mallory)
  const error = await mallory.take('error')
  expect(await mallory.closed).toBe(1008)
  return error
}

test('without the channel key nobody joins, and nothing is made', async () => {
  const server = await startTestServer()
  const keys = createChannelKeys()
  const forgeries: ((mallory: Phone) => Uint8Array)[] = [
    () => new Uint8Array(64),
    () => new Uint8Array(64).fill(255),
    ({ host, hello }) => createChannelKeys().signJoin({ host, nonce: hello.nonce }),
    ({ host, hello }) => {
      const sig = keys.signJoin({ host, nonce: hello.nonce })
      return sig.with(0, (sig[0] ?? 0) ^ 1)
    },
    ({ host }) => keys.signJoin({ host, nonce: new Uint8Array(32) }),
  ]
  for (const forge of forgeries) {
    const error = await joinInVain(server, (mallory) => mallory.join(keys, { sig: forge(mallory) }))
    expect(error).toMatchObject({ code: 'bad-signature', channel: keys.channel })
  }
  expect(await countChannels(server)).toBe(0)
})

test('32 bytes that are no key join nothing', async () => {
  const server = await startTestServer()
  for (const fill of [2, 255]) {
    const channel = new Uint8Array(32).fill(fill)
    const error = await joinInVain(server, (mallory) => mallory.join(createChannelKeys(), { channel }))
    expect(error).toMatchObject({ code: 'bad-signature', channel })
  }
})

test('the first false join is the last: of many sent at once one is looked at', async () => {
  const server = await startTestServer()
  const mallory = await connectPhone(server)
  for (let each = 0; each < 50; each++) mallory.join(createChannelKeys(), { sig: new Uint8Array(64) })
  await mallory.take('error')
  await mallory.closed
  expect(mallory.untaken()).toEqual([])
})

test('a join seen on one connection is worth nothing on the next', async () => {
  const server = await startTestServer()
  const keys = createChannelKeys()
  const alice = await connectPhone(server)
  const sig = keys.signJoin({ host: alice.host, nonce: alice.hello.nonce })
  alice.join(keys, { sig })
  await alice.take('joined')
  expect(await joinInVain(server, (mallory) => mallory.join(keys, { sig }))).toMatchObject({ code: 'bad-signature' })
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
  for (const host of ['mallory.example', '127.0.0.1', `localhost:${server.port}`]) {
    const error = await joinInVain(server, (mallory) =>
      mallory.join(keys, { sig: keys.signJoin({ host, nonce: mallory.hello.nonce }) }),
    )
    expect(error).toMatchObject({ code: 'bad-signature' })
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

const elsewhere = { isLocal: () => false, code: 'ayllu' } as const

test('guessing the code is held to a number a day, spread over the day', async () => {
  let now = 0
  const minuteMs = 60_000
  const server = await startTestServer({ ...elsewhere, limits: { wrongCodesPerAddressPerDay: 24 }, now: () => now })
  const mallory = await connectPhone(server)
  const guess = async (code: string): Promise<RelayError> => {
    mallory.join(createChannelKeys(), { code })
    return mallory.take('error')
  }
  for (let guesses = 0; guesses < 20; guesses++) {
    expect(await guess(`guess ${guesses}`)).toMatchObject({ code: 'code-wrong', retryAfter: null })
  }
  // Not even the right one is looked at, or guessing would go on.
  for (const code of ['ayllu', 'one more']) {
    expect(await guess(code)).toMatchObject({ code: 'too-many-channels', retryAfter: 3_600 })
  }
  now = 60 * minuteMs
  expect(await guess('one more')).toMatchObject({ code: 'code-wrong' })
  expect(await guess('another')).toMatchObject({ code: 'too-many-channels', retryAfter: 3_600 })
  now = 119 * minuteMs
  expect(await guess('another')).toMatchObject({ code: 'too-many-channels', retryAfter: 60 })
  now = 120 * minuteMs
  mallory.join(createChannelKeys(), { code: 'ayllu' })
  await mallory.take('joined')
})

test('a phone that repeats its wrong code guesses once, and keeps nobody out', async () => {
  const server = await startTestServer({ ...elsewhere, limits: { wrongCodesPerAddressPerDay: 1 } })
  const bob = await connectPhone(server)
  for (let repeats = 0; repeats < 30; repeats++) {
    bob.join(createChannelKeys(), { code: 'aylu' })
    expect(await bob.take('error')).toMatchObject({ code: 'code-wrong' })
  }
  bob.join(createChannelKeys(), { code: 'aylluu' })
  expect(await bob.take('error')).toMatchObject({ code: 'too-many-channels' })
  // What was wrong is wrong still, and is said.
  bob.join(createChannelKeys(), { code: 'aylu' })
  expect(await bob.take('error')).toMatchObject({ code: 'code-wrong' })
})

test('wrong codes use up no new channels; an address opens so many a day', async () => {
  let now = 0
  const server = await startTestServer({ ...elsewhere, limits: { newChannelsPerAddressPerDay: 2 }, now: () => now })
  const alice = await connectPhone(server)
  for (const code of ['a', 'b', 'c']) {
    alice.join(createChannelKeys(), { code })
    expect(await alice.take('error')).toMatchObject({ code: 'code-wrong' })
  }
  for (let opened = 0; opened < 2; opened++) {
    alice.join(createChannelKeys(), { code: 'ayllu' })
    await alice.take('joined')
  }
  alice.join(createChannelKeys(), { code: 'ayllu' })
  expect(await alice.take('error')).toMatchObject({ code: 'too-many-channels', retryAfter: 86_400 })
  now = 86_400_000
  alice.join(createChannelKeys(), { code: 'ayllu' })
  await alice.take('joined')
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
