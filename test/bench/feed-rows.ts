import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { change, free, init, load, save } from '@automerge/automerge'
import type { StoredWire } from '../../src/core/codec/check-entry.ts'
import { decodeEntry, type DecodedEntry } from '../../src/core/codec/entry-codec.ts'
import { isValueMap, type Value } from '../../src/domain/base/value.ts'
import { entriesPerFeed } from '../../src/storage/entries-per-feed.ts'
import { appendWires, beginFeed, heldWires, type FeedDocument } from '../../src/storage/feed-recipe.ts'
import type { History } from './history-cache.ts'
import { median, timeRuns } from './measure.ts'
import { atLeast, atMost, noted, type Row } from './row.ts'

/** So many times faster feeds have to be. */
const worthTheTrouble = 10

/** The ledger as Automerge documents: as feeds, and as the nested objects one would think of first (DESIGN 2). */
export const feedRows = async (history: History): Promise<readonly Row[]> => {
  const { wires } = history
  const few = wires.slice(0, 5_000)
  const feeds = makeFeeds(wires)
  const feedBytes = sum(feeds.map(({ length }) => length))
  const nestedFew = readNested(history, few)
  const nestedAll = readNested(history, wires)
  const feedMs: number[] = []
  const fewMs: number[] = []
  const allMs: number[] = []
  for (let turn = 0; turn < 2; turn += 1) {
    feedMs.push(...(await timeRuns(2, () => loadFeeds(feeds, wires.length))))
    fewMs.push(...(await timeRuns(1, () => loadNested(nestedFew, few.length))))
    allMs.push(...(await timeRuns(1, () => loadNested(nestedAll, wires.length))))
  }
  const count = wires.length.toLocaleString('en-US')
  return [
    noted({ name: `load ${count} entries, ${feeds.length} feeds`, value: median(feedMs), unit: 'ms' }),
    noted({ name: `load ${count} entries as nested Automerge objects`, value: median(allMs), unit: 'ms' }),
    noted({ name: `load ${few.length.toLocaleString('en-US')} of them so`, value: median(fewMs), unit: 'ms' }),
    atLeast({ name: 'nested objects to feeds, time to load', value: median(allMs) / median(feedMs), unit: '×' }, worthTheTrouble),
    noted({ name: 'nested objects to feeds, bytes at rest', value: nestedAll.length / feedBytes, unit: '×' }),
    atMost({ name: 'bytes at rest in feeds to bytes on the wire', value: feedBytes / sum(wires.map(({ wire }) => wire.length)), unit: '×' }, 1.15),
  ]
}

const makeFeeds = (wires: readonly StoredWire[]): readonly Uint8Array[] => {
  const wiresByFeed = new Map<string, Uint8Array[]>()
  for (const { wire } of wires) {
    const { device, seq } = decoded(wire).draft
    const feed = `${device}/${Math.floor((seq - 1) / entriesPerFeed)}`
    wiresByFeed.set(feed, [...(wiresByFeed.get(feed) ?? []), wire])
  }
  return [...wiresByFeed].map(([feed, held]) => save(appendWires(beginFeed(feed.slice(0, 32)), held)))
}

const loadFeeds = (feeds: readonly Uint8Array[], entries: number): void => {
  let held = 0
  for (const bytes of feeds) {
    const feed = load<FeedDocument>(bytes)
    held += heldWires(feed).length
    free(feed)
  }
  if (held !== entries) throw new Error(`the feeds hold ${held} of ${entries} entries`)
}

type Nested = { entries: Record<string, unknown>[] }

/** Making 20,000 takes 15 s, so it rests beside its history. */
const readNested = ({ path }: History, wires: readonly StoredWire[]): Uint8Array => {
  const cached = `${path}.nested-${wires.length}`
  if (existsSync(cached)) return new Uint8Array(readFileSync(cached))
  const bytes = makeNested(wires)
  writeFileSync(cached, bytes)
  return bytes
}

const rowsPerChange = 500

const makeNested = (wires: readonly StoredWire[]): Uint8Array => {
  let document = change(init<Nested>(), (now) => {
    now.entries = []
  })
  for (let from = 0; from < wires.length; from += rowsPerChange) {
    const rows = wires.slice(from, from + rowsPerChange).map(({ wire }) => nestedRow(decoded(wire)))
    document = change(document, (now) => void now.entries.push(...rows))
  }
  return save(document)
}

const nestedRow = ({ draft, sig }: DecodedEntry): Record<string, unknown> => ({ ...draft, sig, refs: [...draft.refs], body: plainValue(draft.body) })

const plainValue = (value: Value): unknown => {
  if (isValueMap(value)) return Object.fromEntries([...value].map(([key, item]) => [key, plainValue(item)]))
  return Array.isArray(value) ? (value as readonly Value[]).map(plainValue) : value
}

const loadNested = (bytes: Uint8Array, entries: number): void => {
  const document = load<Nested>(bytes)
  if (document.entries.length !== entries) throw new Error('a nested document lost entries')
  free(document)
}

const decoded = (wire: Uint8Array): DecodedEntry => {
  const read = decodeEntry(wire)
  if (!read.ok) throw new Error('a made entry does not decode')
  return read.value
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0)
