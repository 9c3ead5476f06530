import { test as base } from '@playwright/test'
import { Phone } from './phone.ts'
import { RelayProcess } from './relay-process.ts'

interface Fixtures {
  readonly relay: RelayProcess
  /** Starts a phone with an empty profile of this name. */
  readonly phone: (name: string, more?: { readonly userAgent?: string }) => Promise<Phone>
}

/** A relay of its own for each test, and phones that end with it. */
export const test = base.extend<Fixtures>({
  // Playwright reads what a fixture needs from this pattern.
  // oxlint-disable-next-line no-empty-pattern
  relay: async ({}, use) => {
    const relay = await RelayProcess.start()
    await use(relay)
    await relay.remove()
  },
  phone: async ({ relay }, use, info) => {
    const phones: Phone[] = []
    await use(async (name, more) => {
      const phone = await Phone.start(relay.address, info.outputPath(name), more)
      phones.push(phone)
      return phone
    })
    for (const phone of phones) await phone.close()
  },
})

export { expect } from '@playwright/test'
