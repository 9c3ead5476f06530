import type { IncomingMessage } from 'node:http'
import { expect, test } from 'vitest'
import { type ChannelKeys, createChannelKeys } from './channel-keys.ts'
import { connectInVain, connectPhone, type Phone } from './phone.ts'
import { createSeeded } from './seeded.ts'
import { startTestServer, temporaryFolder } from './test-server.ts'

const dayMs = 86_400_000

const elsewhere = { isLocal: () => false, code: 'ayllu' } as const

const connectAndJoin = async (port: number, keys: ChannelKeys): Promise<Phone> => {
  const phone = await connectPhone({ port })
  phone.join(keys, { code: 'ayllu' })
  await phone.take('joined')
  return phone
}

test('a channel has its bytes a day', async () => {
  let now = 5 * dayMs + 1_000
  const { port } = await startTestServer({ limits: { channelBytesPerDay: 1_000 }, now: () => now })
  const keys = createChannelKeys()
  const { channel } = keys
  const alice = await connectAndJoin(port, keys)
  alice.send({ type: 'put', channel, ref: 1, bytes: new Uint8Array(600).fill(1) })
  await alice.take('stored')
  alice.send({ type: 'put', channel, ref: 2, bytes: new Uint8Array(600).fill(2) })
  expect(await alice.take('error')).toEqual({
    type: 'error',
    code: 'channel-bytes-today',
    channel,
    ref: 2,
    retryAfter: 86_399,
  })
  const other = createChannelKeys()
  const bob = await connectAndJoin(port, other)
  bob.send({ type: 'put', channel: other.channel, ref: 1, bytes: new Uint8Array(600).fill(2) })
  await bob.take('stored')
  now = 6 * dayMs
  alice.send({ type: 'put', channel, ref: 3, bytes: new Uint8Array(600).fill(2) })
  expect(await alice.take('stored')).toMatchObject({ ref: 3, seq: 2 })
})

test('an address has its bytes a day, over all its channels and connections, signals too', async () => {
  const { port } = await startTestServer({ ...elsewhere, limits: { addressBytesPerDay: 1_000 } })
  const [one, two] = [createChannelKeys(), createChannelKeys()]
  const alice = await connectAndJoin(port, one)
  const bob = await connectAndJoin(port, two)
  alice.send({ type: 'put', channel: one.channel, ref: 1, bytes: new Uint8Array(600) })
  await alice.take('stored')
  bob.send({ type: 'put', channel: two.channel, ref: 1, bytes: new Uint8Array(600) })
  expect(await bob.take('error')).toMatchObject({ code: 'address-bytes-today', ref: 1 })
  bob.send({ type: 'signal', channel: two.channel, bytes: new Uint8Array(600) })
  expect(await bob.take('error')).toMatchObject({ code: 'address-bytes-today', ref: null })
})

test('this machine itself has no limit per address', async () => {
  const { port } = await startTestServer({
    limits: { addressBytesPerDay: 10, connectionsPerAddress: 1, newChannelsPerAddressPerDay: 1, framesPerSecond: 1, frameBurst: 1 },
  })
  for (let each = 0; each < 3; each++) {
    const keys = createChannelKeys()
    const phone = await connectAndJoin(port, keys)
    phone.send({ type: 'put', channel: keys.channel, ref: 1, bytes: new Uint8Array(600) })
    expect(await phone.take('stored')).toMatchObject({ seq: 1 })
  }
})

test('chunks and signals have their size', async () => {
  const { port } = await startTestServer({ limits: { chunkBytes: 100, signalBytes: 50 } })
  const keys = createChannelKeys()
  const { channel } = keys
  const alice = await connectAndJoin(port, keys)
  alice.send({ type: 'put', channel, ref: 1, bytes: new Uint8Array(101) })
  expect(await alice.take('error')).toMatchObject({ code: 'too-large', channel, ref: 1, retryAfter: null })
  alice.send({ type: 'signal', channel, bytes: new Uint8Array(51) })
  expect(await alice.take('error')).toMatchObject({ code: 'too-large', channel, ref: null })
  alice.send({ type: 'put', channel, ref: 2, bytes: new Uint8Array(100) })
  await alice.take('stored')
})

test('an address has its connections, and one that ends makes room', async () => {
  const { port } = await startTestServer({ ...elsewhere, limits: { connectionsPerAddress: 2 } })
  const alice = await connectPhone({ port })
  const bob = await connectPhone({ port })
  expect(await connectInVain({ port })).toMatchObject({ type: 'error', code: 'too-many-connections', retryAfter: 60 })
  alice.socket.close()
  await alice.closed
  await connectPhone({ port })
  bob.send({ type: 'ping' })
  await bob.take('pong')
})

test('behind a proxy each phone has an address of its own', async () => {
  const { port } = await startTestServer({ ...elsewhere, proxy: 'trusted', limits: { connectionsPerAddress: 1 } })
  const from = (address: string): { port: number; headers: Record<string, string> } => ({
    port,
    headers: { 'x-forwarded-for': address },
  })
  await connectPhone(from('192.0.2.1'))
  await connectPhone(from('192.0.2.2'))
  expect(await connectInVain(from('203.0.113.1, 192.0.2.2'))).toMatchObject({ code: 'too-many-connections' })
})

