import type { CellId } from '../domain/ledger/entry.ts'

/*
 * The marker of DESIGN 4: outside the databases, in two places of the browser, so that an app whose storage was wiped
 * knows that it had something. Kept by the page, because localStorage is not there for workers.
 */

/** A community this install had, and how many of its records. */
export interface MarkedCommunity {
  readonly cell: CellId
  readonly name: string
  readonly entries: number
}

const storageKey = 'ayni/marker'
const cacheName = 'ayni-marker'
const cacheUrl = '/ayni-marker.json'

/** What both places say together; of one community the larger number of records. */
export const readMarker = async (): Promise<readonly MarkedCommunity[]> => {
  const byCell = new Map<CellId, MarkedCommunity>()
  for (const marked of [...readLocal(), ...(await readCache())]) {
    const known = byCell.get(marked.cell)
    if (known === undefined || known.entries < marked.entries) byCell.set(marked.cell, marked)
  }
  return [...byCell.values()]
}

export const mark = (community: MarkedCommunity): Promise<void> =>
  change((marked) => [...marked.filter(({ cell }) => cell !== community.cell), community])

/** For a community that was left, or is given up for lost. */
export const unmark = (cells: readonly CellId[]): Promise<void> =>
  change((marked) => marked.filter(({ cell }) => !cells.includes(cell)))

let last: Promise<void> = Promise.resolve()

/** One change after the other: each reads what the one before has written. */
const change = (next: (marked: readonly MarkedCommunity[]) => readonly MarkedCommunity[]): Promise<void> => {
  last = write(last, next)
  return last
}

const write = async (before: Promise<void>, next: (marked: readonly MarkedCommunity[]) => readonly MarkedCommunity[]): Promise<void> => {
  await before
  const text = JSON.stringify(next(await readMarker()))
  writeLocal(text)
  await writeCache(text)
}

const readLocal = (): readonly MarkedCommunity[] => {
  try {
    return parse(localStorage.getItem(storageKey))
  } catch {
    return []
  }
}

const readCache = async (): Promise<readonly MarkedCommunity[]> => {
  try {
    const found = await (await caches.open(cacheName)).match(cacheUrl)
    return parse((await found?.text()) ?? null)
  } catch {
    return []
  }
}

// Either may be forbidden or full. The marker is a help, and the other place may still hold it.
const writeLocal = (text: string): void => {
  try {
    localStorage.setItem(storageKey, text)
  } catch {
    // See above.
  }
}

const writeCache = async (text: string): Promise<void> => {
  try {
    await (await caches.open(cacheName)).put(cacheUrl, new Response(text, { headers: { 'Content-Type': 'application/json' } }))
  } catch {
    // See above.
  }
}

const parse = (text: string | null): readonly MarkedCommunity[] => {
  const value: unknown = text === null ? [] : JSON.parse(text)
  return Array.isArray(value) ? value.filter(isMarked) : []
}

const isMarked = (value: unknown): value is MarkedCommunity =>
  typeof value === 'object' && value !== null &&
  'cell' in value && typeof value.cell === 'string' &&
  'name' in value && typeof value.name === 'string' &&
  'entries' in value && typeof value.entries === 'number'
