import { deriveChannel } from '../../src/core/keys/epoch-key.ts'
import { readTable } from './kit/databases.ts'
import { expect, test } from './kit/fixtures.ts'
import { sealedNote, sealedPlace } from './kit/market-acts.ts'
import type { RelayProcess } from './kit/relay-process.ts'
import { community, names, startTwoWhoAgreed, titles } from './kit/two-who-agreed.ts'

test('nothing the relay has on its disk, or prints, names a person, a thing, an entry, a device or a key', async ({ phone, relay }) => {
  test.setTimeout(90_000)
  const alice = await phone('alice')
  const bob = await phone('bob')
  const agreement = await startTwoWhoAgreed(alice, bob)

  const ids = new Set<string>([agreement])
  for (const each of [alice, bob]) {
    for (const { id, device } of await readTable<{ readonly id: string; readonly device: string }>(each, 'vault', 'entries')) ids.add(id).add(device)
  }
  const [cell] = await readTable<{ readonly cell: string }>(alice, 'index', 'cells')
  ids.add(cell?.cell ?? '')
  const epochKeys = await readTable<{ readonly epoch: string; readonly key: readonly number[] }>(alice, 'vault', 'epochKeys')
  const key = Buffer.from(epochKeys[0]?.key ?? [])
  // Two devices, and all there is to know of two who agreed.
  expect(ids.size).toBeGreaterThan(8)
  expect([...ids].every((id) => /^[0-9a-f]{64}$/.test(id))).toBe(true)
  expect(key).toHaveLength(32)
  const secrets = [
    ...[community, ...names, ...titles, sealedPlace, sealedNote].flatMap((text) => spellings(text)),
    ...[...ids, key.toString('hex')].flatMap((hex) => waysToWrite(hex)),
  ]

  // The name of the channel is what a relay has to know, so finding it shows that looking finds.
  const { name: channel } = await deriveChannel(new Uint8Array(key))
  const whileItRuns = await relay.readDisk()
  expect(found(whileItRuns, waysToWrite(channel))).not.toEqual([])
  expect(found(whileItRuns, secrets)).toEqual([])
  await relay.stop()
  const afterwards = await relay.readDisk()
  expect(found(afterwards, waysToWrite(channel))).not.toEqual([])
  expect(found(afterwards, secrets)).toEqual([])
  expect(found(printed(relay), [...secrets, ...waysToWrite(channel)])).toEqual([])
})

interface Secret {
  readonly words: string
  readonly bytes: Buffer
}

const spellings = (text: string): readonly Secret[] =>
  (['utf8', 'utf16le'] as const).map((encoding) => ({ words: `“${text}” as ${encoding}`, bytes: Buffer.from(text, encoding) }))

const waysToWrite = (hex: string): readonly Secret[] => {
  const raw = Buffer.from(hex, 'hex')
  return [
    { words: `${hex} as bytes`, bytes: raw },
    ...(['hex', 'base64', 'base64url'] as const).map((encoding) => ({ words: `${hex} as ${encoding}`, bytes: Buffer.from(raw.toString(encoding).replace(/=+$/, '')) })),
  ]
}

const found = (bytesByFile: ReadonlyMap<string, Buffer>, secrets: readonly Secret[]): readonly string[] =>
  [...bytesByFile].flatMap(([file, bytes]) => secrets.filter((secret) => bytes.includes(secret.bytes)).map(({ words }) => `${words} in ${file}`))

const printed = (relay: RelayProcess): ReadonlyMap<string, Buffer> => new Map([['what it printed', Buffer.from(relay.said)]])
