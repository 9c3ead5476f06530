import { once } from 'node:events'
import { expect, test } from 'vitest'
import type { Item, ServerFrame, Stored } from '../../sync-server/protocol.ts'
import { type ChannelKeys, createChannelKeys } from './channel-keys.ts'
import { connectPhone, type Phone } from './phone.ts'
import { createSeeded } from './seeded.ts'
import { startTestServer, temporaryFolder } from './test-server.ts'

const chunk = (name: string): Uint8Array => new TextEncoder().encode(`sealed ${name}`)

const connectAndJoin = async (port: number, keys: ChannelKeys): Promise<Phone> => {
  const phone = await connectPhone({ port })
  phone.join(keys)
  await phone.take('joined')
  return phone
}

/** Everything sent before this has been handled when it returns: frames of one socket are handled in order. */
const settle = async (phone: Phone): Promise<void> => {
  phone.send({ type: 'ping' })
  await phone.take('pong')
}

test('hello names the store, the clock and the limits, and no connection has the nonce of another', async () => {
  const { port } = await startTestServer({ now: () => 1_700_000_000_123, limits: { chunkBytes: 1_000 } })
  const alice = await connectPhone({ port })
  const bob = await connectPhone({ port })
  expect(alice.hello).toMatchObject({ now: 1_700_000_000_123, maxChunk: 1_000 })
  expect(bob.hello.relay).toEqual(alice.hello.relay)
  expect(bob.hello.nonce).not.toEqual(alice.hello.nonce)
})

test('what one puts the other gets, now or later', async () => {
  const { port } = await startTestServer()
  const keys = createChannelKeys()
  const { channel } = keys
  const alice = await connectAndJoin(port, keys)
  const bob = await connectAndJoin(port, keys)

  alice.send({ type: 'put', channel, ref: 7, bytes: chunk('one') })
  expect(await alice.take('stored')).toEqual({ type: 'stored', channel, ref: 7, seq: 1 })
  expect(await bob.take('item')).toEqual({ type: 'item', channel, seq: 1, bytes: chunk('one') })

  const carol = await connectPhone({ port })
  carol.join(keys)
  expect(await carol.take('joined')).toMatchObject({ head: 1 })
  expect(await carol.take('item')).toEqual({ type: 'item', channel, seq: 1, bytes: chunk('one') })
})

/** The next so many frames, which are answers to own puts and chunks of others. */
const takeStoredAndItems = async (phone: Phone, count: number): Promise<(Stored | Item)[]> => {
  const frames: (Stored | Item)[] = []
  while (frames.length < count) {
    const next = await peek(phone)
    frames.push(next.type === 'stored' ? await phone.take('stored') : await phone.take('item'))
  }
  return frames
}

const peek = async (phone: Phone): Promise<ServerFrame> => {
  while (phone.untaken().length === 0) await once(phone.socket, 'message')
  return phone.untaken()[0]!
}

test('a sender does not get its own chunks back, the others get them in order', async () => {
  const { port } = await startTestServer()
  const keys = createChannelKeys()
  const { channel } = keys
  const alice = await connectAndJoin(port, keys)
  const bob = await connectAndJoin(port, keys)
  const refs = Array.from({ length: 50 }, (_, index) => index + 1)
  for (const ref of refs) {
    alice.send({ type: 'put', channel, ref, bytes: chunk(`alice ${ref}`) })
    bob.send({ type: 'put', channel, ref, bytes: chunk(`bob ${ref}`) })
  }
  for (const [phone, other] of [[alice, 'bob'], [bob, 'alice']] as const) {
    const frames = await takeStoredAndItems(phone, 100)
    const items = frames.filter((frame) => frame.type === 'item')
    const seqs = items.map(({ seq }) => seq)
    expect(items.map(({ bytes }) => bytes)).toEqual(refs.map((ref) => chunk(`${other} ${ref}`)))
    expect(seqs).toEqual(seqs.toSorted((a, b) => a - b))
  }
})

test('when an item arrives, every number below it has come, as item or as stored', async () => {
  const { port } = await startTestServer()
  const keys = createChannelKeys()
  const { channel } = keys
  const phones = await Promise.all([1, 2, 3].map(() => connectAndJoin(port, keys)))
  const each = 200
  for (let ref = 1; ref <= each; ref++) {
    for (const [index, phone] of phones.entries()) {
      phone.send({ type: 'put', channel, ref, bytes: chunk(`${index} ${ref}`) })
    }
  }
  for (const phone of phones) {
    const frames = await takeStoredAndItems(phone, each * phones.length)
    const seen = new Set<number>()
    const early = frames.filter(({ type, seq }) => {
      seen.add(seq)
      // None is repeated, so it is enough to count those up to it.
      return type === 'item' && [...seen].filter((one) => one <= seq).length < seq
    })
    expect(seen.size).toBe(frames.length)
    expect(early).toEqual([])
  }
})

