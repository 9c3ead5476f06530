import type { RelayProcess } from '../e2e/kit/relay-process.ts'
import { BenchCommunity, type Arrival } from './bench-community.ts'
import { BenchPhone } from './bench-phone.ts'
import type { History } from './history-cache.ts'
import { readFeedBytes, watchIndex, type IndexWatch } from './index-watch.ts'
import { atMost, noted, type Row } from './row.ts'

export interface FirstSync {
  /** With all the community's entries in its profile, and its browser stopped. */
  readonly phone: BenchPhone
  readonly took: IndexWatch
  readonly feedBytes: number
}

/** An empty phone opens the link, joins, and has all there is. The time runs from the tap on "Join". */
export const firstSync = async (relay: RelayProcess, history: History, arrival: Arrival): Promise<FirstSync> => {
  const community = await BenchCommunity.open(relay.address, history, arrival)
  const phone = await BenchPhone.create()
  try {
    const page = await phone.start()
    await page.goto(community.link)
    await page.getByRole('button', { name: 'Continue' }).click()
    await page.getByLabel('Your name').fill('Newcomer')
    const [took] = await Promise.all([
      // The history, the newcomer's joining, and the founder's admission of it.
      watchIndex(page, { cell: community.cell, entries: history.wires.length + 2 }),
      page.getByRole('button', { name: 'Join', exact: true }).click(),
    ])
    const feedBytes = await readFeedBytes(page, community.cell)
    await phone.stop()
    return { phone, took, feedBytes }
  } catch (error) {
    await phone.remove()
    throw error
  } finally {
    community.close()
  }
}

/** A log where each entry came by itself is the worst there is: it is noted, and the promise is about packed ones. */
export const firstSyncRows = ({ took, feedBytes }: FirstSync, { wires }: History, arrival: Arrival): readonly Row[] => {
  const what = `first sync of ${wires.length.toLocaleString('en-US')} entries, ${arrival === 'packed' ? '64 KiB chunks' : 'a chunk each'}`
  const index = { name: `${what}: index complete`, value: took.folded / 1000, unit: 's' }
  const feeds = { name: `${what}: feeds too`, value: took.feeds / 1000, unit: 's' }
  if (arrival === 'one-by-one') return [noted(index), noted(feeds)]
  const wireBytes = wires.reduce((sum, { wire }) => sum + wire.length, 0)
  return [atMost(index, 8), atMost(feeds, 30), atMost({ name: `${what}: feeds at rest in the browser, to the wire`, value: feedBytes / wireBytes, unit: '×' }, 1.15)]
}
