import type { Page } from 'playwright-core'
import type { RelayProcess } from '../e2e/kit/relay-process.ts'
import { BenchCommunity, type Arrival } from './bench-community.ts'
import { BenchPhone } from './bench-phone.ts'
import type { History } from './history-cache.ts'
import { watchIndex, type IndexWatch } from './index-watch.ts'

export interface FirstSync {
  readonly phone: BenchPhone
  readonly community: BenchCommunity
  readonly page: Page
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
  const watch = watchIndex(page, { cell: community.cell, entries: history.wires.length + 1 })
  await page.getByRole('button', { name: 'Join', exact: true }).click()
  return { phone, community, page, took: await watch }
}
