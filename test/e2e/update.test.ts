import { holdTable } from './kit/databases.ts'
import { expect, test as base } from './kit/fixtures.ts'
import { fillNotice, type Notice } from './kit/market-acts.ts'
import { makeNextVersion, nextVersion, thisVersion } from './kit/next-version.ts'
import type { Phone } from './kit/phone.ts'

interface Updating {
  /** A tab that writes; the next version is on the phone and waits. */
  readonly first: Phone
  /** Another tab of the same profile. */
  readonly second: Phone
}

const test = base.extend<{ readonly nextApp: string; readonly updating: Updating }>({
  /** The folder of the version after this one. */
  // Playwright reads what a fixture needs from this pattern.
  // oxlint-disable-next-line no-empty-pattern
  nextApp: async ({}, use) => {
    const { folder, remove } = await makeNextVersion()
    await use(folder)
    await remove()
  },
  updating: async ({ phone, relay, nextApp }, use) => {
    const first = await phone('alice')
    await first.startCommunity({ name: 'Orchard street', founder: 'Alice' })
    await first.waitUntilReadyWithoutNetwork()
    const second = await first.openTab()
    await expect(openElsewhere(second)).toBeVisible()
    await relay.stop()
    await relay.start({ app: nextApp })
    await first.page.reload()
    for (const tab of [first, second]) await expectAsked(tab)
    await use({ first, second })
  },
})

const bike: Notice = { side: 'offer', mode: 'permanent', category: 'Bikes and scooters', title: 'Mountain bike', value: 30_000 }

test('a new version asks, stays away until accepted, lets a write finish, and then runs in every tab', async ({ updating: { first, second } }) => {
  test.setTimeout(90_000)
  const tabs = [first, second]
  for (const tab of tabs) await expectVersion(tab, thisVersion)
  await second.page.reload()
  await expect(openElsewhere(second)).toBeVisible()
  await first.page.reload()
  for (const tab of tabs) await expectAsked(tab)
  for (const tab of tabs) await expectVersion(tab, thisVersion)

  await fillNotice(first, bike)
  const release = await holdTable(first, 'vault', 'entries')
  const reloaded = Promise.all(tabs.map((tab) => tab.page.waitForEvent('load')))
  await first.press('Save the notice')
  await accept(first)
  await expectVersion(second, thisVersion)
  await release()
  await reloaded
  for (const tab of tabs) {
    await expectVersion(tab, nextVersion)
    await expect(prompt(tab)).toHaveCount(0)
    await tab.go('/market')
    await expect(tab.page.getByRole('link', { name: bike.title })).toBeVisible()
  }
})

test('a write that waits until its community is opened is not cut by a new version either', async ({ updating: { first, second } }) => {
  test.setTimeout(90_000)
  // A large community on a slow phone takes its time.
  const release = await holdTable(second, 'vault', 'deviceKeys')
  await first.page.reload()
  await expectAsked(first)
  await fillNotice(first, bike)
  const reloaded = first.page.waitForEvent('load')
  await first.press('Save the notice')
  await accept(first)
  await expectVersion(second, thisVersion)
  await release()
  await reloaded
  await expectVersion(first, nextVersion)
  await first.go('/market')
  await expect(first.page.getByRole('link', { name: bike.title })).toBeVisible()
})

const prompt = (tab: Phone) => tab.page.getByText('A new version of Ayni is ready')

/** All of the new version is fetched before. */
const expectAsked = (tab: Phone): Promise<void> => expect(prompt(tab)).toBeVisible({ timeout: 20_000 })

const accept = async (tab: Phone): Promise<void> => {
  await tab.press('Update now')
  await expect(tab.page.getByRole('button', { name: 'Update now' })).toHaveAttribute('aria-busy', 'true')
}

const openElsewhere = (tab: Phone) => tab.page.getByText('This community is open in another tab', { exact: true })

const expectVersion = async (tab: Phone, version: string): Promise<void> => {
  await tab.go('/settings/about')
  await expect(tab.page.getByText(version, { exact: true })).toBeVisible()
}
