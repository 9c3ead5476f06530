import { randomBytes } from 'node:crypto'
import { RelayProcess } from '../e2e/kit/relay-process.ts'
import { createChannelKeys } from '../relay/channel-keys.ts'
import { connectPhone, type Phone } from '../relay/phone.ts'
import { median, quantile } from './measure.ts'
import { noted, type Row } from './row.ts'

/** A sealed chunk of one entry has about so many bytes. */
const chunkBytes = 800
const puts = 1_000
const readers = 50
const fannedPuts = 200

/** The real relay as a process of its own, on loopback, with its store on disk. */
export const relayRows = async (): Promise<readonly Row[]> => {
  const relay = await RelayProcess.start()
  try {
    const port = Number(new URL(relay.address).port)
    const keys = createChannelKeys()
    const join = async (): Promise<Phone> => {
      const phone = await connectPhone({ port })
      phone.join(keys)
      await phone.take('joined')
      return phone
    }
    const writer = await join()
    const put = async (): Promise<void> => {
      writer.send({ type: 'put', channel: keys.channel, ref: 1, bytes: randomBytes(chunkBytes) })
      await writer.take('stored')
    }
    const storedMs = await timeEach(puts, put)
    const listeners = await Promise.all(Array.from({ length: readers }, join))
    await hearLog(listeners, puts)
    const fannedMs = await timeEach(fannedPuts, () => Promise.all([heardByAll(listeners), put()]))
    for (const phone of [writer, ...listeners]) phone.socket.close()
    return [
      noted({ name: `relay: put to stored, ${chunkBytes} bytes, median of ${puts}`, value: median(storedMs), unit: 'ms' }),
      noted({ name: `relay: put to stored, 99 of 100`, value: quantile(storedMs, 0.99), unit: 'ms' }),
      noted({ name: `relay: put until the last of ${readers} has it, median of ${fannedPuts}`, value: median(fannedMs), unit: 'ms' }),
      noted({ name: `relay: put until the last of ${readers} has it, 99 of 100`, value: quantile(fannedMs, 0.99), unit: 'ms' }),
    ]
  } finally {
    await relay.remove()
  }
}

const timeEach = async (times: number, work: () => Promise<unknown>): Promise<readonly number[]> => {
  const each: number[] = []
  for (let time = 0; time < times; time += 1) {
    const start = performance.now()
    await work()
    each.push(performance.now() - start)
  }
  return each
}

/** What was put before the listeners came is read to the end. From then on each message is one new chunk. */
const hearLog = async (listeners: readonly Phone[], chunks: number): Promise<void> => {
  for (const phone of listeners) for (let chunk = 0; chunk < chunks; chunk += 1) await phone.take('item')
  // Decoding every message fifty times over in one process would be most of what is measured.
  for (const { socket } of listeners) socket.removeAllListeners('message')
}

const heardByAll = (listeners: readonly Phone[]): Promise<unknown> =>
  Promise.all(listeners.map(({ socket }) => new Promise((resolve) => socket.once('message', resolve))))
