import { holdTable } from './kit/databases.ts'
import { expect, test as base } from './kit/fixtures.ts'
import { fillNotice } from './kit/market-acts.ts'
import { makeNextVersion, nextVersion, thisVersion } from './kit/next-version.ts'
import type { Phone } from './kit/phone.ts'

/** The folder of the version after this one. */
const test = base.extend<{ readonly nextApp: string }>({
  // Playwright reads what a fixture needs from this pattern.
  // oxlint-disable-next-line no-empty-pattern
  nextApp: async ({}, use) => {
    const { folder, remove } = await makeNextVersion()
    await use(folder)
    await remove()
  },
})

test('a new version asks, stays away until accepted, lets a write finish, and then runs in every tab', async ({ phone, relay, nextApp }) => {
  const first = await phone('alice')
  await first.startCommunity({ name: 'Orchard street', founder: 'Alice' })
  await first.waitUntilReadyWithoutNetwork()
  const second = await first.openTab()
  const tabs = [first, second]
  await expect(openElsewhere(second)).toBeVisible()

  await relay.stop()
  await relay.start({ app: nextApp })
  await first.page.reload()
  for (const tab of tabs) await expect(prompt(tab)).toBeVisible({ timeout: 20_000 })
  for (const tab of tabs) await expectVersion(tab, thisVersion)
  await second.page.reload()
  await expect(openElsewhere(second)).toBeVisible()
  await first.page.reload()
  for (const tab of tabs) await expect(prompt(tab)).toBeVisible({ timeout: 20_000 })
  for (const tab of tabs) await expectVersion(tab, thisVersion)

  await fillNotice(first, { side: 'offer', mode: 'permanent', category: 'Bikes and scooters', title: 'Mountain bike', value: 30_000 })
  const release = await holdTable(first, 'vault', 'entries')
  const reloaded = Promise.all(tabs.map((tab) => tab.page.waitForEvent('load')))
  await first.press('Save the notice')
  await first.press('Update now')
  await expect(first.page.getByRole('button', { name: 'Update now' })).toHaveAttribute('aria-busy', 'true')
  await expectVersion(second, thisVersion)
  await release()
  await reloaded
  for (const tab of tabs) {
    await expectVersion(tab, nextVersion)
    await expect(prompt(tab)).toHaveCount(0)
    await tab.go('/market')
    await expect(tab.page.getByRole('link', { name: 'Mountain bike' })).toBeVisible()
  }
})

const prompt = (tab: Phone) => tab.page.getByText('A new version of Ayni is ready')

const openElsewhere = (tab: Phone) => tab.page.getByText('This community is open in another tab', { exact: true })

const expectVersion = async (tab: Phone, version: string): Promise<void> => {
  await tab.go('/settings/about')
  await expect(tab.page.getByText(version, { exact: true })).toBeVisible()
}