test('a phone that comes back gets what it lacks', async () => {
  const { port } = await startTestServer()
  const keys = createChannelKeys()
  const { channel } = keys
  const alice = await connectAndJoin(port, keys)
  for (let ref = 1; ref <= 5; ref++) {
    alice.send({ type: 'put', channel, ref, bytes: chunk(`${ref}`) })
    await alice.take('stored')
  }
  const bob = await connectPhone({ port })
  bob.join(keys)
  const { log } = await bob.take('joined')

  const again = await connectPhone({ port })
  again.join(keys, { log, since: 3 })
  expect(await again.take('joined')).toMatchObject({ head: 5 })
  expect((await again.take('item')).seq).toBe(4)
  expect((await again.take('item')).seq).toBe(5)

  const upToDate = await connectPhone({ port })
  upToDate.join(keys, { log, since: 5 })
  expect(await upToDate.take('joined')).toMatchObject({ head: 5 })
  await settle(upToDate)
})

test.for([
  ['another log', { log: new Uint8Array(16), since: 2 }],
  ['no log', { since: 2 }],
] as const)('a position in %s means nothing: everything comes from 1', async ([, position]) => {
  const { port } = await startTestServer()
  const keys = createChannelKeys()
  const alice = await connectAndJoin(port, keys)
  for (const ref of [1, 2, 3]) alice.send({ type: 'put', channel: keys.channel, ref, bytes: chunk(`${ref}`) })
  for (const seq of [1, 2, 3]) expect(await alice.take('stored')).toMatchObject({ seq })
  const bob = await connectPhone({ port })
  bob.join(keys, position)
  await bob.take('joined')
  for (const seq of [1, 2, 3]) expect(await bob.take('item')).toMatchObject({ seq })
})

test('a position beyond the log means nothing: everything comes from 1', async () => {
  const { port } = await startTestServer()
  const keys = createChannelKeys()
  const alice = await connectPhone({ port })
  alice.join(keys)
  const { log } = await alice.take('joined')
  alice.send({ type: 'put', channel: keys.channel, ref: 1, bytes: chunk('one') })
  await alice.take('stored')
  const bob = await connectPhone({ port })
  bob.join(keys, { log, since: 9 })
  expect(await bob.take('joined')).toMatchObject({ log, head: 1 })
  expect(await bob.take('item')).toMatchObject({ seq: 1 })
})

test('the same bytes put again are answered with the number they have, and sent to nobody', async () => {
  const { port } = await startTestServer()
  const keys = createChannelKeys()
  const { channel } = keys
  const alice = await connectAndJoin(port, keys)
  const bob = await connectAndJoin(port, keys)
  alice.send({ type: 'put', channel, ref: 1, bytes: chunk('one') })
  alice.send({ type: 'put', channel, ref: 2, bytes: chunk('one') })
  expect(await alice.take('stored')).toMatchObject({ ref: 1, seq: 1 })
  expect(await alice.take('stored')).toMatchObject({ ref: 2, seq: 1 })
  expect(await bob.take('item')).toMatchObject({ seq: 1 })
  bob.send({ type: 'put', channel, ref: 1, bytes: chunk('one') })
  expect(await bob.take('stored')).toMatchObject({ ref: 1, seq: 1 })
  await settle(alice)
})

test('a signal goes to those in the channel now, not to its sender and not into the log', async () => {
  const { port } = await startTestServer()
  const keys = createChannelKeys()
  const { channel } = keys
  const alice = await connectAndJoin(port, keys)
  const bob = await connectAndJoin(port, keys)
  const stranger = await connectAndJoin(port, createChannelKeys())
  alice.send({ type: 'signal', channel, bytes: chunk('hello') })
  expect(await bob.take('signal')).toEqual({ type: 'signal', channel, bytes: chunk('hello') })
  await settle(alice)
  await settle(stranger)
  const carol = await connectPhone({ port })
  carol.join(keys)
  expect(await carol.take('joined')).toMatchObject({ head: 0 })
  await settle(carol)
})

