// Projects that list only their tests meet the catalogues through this file, and have to be told what they are.
// oxlint-disable-next-line typescript/triple-slash-reference
/// <reference path="./po.d.ts" />
import { i18n, type Messages } from '@lingui/core'
import { setDocumentLanguage } from './document-language.ts'

export const locales = ['en', 'ru', 'kk'] as const
export type Locale = typeof locales[number]

/** Each in its own words: someone who cannot read the present language has to find their own. */
export const localeNames: Record<Locale, string> = { en: 'English', ru: 'Русский', kk: 'Қазақша' }

export const isLocale = (text: string): text is Locale => (locales as readonly string[]).includes(text)

/** The first of the reader's languages (`navigator.languages`) that the app speaks, else English. */
export const detectLocale = (languages: readonly string[]): Locale => {
  for (const tag of languages) {
    const language = tag.toLowerCase().split(/[-_]/, 1)[0] ?? ''
    if (isLocale(language)) return language
  }
  return 'en'
}

// One chunk per language; only the chosen one is ever fetched.
const catalogueByLocale: Record<Locale, () => Promise<{ readonly messages: Messages }>> = {
  en: () => import('./messages/en.po'),
  ru: () => import('./messages/ru.po'),
  kk: () => import('./messages/kk.po'),
}

/** Loads a language and makes it the page's: before the first render, and when a member chooses another. */
export const activate = async (locale: Locale): Promise<void> => {
  const { messages } = await catalogueByLocale[locale]()
  i18n.loadAndActivate({ locale, messages })
  setDocumentLanguage(locale)
}
