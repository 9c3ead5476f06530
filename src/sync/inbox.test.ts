import { expect, test } from 'vitest'
import { createWorld } from '../../test/sync/world.ts'
import type { Received } from '../core/ports/sync-target.ts'
import { sealChunk } from '../core/sealing/chunk.ts'
import { createInbox } from './inbox.ts'
import { LogPosition } from './log-position.ts'

/** An inbox of a phone that notes what each batch brought. */
const openInbox = async () => {
  const world = await createWorld()
  const phone = await world.phone()
  const received: Received[] = []
  const receive = phone.receive.bind(phone)
  phone.receive = (batch) => {
    received.push(batch)
    return receive(batch)
  }
  const position = new LogPosition('wss://relay', { id: 'wss://relay', log: 'ab', seq: 0, headByDevice: new Map() })
  const refills: boolean[] = []
  const bugs: unknown[] = []
  const inbox = createInbox({
    target: phone,
    seal: world.seal,
    position,
    from: 'wss://relay',
    deps: { after: () => () => {} },
    events: { onBatch: ({ hasOthersRefill }) => void refills.push(hasOthersRefill), onFault: () => {} },
    onBug: (bug) => void bugs.push(bug),
  })
  return { world, phone, received, inbox, position, refills, bugs }
}

test('however much of a batch is junk, it is stored with the batch in one go', async () => {
  const { world, phone, received, inbox, bugs } = await openInbox()
  const good = await sealChunk([await phone.sign(1)], world.seal)
  for (let seq = 1; seq <= 500; seq += 1) inbox.put(seq, Uint8Array.of(seq % 256))
  inbox.put(501, good)
  await inbox.settle()
  // The first did not wait for company; the last says only what the log was found to hold.
  expect(received.map(({ unopened = [], wires }) => [unopened.length, wires.length])).toEqual([[1, 0], [499, 1], [0, 0]])
  expect(phone.quarantined).toHaveLength(500)
  expect(phone.size()).toBe(1)
  expect(bugs).toEqual([])
})

test('a batch says after which item it begins', async () => {
  const { received, inbox } = await openInbox()
  for (const seq of [1, 2, 3]) inbox.put(seq, Uint8Array.of(seq))
  await inbox.settle()
  inbox.put(4, Uint8Array.of(4))
  await inbox.settle()
  expect(received.map(({ readAfter, cursor }) => [readAfter, cursor?.seq])).toEqual([[0, 1], [1, 3], [3, 4]])
})

/** As anyone makes it who has a link: the number is right, the signature is not. */
const forge = (wire: Uint8Array): Uint8Array => {
  const forged = wire.slice()
  // The last byte belongs to the signature.
  forged[forged.length - 1]! ^= 1
  return forged
}

test('a false entry is not believed to be the true one that is recorded while it waits to be received', async () => {
  const { world, phone, inbox, position } = await openInbox()
  await phone.record({ entries: 2 })
  inbox.put(1, await sealChunk((await phone.lacking(new Map(), 'own')).map(({ wire }) => wire), world.seal))
  await inbox.settle()
  const { promise, resolve } = Promise.withResolvers<void>()
  phone.gate = promise
  inbox.put(2, await sealChunk([forge(await phone.sign(3))], world.seal))
  await phone.record()
  resolve()
  await inbox.settle()
  expect([phone.heads().get(phone.device), position.headByDevice.get(phone.device), position.seq]).toEqual([3, 2, 2])
})

test('what was held before and is true is found in the log, and is another phone’s refill; what is false is neither', async () => {
  const { world, phone, inbox, position, refills } = await openInbox()
  await phone.record({ entries: 2 })
  const wires = (await phone.lacking(new Map(), 'own')).map(({ wire }) => wire)
  inbox.put(1, await sealChunk(wires.map(forge), world.seal))
  await inbox.settle()
  expect([position.headByDevice.size, refills]).toEqual([0, [false]])
  inbox.put(2, await sealChunk(wires, world.seal))
  await inbox.settle()
  expect([position.headByDevice.get(phone.device), refills.slice(0, 2)]).toEqual([2, [false, true]])
})

test('of a fork, only the side that the log tells of is found in it', async () => {
  const { world, phone, inbox, position } = await openInbox()
  const alice = await world.phone()
  await alice.record({ entries: 2 })
  const [first, second] = (await alice.lacking(new Map(), 'own')).map(({ wire }) => wire)
  await phone.receive({ wires: [second!], cursor: null, from: 'scan' })
  inbox.put(1, await sealChunk([first!, await alice.signTwin(2)], world.seal))
  await inbox.settle()
  expect(position.headByDevice.get(alice.device)).toBe(1)
  inbox.put(2, await sealChunk([second!], world.seal))
  await inbox.settle()
  expect(position.headByDevice.get(alice.device)).toBe(2)
})
