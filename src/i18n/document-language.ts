import type { Locale } from './locale.ts'

/** Screen readers choose their voice, and the browser its hyphens and fonts, by what <html> says. */
export const setDocumentLanguage = (locale: Locale, root: HTMLElement = document.documentElement): void => {
  root.lang = locale
  root.dir = directionByLocale[locale]
}

const directionByLocale: Record<Locale, 'ltr' | 'rtl'> = { en: 'ltr', ru: 'ltr', kk: 'ltr' }
