import type { Locale } from './locale.ts'

type Words = Readonly<Record<string, string | ((args: Args) => string)>>
type Args = Readonly<Record<'optionCount' | 'groupCount' | 'groupTitle' | 'optionText', string> & { isGroupChange: boolean; isSelected: boolean }>

/**
 * What react-aria's widgets say on their own, for the packages that `ui/` uses; it throws for a used one that is missing.
 * It has no Kazakh, and its Russian counts wrongly ("2 параметров"). The wordings with a colon need no plural.
 */
const wordsByLocale: Record<Exclude<Locale, 'en'>, Readonly<Record<string, Words>>> = {
  ru: {
    '@react-aria/combobox': {
      buttonLabel: 'Показать варианты',
      listboxLabel: 'Варианты',
      countAnnouncement: ({ optionCount }) => `Вариантов: ${optionCount}.`,
      focusAnnouncement: ({ isGroupChange, groupTitle, groupCount, optionText, isSelected }) =>
        `${isGroupChange ? `Группа «${groupTitle}», вариантов: ${groupCount}. ` : ''}${optionText}${isSelected ? ', выбрано' : ''}`,
      selectedAnnouncement: ({ optionText }) => `${optionText}, выбрано`,
    },
    '@react-aria/menu': { longPressMessage: 'Чтобы открыть список, нажмите и держите или нажмите Alt и стрелку вниз' },
    '@react-aria/overlays': { dismiss: 'Закрыть' },
  },
  kk: {
    '@react-aria/combobox': {
      buttonLabel: 'Нұсқаларды көрсету',
      listboxLabel: 'Нұсқалар',
      countAnnouncement: ({ optionCount }) => `Нұсқа саны: ${optionCount}.`,
      focusAnnouncement: ({ isGroupChange, groupTitle, groupCount, optionText, isSelected }) =>
        `${isGroupChange ? `«${groupTitle}» тобы, нұсқа саны: ${groupCount}. ` : ''}${optionText}${isSelected ? ', таңдалған' : ''}`,
      selectedAnnouncement: ({ optionText }) => `${optionText}, таңдалды`,
    },
    '@react-aria/menu': { longPressMessage: 'Тізімді ашу үшін басып тұрыңыз немесе Alt пен төмен көрсеткіні басыңыз' },
    '@react-aria/overlays': { dismiss: 'Жабу' },
  },
}

/** Before the first render: react-aria looks here once. English is in react-aria itself. */
export const setReactAriaWords = (locale: Exclude<Locale, 'en'>): void => {
  Object.assign(window, {
    [Symbol.for('react-aria.i18n.locale')]: locale,
    [Symbol.for('react-aria.i18n.strings')]: wordsByLocale[locale],
  })
}
