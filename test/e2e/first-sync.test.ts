import { BenchCommunity } from '../bench/bench-community.ts'
import { readHistory } from '../bench/history-cache.ts'
import { expect, test } from './kit/fixtures.ts'

const entries = 6_000

test('a large community comes to an empty phone with its size shown, can be used before the rest is in, and survives being closed halfway', async ({ phone, relay }) => {
  test.setTimeout(120_000)
  const community = await BenchCommunity.open(relay.address, await readHistory({ entries, members: 60 }), 'one-by-one')
  const carol = await phone('carol')
  await carol.join(community.link, 'Carol')
  const progress = carol.page.getByRole('progressbar')
  await expect(progress).toBeVisible()
  await expect(carol.page.getByText(/[\d,]+ of 6,0\d\d/)).toBeVisible()
  await carol.go('/market')
  await expect(carol.page.getByRole('region', { name: /Everyone/ }).getByRole('link').first()).toBeVisible()
  await expect(progress).toBeVisible()
  await carol.close()

  await carol.open()
  // A page of the same origin that does not run the app: what the closed phone had stored.
  await carol.page.goto(`${carol.address}/health`)
  const held = (await carol.holdings()).entries.length
  expect(held).toBeGreaterThan(100)
  expect(held).toBeLessThan(entries)
  await carol.page.goto(carol.address)
  await expect(async () => {
    const holdings = await carol.holdings()
    expect(holdings.entries.length).toBeGreaterThanOrEqual(entries + 2)
    expect(holdings.feedsComplete).toBe(true)
  }).toPass({ timeout: 60_000 })
  await carol.go('/community')
  await expect(carol.page.getByText('61 members')).toBeVisible()
  community.close()
})
