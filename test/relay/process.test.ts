import { once } from 'node:events'
import { type AddressInfo, connect, createServer } from 'node:net'
import { expect, onTestFinished, test } from 'vitest'
import { createChannelKeys } from './channel-keys.ts'
import { connectPhone, type Phone } from './phone.ts'
import { spawnRelay, startRelayProcess } from './relay-process.ts'
import { createSeeded } from './seeded.ts'
import { temporaryFolder } from './test-server.ts'

const outputOf = async (environment: Readonly<Record<string, string>>): Promise<{ code: unknown; text: string }> => {
  const child = spawnRelay(environment)
  let text = ''
  child.stdout?.on('data', (data: Buffer) => (text += data.toString()))
  child.stderr?.on('data', (data: Buffer) => (text += data.toString()))
  const [code] = (await once(child, 'close')) as [unknown]
  return { code, text }
}

const base64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64')

test('kill -9 after `stored` loses nothing, 50 times over', async () => {
  const AYNI_DATA = temporaryFolder()
  const keys = createChannelKeys()
  const { channel } = keys
  const random = createSeeded(7)
  const storedBySeq = new Map<number, string>()
  let checked = 0
  const logIds = new Set<string>()
  let log: Uint8Array | null = null
  let position = 0

  /** Reads what is new since the last time: whatever was answered as stored must be there as it was. */
  const checkNothingLost = async (phone: Phone): Promise<void> => {
    phone.join(keys, { log, since: position })
    const joined = await phone.take('joined')
    log = joined.log
    logIds.add(base64(log))
    const held = new Map<number, string>()
    while (position < joined.head) {
      const { seq, bytes } = await phone.take('item')
      held.set(seq, base64(bytes))
      position++
    }
    // What was stored but not answered before the kill may be there too.
    for (const [seq, bytes] of storedBySeq) expect(held.get(seq)).toBe(bytes)
    checked += storedBySeq.size
    storedBySeq.clear()
  }

  for (let round = 0; round < 50; round++) {
    const relay = await startRelayProcess({ AYNI_DATA })
    const phone = await connectPhone(relay)
    await checkNothingLost(phone)

    const puts = Array.from({ length: 30 }, () => random.bytes(1 + random.below(6_000)))
    for (const [ref, bytes] of puts.entries()) phone.send({ type: 'put', channel, ref, bytes })
    const answersBeforeTheKill = 1 + random.below(puts.length)
    for (let answers = 0; answers < answersBeforeTheKill; answers++) {
      const { ref, seq } = await phone.take('stored')
      storedBySeq.set(seq, base64(puts[ref]!))
    }
    expect(await relay.end('SIGKILL')).toBe('SIGKILL')
    await phone.closed
  }

  const relay = await startRelayProcess({ AYNI_DATA })
  await checkNothingLost(await connectPhone(relay))
  expect(checked).toBeGreaterThan(50 * 5)
  expect(logIds.size).toBe(1)
}, 120_000)

test.for(['SIGTERM', 'SIGINT'] as const)('%s says goodbye to the phones and exits 0', async (signal) => {
  const relay = await startRelayProcess({ AYNI_DATA: temporaryFolder() })
  const phone = await connectPhone(relay)
  phone.join(createChannelKeys())
  await phone.take('joined')
  const exit = relay.end(signal)
  expect(await phone.take('error')).toMatchObject({ code: 'stopping' })
  expect(await phone.closed).toBe(1001)
  expect(await exit).toBe(0)
})

test('a phone that does not answer does not keep the relay from stopping', async () => {
  const relay = await startRelayProcess({ AYNI_DATA: temporaryFolder() })
  const phone = await connectPhone(relay)
  phone.socket.pause()
  expect(await relay.end('SIGTERM')).toBe(0)
})

test('a peer whose upgrade was refused, and who stays, does not keep the relay from stopping', async () => {
  const relay = await startRelayProcess({ AYNI_DATA: temporaryFolder() })
  const peer = connect({ port: relay.port, host: '127.0.0.1', allowHalfOpen: true })
  onTestFinished(() => {
    peer.destroy()
  })
  peer.on('error', () => {
    // The relay may cut it off; the end of the relay is what counts.
  })
  peer.write('GET / HTTP/1.1\r\nHost: localhost\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n')
  const [answer] = (await once(peer, 'data')) as [Buffer]
  expect(answer.toString()).toMatch(/^HTTP\/1\.1 404 /)
  expect(await relay.end('SIGTERM')).toBe(0)
})

test.for([
  ['SIGTERM', 143],
  ['SIGINT', 130],
] as const)('%s once more ends it at once', async ([signal, code]) => {
  const relay = await startRelayProcess({ AYNI_DATA: temporaryFolder() })
  const phone = await connectPhone(relay)
  // It does not answer the goodbye, so there is time for a second signal.
  phone.socket.pause()
  const impatience = setInterval(() => relay.child.kill(signal), 50)
  onTestFinished(() => clearInterval(impatience))
  expect(await relay.end(signal)).toBe(code)
})

test('one Ctrl-C that arrives twice, from the terminal and from npm, is one', async () => {
  const relay = await startRelayProcess({ AYNI_DATA: temporaryFolder() })
  const phone = await connectPhone(relay)
  const exit = relay.end('SIGINT')
  relay.child.kill('SIGTERM')
  expect(await phone.take('error')).toMatchObject({ code: 'stopping' })
  expect(await exit).toBe(0)
})

test('prints where it runs, and no address, channel or chunk whatever happens', async () => {
  const relay = await startRelayProcess({ AYNI_DATA: temporaryFolder(), AYNI_CODE: 'ayllu' })
  const keys = createChannelKeys()
  const phone = await connectPhone(relay)
  phone.join(keys)
  await phone.take('joined')
  phone.send({ type: 'put', channel: keys.channel, ref: 1, bytes: new TextEncoder().encode('sealed') })
  await phone.take('stored')
  phone.sendRaw('nonsense')
  await phone.closed
  await relay.end('SIGTERM')
  expect(relay.printed()).toBe(`Ayni is running at http://localhost:${relay.port}`)
})

test('a port in use, a folder in use and a wrong setting are said in words', async () => {
  const blocker = createServer().listen(0, '127.0.0.1')
  await once(blocker, 'listening')
  const { port } = blocker.address() as AddressInfo
  const AYNI_DATA = temporaryFolder()
  expect(await outputOf({ PORT: String(port), AYNI_DATA })).toEqual({
    code: 1,
    text: `Port ${port} is in use. Stop what uses it, or take another: PORT=${port + 1}\n`,
  })
  blocker.close()

  await startRelayProcess({ AYNI_DATA })
  const second = await outputOf({ PORT: '0', AYNI_DATA })
  expect(second).toMatchObject({ code: 1, text: expect.stringContaining('Another relay is using the folder') as string })

  const wrong = await outputOf({ AYNI_DATA, AYNI_LIMIT_CONNECTIONS: 'many' })
  expect(wrong).toEqual({ code: 1, text: 'AYNI_LIMIT_CONNECTIONS must be a whole number above 0.\n' })
  expect(await outputOf({ AYNI_DATA, PORT: 'http' })).toMatchObject({ code: 1 })
})
