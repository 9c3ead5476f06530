import { expect, type CDPSession, type Locator } from '@playwright/test'
import { addNotice, proposeFirst } from './kit/market-acts.ts'
import type { Phone } from './kit/phone.ts'

/** Every screen of the app in every state worth looking at, and how a phone comes to it. For axe and for screenshots. */

export type StartPhone = (name: string, more?: { readonly userAgent?: string }) => Promise<Phone>
export type Language = 'en' | 'ru' | 'kk'
export const languages: readonly Language[] = ['en', 'ru', 'kk']

export interface Screen {
  readonly name: string
  readonly phone: Phone
  /** From whatever this phone shows now, in whatever language, again and again. */
  readonly show: () => Promise<void>
  /** There is nothing to do on it, or its title says it all: it needs no sentence under the title. */
  readonly onlySays?: true
  /** Names and texts written by people stand on it, in their languages. */
  readonly hasWritings?: true
}

/** Screens that are reached together. */
export type Scene = (start: StartPhone) => Promise<readonly Screen[]>

/** The phone speaks another language, as if it had been chosen in the settings. */
export const speak = async ({ page }: Phone, language: Language | null): Promise<void> => {
  await page.evaluate(putLanguage, language)
  // An invitation in the address would be read again.
  await page.evaluate(() => { history.replaceState(null, '', location.pathname) })
  await page.reload()
  if (language !== null) await expect(page.locator('html')).toHaveAttribute('lang', language)
}

/** Runs in the page. */
const putLanguage = (locale: string | null): Promise<void> =>
  new Promise((resolve, reject) => {
    const opening = indexedDB.open('ayni-directory')
    opening.addEventListener('error', () => { reject(opening.error ?? new Error('cannot open')) })
    opening.addEventListener('success', () => {
      const database = opening.result
      const change = database.transaction('settings', 'readwrite', { durability: 'strict' })
      const settings = change.objectStore('settings')
      const reading = settings.get('this')
      reading.addEventListener('success', () => {
        settings.put({ theme: 'system', currentCell: null, ...(reading.result as object | undefined), id: 'this', locale })
      })
      change.addEventListener('complete', () => {
        database.close()
        resolve()
      })
    })
  })

export interface Size {
  readonly width: number
  readonly height: number
}

const devtoolsByPhone = new WeakMap<Phone, CDPSession>()

/** One session for each phone: what it emulates ends with it. */
export const devtoolsOf = async (phone: Phone): Promise<CDPSession> => {
  const known = devtoolsByPhone.get(phone)
  if (known !== undefined) return known
  const devtools = await phone.context.newCDPSession(phone.page)
  devtoolsByPhone.set(phone, devtools)
  return devtools
}

/** A screen of this size; below 900 pixels with the scroll bars of a phone, which take no room. */
export const resize = async (phone: Phone, { width, height }: Size): Promise<void> => {
  const devtools = await devtoolsOf(phone)
  await devtools.send('Emulation.setDeviceMetricsOverride', { width, height, deviceScaleFactor: 1, mobile: width < 900 })
  // A page that was too wide is shown smaller, and would stay so.
  await devtools.send('Emulation.setPageScaleFactor', { pageScaleFactor: 1 })
}

/** The browser's own font size, as its setting for larger text changes it: rem goes by it, and so do media queries. */
export const enlarge = async (phone: Phone, percent: number): Promise<void> => {
  const devtools = await devtoolsOf(phone)
  await devtools.send('Page.setFontSizes', { fontSizes: { standard: (16 * percent) / 100, fixed: (13 * percent) / 100 } })
}

/** The screen is there with all that belongs to it: nothing has changed for some frames. */
export const settle = ({ page }: Phone): Promise<void> => page.evaluate(untilQuiet)

