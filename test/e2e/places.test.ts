import { databaseNames } from './kit/databases.ts'
import { expect, test } from './kit/fixtures.ts'
import type { Phone } from './kit/phone.ts'
import { expectMembers } from './kit/two-who-agreed.ts'

const androidView = 'Mozilla/5.0 (Linux; Android 14; Pixel 8 Build/AP2A.240805.005; wv) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/137.0.7151.72 Mobile Safari/537.36'
const iosView = 'Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/15E148'
const iphoneSafari = 'Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Mobile/15E148 Safari/604.1'
const insideOthers = {
  Instagram: `${androidView} Instagram 382.0.0.49.84 Android (34/14; 420dpi; 1080x2205; Google; Pixel 8; shiba; shiba; en_GB)`,
  Telegram: `${androidView} Telegram-Android/11.12.0 (Google Pixel 8; Android 14; SDK 34; HIGH)`,
  WhatsApp: `${iosView} WhatsApp/2.25.16`,
}

test('inside another app no key is made and the invitation stays whole for a true browser', async ({ phone }) => {
  test.setTimeout(90_000)
  const alice = await phone('alice')
  await alice.startCommunity({ name: 'Orchard street', founder: 'Alice' })
  const link = await alice.invite()
  for (const [app, userAgent] of Object.entries(insideOthers)) {
    const inside = await phone(`bob-in-${app}`, { userAgent })
    await open(inside, link)
    await expect(inside.page.getByRole('heading', { name: 'Open in Chrome or Safari' })).toBeVisible()
    await expect(inside.page.getByText('Your invitation is part of the address. It has not been used yet.')).toBeVisible()
    expect(await copyBy(inside, 'Copy the address')).toBe(link)
    await expectNothingMade(inside)
    await inside.close()
  }
  const bob = await phone('bob')
  await bob.join(link, 'Bob')
  for (const each of [alice, bob]) await expectMembers(each, 2)
})

test('a tab on an iPhone says how to come onto the home screen, where the kept invitation is pasted', async ({ phone }) => {
  test.setTimeout(60_000)
  const alice = await phone('alice')
  await alice.startCommunity({ name: 'Orchard street', founder: 'Alice' })
  const link = await alice.invite()
  const tab = await phone('bob-in-a-tab', { userAgent: iphoneSafari })
  await open(tab, link)
  await expect(tab.page.getByRole('heading', { name: 'Put Ayni on your home screen' })).toBeVisible()
  await expect(tab.page.getByText('Choose “Add to Home Screen”')).toBeVisible()
  const kept = await copyBy(tab, 'Copy the invitation')
  expect(kept).toBe(link)
  await expectNothingMade(tab)

  // On the home screen the storage is another one, as on iOS.
  const bob = await phone('bob', { userAgent: iphoneSafari })
  await bob.context.addInitScript(() => {
    Object.defineProperty(navigator, 'standalone', { value: true })
  })
  await open(bob, bob.address)
  await bob.page.getByRole('link', { name: /I have an invitation/ }).click()
  await expect(bob.page.getByRole('button', { name: 'Scan the code on another phone' })).toBeVisible()
  await pasteAndJoin(bob, `Come and join us!\n${kept}`)
  for (const each of [alice, bob]) await expectMembers(each, 2)
})

test('an app in a window of its own that has no camera still takes an invitation by pasting', async ({ phone }) => {
  const alice = await phone('alice')
  await alice.startCommunity({ name: 'Orchard street', founder: 'Alice' })
  const link = await alice.invite()
  const bob = await phone('bob', { userAgent: iphoneSafari })
  await bob.context.addInitScript(() => {
    const asked = window.matchMedia.bind(window)
    window.matchMedia = (query) => asked(query === '(display-mode: standalone)' ? 'all' : query)
  })
  await open(bob, bob.address)
  await bob.page.getByRole('link', { name: /I have an invitation/ }).click()
  await bob.press('Scan the code on another phone')
  await expect(bob.page.getByText(/camera/)).toBeVisible()
  await pasteAndJoin(bob, link)
  for (const each of [alice, bob]) await expectMembers(each, 2)
})

/** The first run with this link, up to where it goes on or stops. */
const open = async (phone: Phone, link: string): Promise<void> => {
  await phone.page.goto(link)
  await phone.press('Continue')
}

const copyBy = async (phone: Phone, button: string): Promise<string> => {
  await phone.context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await phone.press(button)
  await expect(phone.page.getByRole('button', { name: 'Copied' })).toBeVisible()
  return phone.page.evaluate(() => navigator.clipboard.readText())
}

/** Keys rest in vaults, and nowhere else. */
const expectNothingMade = async (phone: Phone): Promise<void> => {
  const names = await databaseNames(phone)
  expect(names).toContain('ayni-directory')
  expect(names.filter((name) => /vault|index|documents/.test(name))).toEqual([])
}

const pasteAndJoin = async (phone: Phone, text: string): Promise<void> => {
  await phone.fill('Paste the invitation', text)
  await phone.press('Read it')
  await phone.fill('Your name', 'Bob')
  await phone.press('Join')
}