test('who sends faster than the pace is read later, and loses nothing', async () => {
  const { port } = await startTestServer({ ...elsewhere, limits: { framesPerSecond: 400, frameBurst: 50 } })
  const keys = createChannelKeys()
  const alice = await connectAndJoin(port, keys)
  const startedAt = performance.now()
  const random = createSeeded(3)
  // Larger than what one read of a socket brings, so that the pause shows.
  for (let ref = 1; ref <= 300; ref++) {
    alice.send({ type: 'put', channel: keys.channel, ref, bytes: random.bytes(4_000) })
  }
  for (let ref = 1; ref <= 300; ref++) expect(await alice.take('stored')).toMatchObject({ ref, seq: ref })
  expect(performance.now() - startedAt).toBeGreaterThan(400)
})

test('the pace is of the address: a second connection, or dialling again, gets no burst of its own', async () => {
  const isLocal = ({ headers }: IncomingMessage): boolean => headers['x-here'] !== undefined
  const { port } = await startTestServer({ ...elsewhere, isLocal, limits: { framesPerSecond: 1, frameBurst: 40 } })
  const here = await connectPhone({ port, headers: { 'x-here': 'yes' } })
  const join = (phone: Phone): void => phone.join(createChannelKeys(), { code: 'ayllu' })
  const joinTwice = async (phone: Phone): Promise<void> => {
    join(phone)
    join(phone)
    // The frame that goes beyond is handled still, the next one waits.
    await phone.take('joined')
    here.send({ type: 'ping' })
    await here.take('pong')
    expect(phone.untaken()).toEqual([])
  }
  const mallory = await connectPhone({ port })
  const accomplice = await connectPhone({ port })
  for (let joins = 0; joins < 4; joins++) {
    join(mallory)
    await mallory.take('joined')
  }
  await joinTwice(accomplice)
  mallory.socket.close()
  await mallory.closed
  await joinTwice(await connectPhone({ port }))
})

test('a flood does not hold up a quiet phone at the same address', async () => {
  const { port } = await startTestServer({ ...elsewhere, limits: { framesPerSecond: 1, frameBurst: 50 } })
  const keys = createChannelKeys()
  const alice = await connectAndJoin(port, keys)
  const mallory = await connectPhone({ port })
  for (let pings = 0; pings < 10_000; pings++) mallory.send({ type: 'ping' })
  for (let pongs = 0; pongs < 50; pongs++) await mallory.take('pong')
  for (let ref = 1; ref <= 5; ref++) {
    alice.send({ type: 'put', channel: keys.channel, ref, bytes: Uint8Array.of(ref) })
    expect(await alice.take('stored')).toMatchObject({ ref })
  }
})

test('a full store says so, goes on reading and serves the others', async () => {
  const lines: string[] = []
  const { port } = await startTestServer({
    limits: { storeBytes: 400_000 },
    report: (line) => lines.push(line),
  })
  const keys = createChannelKeys()
  const { channel } = keys
  const alice = await connectAndJoin(port, keys)
  const random = createSeeded(4)
  let stored = 0
  for (;;) {
    alice.send({ type: 'put', channel, ref: stored + 1, bytes: random.bytes(20_000) })
    await new Promise<void>((settle) => {
      alice.socket.once('message', () => settle())
    })
    if (alice.untaken()[0]?.type !== 'stored') break
    await alice.take('stored')
    stored++
  }
  expect(await alice.take('error')).toMatchObject({ code: 'storage-full', ref: stored + 1, retryAfter: 600 })
  expect(stored).toBeGreaterThan(5)
  expect(lines.join()).toContain('The store is full')
  const bob = await connectAndJoin(port, keys)
  for (let seq = 1; seq <= stored; seq++) expect(await bob.take('item')).toMatchObject({ seq })
})

test('a log goes after a year without anyone, and not before', async () => {
  const dataFolder = temporaryFolder()
  const keys = createChannelKeys()
  const joinOnDay = async (day: number): Promise<{ log: Uint8Array; head: number }> => {
    const server = await startTestServer({ dataFolder, now: () => day * dayMs })
    const phone = await connectPhone(server)
    phone.join(keys)
    const joined = await phone.take('joined')
    for (let seq = 1; seq <= joined.head; seq++) await phone.take('item')
    phone.send({ type: 'put', channel: keys.channel, ref: 1, bytes: Uint8Array.of(day % 256) })
    await phone.take('stored')
    await server.close()
    return joined
  }
  const first = await joinOnDay(1_000)
  expect(await joinOnDay(1_365)).toMatchObject({ log: first.log, head: 1 })
  expect(await joinOnDay(1_730)).toMatchObject({ log: first.log, head: 2 })
  const later = await joinOnDay(2_096)
  expect(later.head).toBe(0)
  expect(later.log).not.toEqual(first.log)
})