/** Runs in the page. */
const untilQuiet = (): Promise<void> =>
  new Promise((resolve, reject) => {
    const quietMs = 100
    const quietAtMostMs = 4_000
    const headingAtMostMs = 20_000
    const startedMs = performance.now()
    let timer = setTimeout(look, quietMs)
    const watcher = new MutationObserver(wait)
    watcher.observe(document, { subtree: true, childList: true, characterData: true, attributes: true })
    function wait() {
      clearTimeout(timer)
      timer = setTimeout(look, performance.now() - startedMs > quietAtMostMs ? 0 : quietMs)
    }
    function look() {
      // What was shown before stays in the page, hidden, until the code of a new screen is there.
      const isThere = [...document.querySelectorAll('h1')].some((heading) => heading.checkVisibility())
      if (!isThere && performance.now() - startedMs < headingAtMostMs) return wait()
      watcher.disconnect()
      if (isThere) resolve()
      else reject(new Error('no heading has come'))
    }
  })

/** Comes to an address from another one, so that what was typed or opened there is gone. */
const fresh = async (phone: Phone, path: string): Promise<void> => {
  await phone.page.evaluate(() => { sessionStorage.clear() })
  await phone.go('/nowhere')
  await phone.go(path)
  await settle(phone)
}

const main = ({ page }: Phone): Locator => page.locator('main')
/** Wherever it stands: on an emulated small screen a click at a place may miss it. */
const press = (button: Locator): Promise<void> => button.evaluate((element) => { (element as HTMLElement).click() })
/** The button that does what the screen is for. */
const submit = async (phone: Phone): Promise<void> => {
  await press(phone.page.locator('main button[type=submit], main [class*=action] button').last())
}

/** A path is all that most screens need. */
const plain = (phone: Phone) => (name: string, path: string, more: Partial<Pick<Screen, 'onlySays' | 'hasWritings'>> = {}): Screen => ({
  name, phone, show: () => fresh(phone, path), ...more,
})

const notAnInvitation = 'hello'

/** What a person sees who has nothing yet. */
const firstRun: Scene = async (start) => {
  const host = await start('host')
  await host.startCommunity({ name: 'Orchard street', founder: 'Alice' })
  const link = await host.invite()
  await host.close()

  const first = await start('first')
  await first.page.goto(first.address)
  const phone = await start('newcomer')
  await phone.page.goto(phone.address)
  await phone.press('Continue')
  await settle(phone)
  const at = plain(phone)
  const invited = (hash: string): Promise<void> => openInvitation(phone, hash)
  const { hash } = new URL(link)
  return [
    {
      name: 'language',
      phone: first,
      show: async () => {
        const chosen = await first.page.locator('html').getAttribute('lang')
        await speak(first, null)
        await settle(first)
        await press(first.page.locator(`label:has([lang="${chosen ?? 'en'}"])`))
        await expect(first.page.locator('html')).toHaveAttribute('lang', chosen ?? 'en')
      },
    },
    at('welcome', '/'),
    at('invitation', '/join'),
    {
      name: 'invitation-wrong',
      phone,
      show: async () => {
        await fresh(phone, '/join')
        await main(phone).locator('textarea').fill(notAnInvitation)
        await press(main(phone).locator('button[type=submit]'))
        await settle(phone)
      },
    },
    {
      name: 'invitation-scan',
      phone,
      show: async () => {
        await fresh(phone, '/join')
        await press(main(phone).locator('button:not([type=submit])'))
        await main(phone).locator('video').waitFor({ state: 'attached' })
        await settle(phone)
      },
    },
    at('start-name', '/start'),
    {
      name: 'start-name-wrong',
      phone,
      show: async () => {
        await fresh(phone, '/start')
        await submit(phone)
        await settle(phone)
      },
    },
    { name: 'start-community', phone, show: () => nameCommunity(phone) },
    {
      name: 'start-community-wrong',
      phone,
      show: async () => {
        await nameCommunity(phone)
        await main(phone).locator('select').selectOption('other')
        await press(main(phone).locator('label:has([value=other])'))
        await submit(phone)
        await settle(phone)
      },
    },
    at('look-around', '/look-around'),
    { name: 'join', phone, hasWritings: true, show: () => invited(hash) },
    {
      name: 'join-wrong',
      phone,
      hasWritings: true,
      show: async () => {
        await invited(hash)
        await press(main(phone).locator('[class*=action] button').first())
        await settle(phone)
      },
    },
    {
      name: 'join-unreadable',
      phone,
      onlySays: true,
      show: async () => {
        await invited('#/join/nonsense')
      },
    },
  ]
}

