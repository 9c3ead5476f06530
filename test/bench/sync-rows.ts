import type { RelayProcess } from '../e2e/kit/relay-process.ts'
import { BenchCommunity, type Arrival } from './bench-community.ts'
import { BenchPhone } from './bench-phone.ts'
import type { History } from './history-cache.ts'
import { watchIndex, type IndexWatch } from './index-watch.ts'
import { atMost, noted, type Row } from './row.ts'

export interface FirstSync {
  /** With all the community's entries in its profile, and its browser stopped. */
  readonly phone: BenchPhone
  readonly took: IndexWatch
}

/** An empty phone opens the link, joins, and has all there is. The time runs from the tap on "Join". */
export const firstSync = async (relay: RelayProcess, history: History, arrival: Arrival): Promise<FirstSync> => {
  const community = await BenchCommunity.open(relay.address, history, arrival)
  const phone = await BenchPhone.create()
  const page = await phone.start()
  await page.goto(community.link)
  await page.getByRole('button', { name: 'Continue' }).click()
  await page.getByLabel('Your name').fill('Newcomer')
  // The history, the newcomer's joining, and the founder's admission of it.
  const watch = watchIndex(page, { cell: community.cell, entries: history.wires.length + 2 })
  await page.getByRole('button', { name: 'Join', exact: true }).click()
  const took = await watch
  await phone.stop()
  community.close()
  return { phone, took }
}

/** A log where each entry came by itself is the worst there is: it is noted, and the promise is about packed ones. */
export const firstSyncRows = (took: IndexWatch, { entries, arrival }: { readonly entries: number; readonly arrival: Arrival }): readonly Row[] => {
  const what = `first sync of ${entries.toLocaleString('en-US')} entries, ${arrival === 'packed' ? '64 KiB chunks' : 'a chunk each'}`
  const index = { name: `${what}: index complete`, value: took.folded / 1000, unit: 's' }
  const feeds = { name: `${what}: feeds too`, value: took.feeds / 1000, unit: 's' }
  return arrival === 'packed' ? [atMost(index, 8), atMost(feeds, 30)] : [noted(index), noted(feeds)]
}
