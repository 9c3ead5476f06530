import { expect } from '@playwright/test'
import type { Phone } from './phone.ts'

export interface Notice {
  readonly side: 'want' | 'offer'
  readonly mode: 'permanent' | 'temporary'
  readonly category: string
  readonly title: string
  readonly value: number
  readonly days?: number
  readonly ifLost?: number
}

/** Fills in the form as a person does, and waits for "saved on this phone". */
export const addNotice = async (phone: Phone, notice: Notice): Promise<void> => {
  await fillNotice(phone, notice)
  await phone.press('Save the notice')
  await expect(phone.page.getByRole('button', { name: 'Save the notice' })).toHaveCount(0)
}

/** Fills in the form, and does not send it. */
export const fillNotice = async (phone: Phone, notice: Notice): Promise<void> => {
  const { page } = phone
  await phone.go(`/market/new?side=${notice.side}&mode=${notice.mode}`)
  await page.getByLabel('Category').selectOption({ label: notice.category })
  await phone.fill('What is it?', notice.title)
  if (notice.days !== undefined) await phone.fill('For how many days?', String(notice.days))
  await phone.fill(/worth\?/, String(notice.value))
  if (notice.ifLost !== undefined) await phone.fill(/And if it is lost\?/, String(notice.ifLost))
}

/** Takes the first match there is and proposes it with a place and a note. Returns its id. */
export const proposeFirst = async (phone: Phone, mode: 'To keep' | 'To borrow'): Promise<string> => {
  const { page } = phone
  await phone.go('/matches')
  await page.getByRole('tab', { name: mode }).click()
  await page.getByRole('link', { name: 'Propose' }).first().click()
  await phone.fill('Where you meet', sealedPlace)
  await phone.fill('Note', sealedNote)
  await phone.press('Sign and propose')
  await expect(page).toHaveURL(/\/agreements\/[0-9a-f]{64}$/)
  return page.url().split('/').at(-1) ?? ''
}

/** What only the two of them may ever read; searched for in bytes elsewhere. */
export const sealedPlace = 'By the dry fountain'
export const sealedNote = 'The lock needs oil'

/** Presses a button on the agreement's screen, and the one that confirms it. */
export const act = async (phone: Phone, agreement: string, name: string | RegExp): Promise<void> => {
  const { page } = phone
  await phone.go(`/agreements/${agreement}`)
  await page.getByRole('main').getByRole('button', { name }).or(page.getByRole('button', { name })).first().click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('button').filter({ hasNotText: 'Not now' }).first().click()
  await expect(dialog).toHaveCount(0)
}

/** Confirms every hand-over that is this phone's to confirm. */
export const handOverAll = async (phone: Phone, agreement: string): Promise<void> => {
  for (const name of ['I handed it over', 'I received it']) await act(phone, agreement, name)
}

/** Confirms every return that is this phone's to confirm: it came back as it was given. */
export const returnAll = async (phone: Phone, agreement: string, loans: number): Promise<void> => {
  const { page } = phone
  await phone.go(`/agreements/${agreement}`)
  for (let loan = 0; loan < loans; loan += 1) {
    await page.getByRole('button', { name: /^(It came back|I gave it back)/ }).first().click()
    const form = page.getByRole('form', { name: 'How it came back' })
    await form.getByRole('radio', { name: /as it was given/i }).check({ force: true })
    await form.getByRole('button', { name: 'Confirm the return' }).click()
    await expect(form).toHaveCount(0)
  }
}