/** As a link with an invitation does it. */
const openInvitation = async (phone: Phone, hash: string): Promise<void> => {
  await phone.page.evaluate((to) => { location.hash = to }, hash)
  await settle(phone)
}

const nameCommunity = async (phone: Phone): Promise<void> => {
  await fresh(phone, '/start')
  await main(phone).locator('input').fill('Аня')
  await submit(phone)
  await main(phone).locator('select').waitFor()
  await settle(phone)
}

const instagram = 'Mozilla/5.0 (Linux; Android 14; SM-A146B; wv) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/126.0.0.0 Mobile Safari/537.36 Instagram 339.0.0.0'
const iphone = 'Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.5 Mobile/15E148 Safari/604.1'
const longInvitation = `#/join/${'AbCdEfGhIjKlMnOpQrStUvWxYz0123456789-_'.repeat(8)}`

/** Where the app goes no further. */
const gates: Scene = async (start) => {
  const inApp = await start('in-app', { userAgent: instagram })
  const ios = await start('ios', { userAgent: iphone })
  const lacking = await start('lacking')
  const gone = await start('gone')
  await lacking.page.addInitScript(() => {
    Reflect.deleteProperty(Navigator.prototype, 'locks')
  })
  await gone.page.goto(gone.address)
  await gone.page.evaluate(() => {
    localStorage.setItem('ayni/marker', JSON.stringify([{ cell: 'a'.repeat(64), name: 'Орбита-3', entries: 231 }]))
  })
  const open = (name: string, phone: Phone, hash = ''): Screen => ({
    name,
    phone,
    onlySays: true,
    show: async () => {
      const shown = await phone.page.evaluate(() => location.hash)
      if (shown !== '' && hash === '') {
        await phone.page.evaluate(() => { history.replaceState(null, '', '/') })
        await phone.page.reload()
      }
      await openInvitation(phone, hash)
    },
  })
  const screens = [
    open('gate-in-app', inApp),
    open('gate-in-app-invited', inApp, longInvitation),
    open('gate-ios', ios),
    open('gate-ios-invited', ios, longInvitation),
    open('gate-lacking', lacking),
    { ...open('storage-gone', gone), hasWritings: true } as const,
  ]
  // A first visit asks for the language; these have answered.
  for (const phone of [inApp, ios, lacking, gone]) {
    await phone.page.goto(phone.address)
    await speak(phone, 'en')
  }
  return screens
}

/** Someone has asked to join, and nobody answers. */
const waiting: Scene = async (start) => {
  const host = await start('host')
  await host.startCommunity({ name: 'Бау', founder: 'Асель' })
  const link = await host.invite()
  // What the relay holds is all that a newcomer can get from now on.
  await host.go('/community/sync')
  await expect(host.page.getByText(/Synced/).first()).toBeVisible()
  await host.close()

  const bob = await start('waiting')
  await bob.join(link, 'Боря')
  await expect(bob.page.getByRole('navigation')).toBeVisible()
  const carol = await start('first-sync')
  await carol.page.goto(link)
  await carol.press('Continue')
  // From its own store the app comes without a network too, and nothing of the community ever arrives.
  await carol.page.evaluate(async () => { await navigator.serviceWorker.ready })
  await carol.page.reload()
  await carol.setOffline(true)
  await carol.fill('Your name', 'Карл')
  await carol.press('Join')
  await expect(carol.page.getByRole('link', { name: 'Other communities' })).toBeVisible()
  const at = plain(bob)
  return [
    { name: 'first-sync', phone: carol, show: () => settle(carol) },
    at('waiting', '/waiting'),
    at('waiting-home', '/'),
    at('waiting-invite', '/community/invite', { onlySays: true }),
    at('waiting-market', '/market'),
    at('waiting-me', '/community'),
  ]
}

