import { chromium, expect, type BrowserContext, type Page } from '@playwright/test'
import { chromiumFlags, whichChromium } from '../../../tools/chromium.ts'

/** A phone: a browser profile of its own that can be closed and opened again with what it stored. */
export class Phone {
  readonly address: string
  readonly #folder: string
  #context: BrowserContext | undefined
  #page: Page | undefined

  private constructor(address: string, folder: string) {
    this.address = address
    this.#folder = folder
  }

  static async start(address: string, folder: string, more: Pick<Parameters<typeof chromium.launchPersistentContext>[1] & object, 'userAgent'> = {}): Promise<Phone> {
    const phone = new Phone(address, folder)
    await phone.open(more)
    return phone
  }

  async open(more: { readonly userAgent?: string } = {}): Promise<void> {
    this.#context = await chromium.launchPersistentContext(this.#folder, {
      executablePath: whichChromium(),
      args: ['--headless', ...chromiumFlags],
      viewport: { width: 360, height: 740 },
      locale: 'en-GB',
      timezoneId: 'Asia/Almaty',
      ...more,
    })
    this.#page = this.#context.pages()[0] ?? (await this.#context.newPage())
  }

  /** Another tab of the same profile; it ends with the phone. */
  async openTab(): Promise<Phone> {
    const tab = new Phone(this.address, this.#folder)
    tab.#context = this.context
    tab.#page = await this.context.newPage()
    await tab.#page.goto(this.address)
    return tab
  }

  get page(): Page {
    expect(this.#page, 'the phone is closed').toBeDefined()
    return this.#page!
  }

  get context(): BrowserContext {
    expect(this.#context, 'the phone is closed').toBeDefined()
    return this.#context!
  }

  /** Ends the browser; what it stored stays. */
  async close(): Promise<void> {
    await this.#context?.close()
    this.#context = undefined
    this.#page = undefined
  }

  /** Airplane mode, or back. */
  async setOffline(offline: boolean): Promise<void> {
    await this.context.setOffline(offline)
  }

  /** Goes to an address inside the app without loading it anew, as a link does. */
  async go(path: string): Promise<void> {
    await this.page.evaluate((to) => {
      history.pushState(null, '', to)
    }, path)
  }

  async press(name: string | RegExp): Promise<void> {
    await this.page.getByRole('button', { name }).first().click()
  }

  async fill(label: string | RegExp, text: string): Promise<void> {
    await this.page.getByLabel(label).first().fill(text)
  }

  /** The first run up to a community of one's own. */
  async startCommunity({ name, founder }: { readonly name: string; readonly founder: string }): Promise<void> {
    await this.page.goto(this.address)
    await this.press('Continue')
    await this.page.getByRole('link', { name: /Start a community/ }).click()
    await this.fill('Your name', founder)
    await this.press('Next')
    await this.fill('Name of the community', name)
    await this.press(/^Start/)
    await expect(this.page.getByRole('navigation')).toBeVisible()
  }

  /** A link for one person. */
  async invite(): Promise<string> {
    await this.go('/community/invite')
    await this.press('Make the invitation')
    const link = this.page.getByText(/#\/join\//)
    await expect(link).toBeVisible()
    return link.innerText()
  }

  async join(link: string, name: string): Promise<void> {
    await this.page.goto(link)
    await this.press('Continue')
    await this.fill('Your name', name)
    await this.press('Join')
    await expect(this.page.getByRole('button', { name: 'Join' })).toHaveCount(0)
  }

  /** The app says itself when it needs no network any more. */
  async waitUntilReadyWithoutNetwork(): Promise<void> {
    await this.go('/settings')
    await expect(this.page.getByText('Ready without network')).toBeVisible({ timeout: 30_000 })
  }

  /** Everything two phones are compared by, read from the databases the app itself reads. */
  async holdings(): Promise<Holdings> {
    return this.page.evaluate(readHoldings)
  }
}

export interface Holdings {
  readonly entries: readonly string[]
  readonly rows: Readonly<Record<string, readonly unknown[]>>
  readonly feeds: readonly unknown[]
  readonly digest: string | null
  readonly feedsComplete: boolean
}

/** Runs in the page. Bytes become arrays so that they cross to the test. */
const readHoldings = async (): Promise<Holdings> => {
  const plain = (value: unknown): unknown => {
    if (value instanceof Uint8Array) return [...value]
    if (Array.isArray(value)) return value.map(plain)
    if (value instanceof Map) return plain([...value])
    if (typeof value === 'object' && value !== null) return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, plain(inner)]))
    return value
  }
  const open = (name: string): Promise<IDBDatabase> =>
    new Promise((resolve, reject) => {
      const request = indexedDB.open(name)
      request.addEventListener('success', () => resolve(request.result))
      request.addEventListener('error', () => reject(request.error ?? new Error('cannot open')))
    })
  const all = (database: IDBDatabase, table: string): Promise<unknown[]> =>
    new Promise((resolve, reject) => {
      const request = database.transaction(table).objectStore(table).getAll()
      request.addEventListener('success', () => resolve(request.result as unknown[]))
      request.addEventListener('error', () => reject(request.error ?? new Error('cannot read')))
    })
  const names = (await indexedDB.databases()).map(({ name }) => name ?? '')
  const vault = await open(names.find((name) => name.endsWith('-vault')) ?? '')
  const index = await open(names.find((name) => name.endsWith('-index')) ?? '')
  const documents = await open(names.find((name) => name.endsWith('-documents')) ?? '')
  const rows: Record<string, unknown[]> = {}
  for (const table of ['cells', 'members', 'invitations', 'listings', 'agreements']) rows[table] = (await all(index, table)).map(plain)
  const self = (await all(index, 'status')).find((row) => (row as { key: string }).key === 'self') as { digest: string | null; feedsComplete: boolean } | undefined
  const result = {
    entries: (await all(vault, 'entries')).map((row) => (row as { id: string }).id).toSorted(),
    rows,
    feeds: (await all(documents, 'feeds')).map(plain),
    digest: self?.digest ?? null,
    feedsComplete: self?.feedsComplete ?? false,
  }
  for (const database of [vault, index, documents]) database.close()
  return result
}

/** Waits until two phones hold the same, to the byte. */
export const expectSame = async (one: Phone, other: Phone): Promise<Holdings> => {
  await expect(async () => {
    const [a, b] = [await one.holdings(), await other.holdings()]
    expect(a.feedsComplete && b.feedsComplete).toBe(true)
    expect(b.entries).toEqual(a.entries)
    expect(b.rows).toEqual(a.rows)
    expect(b.feeds).toEqual(a.feeds)
    expect(b.digest).toBe(a.digest)
    expect(a.digest).not.toBeNull()
  }).toPass({ timeout: 20_000 })
  return one.holdings()
}