test('one socket joins several channels, and leaves one', async () => {
  const { port } = await startTestServer()
  const garden = createChannelKeys()
  const street = createChannelKeys()
  const alice = await connectAndJoin(port, garden)
  alice.join(street)
  await alice.take('joined')
  const bob = await connectAndJoin(port, garden)
  bob.join(street)
  await bob.take('joined')

  alice.send({ type: 'leave', channel: garden.channel })
  await settle(alice)
  bob.send({ type: 'put', channel: garden.channel, ref: 1, bytes: chunk('one') })
  bob.send({ type: 'put', channel: street.channel, ref: 2, bytes: chunk('two') })
  expect(await alice.take('item')).toMatchObject({ channel: street.channel, bytes: chunk('two') })
  alice.send({ type: 'put', channel: garden.channel, ref: 3, bytes: chunk('three') })
  expect(await alice.take('error')).toMatchObject({ code: 'not-joined', channel: garden.channel, ref: 3 })
})

test('joining a channel again reads it again, and what comes then comes once', async () => {
  const { port } = await startTestServer()
  const keys = createChannelKeys()
  const alice = await connectAndJoin(port, keys)
  alice.send({ type: 'put', channel: keys.channel, ref: 1, bytes: chunk('one') })
  await alice.take('stored')
  alice.join(keys)
  await alice.take('joined')
  expect(await alice.take('item')).toMatchObject({ seq: 1 })
  const bob = await connectAndJoin(port, keys)
  bob.send({ type: 'put', channel: keys.channel, ref: 1, bytes: chunk('two') })
  expect(await alice.take('item')).toMatchObject({ seq: 2 })
  await settle(alice)
})

test('put and signal need a joined channel', async () => {
  const { port } = await startTestServer()
  const { channel } = createChannelKeys()
  const alice = await connectPhone({ port })
  alice.send({ type: 'put', channel, ref: 4, bytes: chunk('one') })
  expect(await alice.take('error')).toEqual({ type: 'error', code: 'not-joined', channel, ref: 4, retryAfter: null })
  alice.send({ type: 'signal', channel, bytes: chunk('one') })
  expect(await alice.take('error')).toEqual({ type: 'error', code: 'not-joined', channel, ref: null, retryAfter: null })
  alice.send({ type: 'leave', channel })
  await settle(alice)
})

test('a channel survives the relay, and keeps its log id', async () => {
  const keys = createChannelKeys()
  const dataFolder = temporaryFolder()
  const first = await startTestServer({ dataFolder })
  const alice = await connectPhone({ port: first.port })
  alice.join(keys)
  const { log } = await alice.take('joined')
  alice.send({ type: 'put', channel: keys.channel, ref: 1, bytes: chunk('one') })
  await alice.take('stored')
  await first.close()
  expect(await alice.take('error')).toMatchObject({ code: 'stopping' })
  expect(await alice.closed).toBe(1001)

  const second = await startTestServer({ dataFolder })
  const bob = await connectPhone({ port: second.port })
  bob.join(keys)
  expect(await bob.take('joined')).toEqual({ type: 'joined', channel: keys.channel, log, head: 1 })
  expect(await bob.take('item')).toMatchObject({ bytes: chunk('one') })
  expect(bob.hello.relay).toEqual(alice.hello.relay)
})

test('20,000 chunks from this machine are stored and read back without a wait', async () => {
  const { port } = await startTestServer()
  const keys = createChannelKeys()
  const { channel } = keys
  const alice = await connectAndJoin(port, keys)
  const random = createSeeded(1)
  const count = 20_000
  for (let ref = 1; ref <= count; ref++) alice.send({ type: 'put', channel, ref, bytes: random.bytes(400) })
  for (let ref = 1; ref <= count; ref++) expect((await alice.take('stored')).seq).toBe(ref)
  const bob = await connectAndJoin(port, keys)
  for (let seq = 1; seq <= count; seq++) expect((await bob.take('item')).seq).toBe(seq)
}, 60_000)

test('the largest chunk passes both ways, one byte more does not', async () => {
  const { port } = await startTestServer()
  const keys = createChannelKeys()
  const { channel } = keys
  const alice = await connectAndJoin(port, keys)
  const bob = await connectAndJoin(port, keys)
  const largest = createSeeded(2).bytes(alice.hello.maxChunk)
  alice.send({ type: 'put', channel, ref: 2 ** 53 - 1, bytes: largest })
  expect(await alice.take('stored')).toMatchObject({ ref: 2 ** 53 - 1 })
  expect((await bob.take('item')).bytes).toEqual(largest)
  alice.sendRaw(new Uint8Array(alice.hello.maxFrame + 1))
  expect(await alice.closed).toBe(1009)
})