/** A community that has just begun. */
const newCommunity: Scene = async (start) => {
  const phone = await start('founder')
  await phone.startCommunity({ name: 'Садовая улица', founder: 'Аня' })
  await phone.go('/community/invite')
  await press(main(phone).locator('label:has([value=poster])'))
  await phone.press('Make the invitation')
  await phone.page.waitForURL(/invite\/[0-9a-f]{64}$/)
  await expect(phone.page.getByText(/#\/join\//)).toBeVisible()
  const poster = new URL(phone.page.url()).pathname
  const link = await phone.invite()
  await phone.page.waitForURL(/invite\/[0-9a-f]{64}$/)
  const invitation = new URL(phone.page.url()).pathname
  const at = plain(phone)
  const withDialog = (name: string, path: string): Screen => ({
    name,
    phone,
    onlySays: true,
    show: async () => {
      await fresh(phone, path)
      await press(main(phone).locator('button:visible').last())
      await phone.page.locator('dialog[open]').waitFor()
      await settle(phone)
    },
  })
  return [
    at('home-empty', '/'),
    at('market-empty-keep', '/market'),
    at('market-empty-borrow', '/market?mode=temporary'),
    at('listing-form', '/market/new'),
    {
      name: 'listing-form-wrong',
      phone,
      show: async () => {
        await fresh(phone, '/market/new')
        await submit(phone)
        await settle(phone)
      },
    },
    at('listing-form-want', '/market/new?side=want&mode=permanent'),
    {
      name: 'listing-form-lend',
      phone,
      show: async () => {
        await fresh(phone, '/market/new?side=offer&mode=temporary')
        await main(phone).locator('select').first().selectOption('tools')
        const fields = main(phone).locator('form input[inputmode]')
        await fields.nth(0).fill('5')
        await fields.nth(1).fill('21000')
        await fields.nth(2).fill('6000')
        await fields.nth(2).blur()
        await settle(phone)
      },
    },
    {
      name: 'listing-form-minutes',
      phone,
      show: async () => {
        await fresh(phone, '/market/new?side=offer&mode=temporary')
        await main(phone).locator('select').first().selectOption('services')
        await press(main(phone).locator('label:has([value=minutes])'))
        await main(phone).locator('form input[inputmode]').first().fill('90')
        await settle(phone)
      },
    },
    at('matches-empty', '/matches'),
    at('agreements-empty', '/agreements', { onlySays: true }),
    at('people-alone', '/community'),
    at('invite', '/community/invite', { hasWritings: true }),
    at('invitation-link', invitation),
    at('invitation-poster', poster),
    withDialog('invitation-withdraw', invitation),
    at('sync', '/community/sync'),
    at('leave', '/community/leave', { onlySays: true }),
    at('communities', '/communities'),
    at('another-invitation', '/join'),
    at('another-start', '/start'),
    at('another-example', '/look-around'),
    at('settings', '/settings'),
    at('meeting-points', '/settings/meeting-points'),
    {
      name: 'meeting-points-wrong',
      phone,
      show: async () => {
        await fresh(phone, '/settings/meeting-points')
        await press(main(phone).locator('button[type=submit]'))
        await settle(phone)
      },
    },
    at('privacy', '/settings/privacy'),
    at('recount', '/settings/recount'),
    {
      name: 'recount-done',
      phone,
      show: async () => {
        await fresh(phone, '/settings/recount')
        await submit(phone)
        await main(phone).locator('[role=status]').waitFor()
        await settle(phone)
      },
    },
    at('about', '/settings/about'),
    at('nowhere', '/nowhere-at-all', { onlySays: true }),
    {
      name: 'already-member',
      phone,
      onlySays: true,
      show: () => openInvitation(phone, new URL(link).hash),
    },
    {
      name: 'after-a-bug',
      phone,
      onlySays: true,
      show: async () => {
        await press(main(phone).locator('[class*=action] button').last())
        await settle(phone)
        await phone.page.evaluate(() => {
          URLSearchParams.prototype.get = () => {
            throw new Error('planted')
          }
        })
        await phone.go('/market')
        await settle(phone)
      },
    },
    {
      name: 'home-reloaded',
      phone,
      show: async () => {
        await phone.page.goto(phone.address)
        await settle(phone)
      },
    },
  ]
}

/** The example: a community of many people with everything there can be. */
const openExample = async (start: StartPhone) => {
  const phone = await start('viewer')
  const { page } = phone
  await page.goto(phone.address)
  await phone.press('Continue')
  await press(page.locator('a[href="/look-around"]'))
  await phone.press('Open the example')
  await expect(page.getByRole('navigation')).toBeVisible({ timeout: 30_000 })
  const written = plain(phone)
  const at = (name: string, path: string, more: Partial<Pick<Screen, 'onlySays'>> = {}) => written(name, path, { hasWritings: true, ...more })
  /** After something has been pressed there. */
  const pressing = (name: string, path: string, { button, shows }: { readonly button: string; readonly shows: string }): Screen => ({
    ...at(name, path),
    show: async () => {
      await fresh(phone, path)
      await press(main(phone).locator(button).first())
      await page.locator(shows).first().waitFor()
      await settle(phone)
    },
  })
  return { phone, at, pressing, found: await page.evaluate(readExample) }
}

/** Its market, its people. */
const example: Scene = async (start) => {
  const { phone, at, pressing, found } = await openExample(start)
  const firstMatch = async (path: string): Promise<string> => {
    await fresh(phone, path)
    const link = main(phone).locator('a[href^="/matches/"]').first()
    // The matches of hundreds of notices take a moment.
    await link.waitFor({ timeout: 30_000 })
    return (await link.getAttribute('href')) ?? ''
  }
  const match = await firstMatch('/matches')
  const loanMatch = await firstMatch('/matches?mode=temporary')
  const proposal = (matched: string): string => matched.replace('/matches/', '/agreements/propose/')
  const mine = `/market/${found.listings.find(({ what }) => what === 'mine')?.id ?? ''}`
  return [
    at('home', '/'),
    at('market-keep', '/market'),
    at('market-borrow', '/market?mode=temporary'),
    ...found.listings.map(({ what, id }) => at(`listing-${what}`, `/market/${id}`)),
    at('listing-change', `${mine}/edit`),
    pressing('listing-withdraw', mine, { button: '[class*=action] button', shows: 'dialog[open]' }),
    at('listing-not-here', `/market/${notHere}`, { onlySays: true }),
    at('matches-keep', '/matches'),
    at('matches-borrow', '/matches?mode=temporary'),
    at('match', match),
    at('match-loan', loanMatch),
    at('match-gone', '/matches/nothing', { onlySays: true }),
    at('propose', proposal(match)),
    at('propose-loan', proposal(loanMatch)),
    at('people', '/community'),
    at('person', `/community/members/${found.someone}`, { onlySays: true }),
    at('person-me', `/community/members/${found.me}`, { onlySays: true }),
    at('person-not-here', `/community/members/${notHere}`, { onlySays: true }),
    at('example-sync', '/community/sync'),
    at('example-settings', '/settings'),
    at('example-communities', '/communities'),
  ]
}

/** Its agreements, in each state there is. */
const exampleAgreements: Scene = async (start) => {
  const { phone, at, pressing, found } = await openExample(start)
  const tab = (name: string, place: number): Screen => ({
    ...at(name, '/agreements'),
    show: async () => {
      await fresh(phone, '/agreements')
      await press(main(phone).getByRole('tab').nth(place))
      await settle(phone)
    },
  })
  const lent = `/agreements/${found.agreements.find(({ what }) => what === 'handed-over-lent')?.id ?? ''}`
  return [
    tab('agreements-turn', 0),
    tab('agreements-progress', 1),
    tab('agreements-ended', 2),
    ...found.agreements.map(({ what, id }) => at(`agreement-${what}`, `/agreements/${id}`)),
    pressing('agreement-return', lent, { button: 'li button', shows: 'main form' }),
    at('agreement-print', `${lent}/print`, { onlySays: true }),
    at('agreement-not-here', `/agreements/${notHere}`, { onlySays: true }),
    at('records', `/entries/${found.entries.join(',')}`),
  ]
}

const notHere = '0'.repeat(64)

/** A proposal between two phones, before and after it is made: the example has none that waits for the viewer. */
const deal: Scene = async (start) => {
  const anya = await start('anya')
  const bek = await start('bek')
  await anya.startCommunity({ name: 'Садовая улица', founder: 'Аня' })
  await bek.join(await anya.invite(), 'Бек')
  await anya.go('/community')
  await expect(anya.page.getByText('2 members')).toBeVisible()
  await addNotice(anya, { side: 'offer', mode: 'temporary', category: 'Bikes and scooters', title: 'Велосипед', value: 30_000, days: 7, ifLost: 90_000 })
  await addNotice(anya, { side: 'want', mode: 'temporary', category: 'Tools and cameras', title: 'Дрель', value: 21_000, days: 5 })
  await addNotice(bek, { side: 'want', mode: 'temporary', category: 'Bikes and scooters', title: 'Велосипед', value: 30_000, days: 7 })
  await addNotice(bek, { side: 'offer', mode: 'temporary', category: 'Tools and cameras', title: 'Дрель', value: 21_000, days: 5, ifLost: 60_000 })
  await anya.go('/matches?mode=temporary')
  await main(anya).locator('a[href^="/matches/"]').first().waitFor({ timeout: 20_000 })
  const agreement = `/agreements/${await proposeFirst(bek, 'To borrow')}`
  await anya.go('/')
  await main(anya).locator(`a[href="${agreement}"]`).waitFor({ timeout: 20_000 })
  const written = plain(anya)
  const at = (name: string, path: string, more: Partial<Pick<Screen, 'onlySays'>> = {}) => written(name, path, { hasWritings: true, ...more })
  return [
    at('home-turn', '/'),
    at('agreement-to-sign', agreement),
    {
      ...at('agreement-sign', agreement, { onlySays: true }),
      show: async () => {
        await fresh(anya, agreement)
        await press(main(anya).locator('[class*=action] button').last())
        await anya.page.locator('dialog[open]').waitFor()
        await settle(anya)
      },
    },
    {
      ...at('agreement-decline', agreement, { onlySays: true }),
      show: async () => {
        await fresh(anya, agreement)
        await press(main(anya).locator('[class*=action] button').first())
        await anya.page.locator('dialog[open]').waitFor()
        await settle(anya)
      },
    },
    plain(bek)('agreement-waits', agreement, { hasWritings: true }),
    {
      ...plain(bek)('in-another-tab', '/market'),
      show: async () => {
        // It writes again once it is loaded anew.
        await bek.page.goto(`${bek.address}/market`)
        await settle(bek)
        const other = await bek.context.newPage()
        await other.goto(bek.address)
        await press(other.locator('[role=status] button').first())
        await bek.page.locator('[role=status] button').first().waitFor()
        await other.close()
        await settle(bek)
      },
    },
  ]
}

interface Found {
  readonly me: string
  readonly someone: string
  readonly listings: readonly { readonly what: string; readonly id: string }[]
  readonly agreements: readonly { readonly what: string; readonly id: string }[]
  /** The records of one agreement. */
  readonly entries: readonly string[]
}

/** Runs in the page: one listing and one agreement of each kind, from the tables the screens read. */
const readExample = async (): Promise<Found> => {
  const names = (await indexedDB.databases()).map(({ name }) => name ?? '')
  const database = await new Promise<IDBDatabase>((resolve, reject) => {
    const request = indexedDB.open(names.find((name) => name.endsWith('-index')) ?? '')
    request.addEventListener('success', () => { resolve(request.result) })
    request.addEventListener('error', () => { reject(request.error ?? new Error('cannot open')) })
  })
  const all = <T>(table: string): Promise<readonly T[]> =>
    new Promise((resolve) => {
      const request = database.transaction(table).objectStore(table).getAll()
      request.addEventListener('success', () => { resolve(request.result as T[]) })
    })
  interface ListingRow { readonly listing: string; readonly member: string; readonly side: string; readonly mode: string; readonly state: string; readonly heldBy: readonly string[] }
  interface AgreementRow { readonly agreement: string; readonly proposer: string; readonly status: string; readonly turns: readonly string[]; readonly clash: number; readonly crossed: number; readonly entries: readonly string[]; readonly terms: { readonly parties: readonly string[]; readonly mode: string }; readonly legs: readonly { readonly settles: number | null; readonly returns: readonly unknown[]; readonly handedOverBy: readonly string[] }[] }
  const members = await all<{ readonly member: string; readonly invitedBy: string | null }>('members')
  const me = members.find(({ invitedBy }) => invitedBy === null)?.member ?? ''
  const listings = await all<ListingRow>('listings')
  const agreements = await all<AgreementRow>('agreements')
  const isMine = ({ terms }: AgreementRow): boolean => terms.parties.includes(me)
  const pick = <T>(rows: readonly T[], key: keyof T, wanted: Record<string, (row: T) => boolean>): { readonly what: string; readonly id: string }[] =>
    Object.entries(wanted).flatMap(([what, fits]) => {
      const row = rows.find(fits)
      return row === undefined || row === null ? [] : [{ what, id: row[key] as string }]
    })
  const result = {
    me,
    someone: members.find(({ member }) => member !== me)?.member ?? '',
    listings: pick(listings, 'listing', {
      'mine': ({ member, state, side, mode }) => member === me && state === 'open' && side === 'offer' && mode === 'temporary',
      'wanted': ({ member, state, side }) => member !== me && state === 'open' && side === 'want',
      'others': ({ member, state, side, mode }) => member !== me && state === 'open' && side === 'offer' && mode === 'temporary',
      'reserved': ({ member, heldBy }) => member === me && heldBy.length > 0,
      'fulfilled': ({ state }) => state === 'fulfilled',
      'withdrawn': ({ state }) => state === 'withdrawn',
    }),
    agreements: pick(agreements, 'agreement', {
      'proposed-by-me': (row) => isMine(row) && row.status === 'proposed' && row.proposer === me,
      'active': (row) => isMine(row) && row.status === 'active' && row.terms.mode === 'temporary',
      'active-keep': (row) => isMine(row) && row.status === 'active' && row.terms.mode === 'permanent',
      'handed-over-keep': (row) => isMine(row) && row.status !== 'completed' && row.terms.mode === 'permanent' && row.legs.some(({ handedOverBy }) => handedOverBy.length === 1),
      'handed-over-lent': (row) => isMine(row) && row.status === 'handed-over' && row.terms.mode === 'temporary' && row.legs.every(({ returns }) => returns.length === 0),
      'back-by-one': (row) => isMine(row) && row.status === 'handed-over' && row.legs.some(({ returns }) => returns.length === 1),
      'damage-owed': (row) => isMine(row) && row.status !== 'completed' && row.legs.some(({ settles }) => settles !== null),
      'damage-settled': (row) => isMine(row) && row.status === 'completed' && row.legs.some(({ settles }) => settles !== null),
      'completed': (row) => isMine(row) && row.status === 'completed',
      'declined': (row) => isMine(row) && row.status === 'declined',
      'withdrawn': (row) => isMine(row) && row.status === 'withdrawn',
      'cancelled': (row) => isMine(row) && row.status === 'cancelled' && row.crossed === 0,
      'crossed': (row) => isMine(row) && row.crossed === 1,
      'disputed': (row) => isMine(row) && row.status === 'disputed' && row.terms.mode === 'permanent',
      'returns-differ': (row) => isMine(row) && row.status === 'disputed' && row.terms.mode === 'temporary',
      'clash': (row) => isMine(row) && row.clash === 1,
      'of-others': (row) => !isMine(row) && row.status === 'active',
    }),
    entries: agreements.find((row) => isMine(row) && row.status === 'completed')?.entries ?? [],
  }
  database.close()
  return result
}

export const scenes: Readonly<Record<string, Scene>> = { firstRun, gates, waiting, newCommunity, deal, example, exampleAgreements }
