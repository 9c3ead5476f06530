import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium, type BrowserContext, type Page } from 'playwright-core'
import { chromiumFlags, whichChromium } from '../../tools/chromium.ts'

/** A phone with a profile of its own: the built app in the system's Chromium. */
export class BenchPhone {
  readonly #folder: string
  #context: BrowserContext | undefined

  private constructor(folder: string) {
    this.#folder = folder
  }

  static async create(): Promise<BenchPhone> {
    return new BenchPhone(await mkdtemp(join(tmpdir(), 'ayni-bench-phone-')))
  }

  /** A page in a browser started for it, so that nothing is warm but what rests in the profile. */
  async start(): Promise<Page> {
    await this.stop()
    this.#context = await chromium.launchPersistentContext(this.#folder, {
      executablePath: whichChromium(),
      args: ['--headless', ...chromiumFlags],
      viewport: { width: 360, height: 740 },
      locale: 'en-GB',
    })
    return this.#context.pages()[0] ?? (await this.#context.newPage())
  }

  async stop(): Promise<void> {
    await this.#context?.close()
    this.#context = undefined
  }

  async remove(): Promise<void> {
    await this.stop()
    await rm(this.#folder, { recursive: true, force: true })
  }
}
