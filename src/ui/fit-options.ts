export interface ComboOption<Id extends string> {
  readonly id: Id
  /** What is typed against. */
  readonly label: string
  readonly note?: string | undefined
}

/** More than this nobody reads; one more letter is quicker. */
const shownAtMost = 50

/** The options that hold what was typed, those that begin with it first. */
export const fitOptions = <Id extends string>(options: readonly ComboOption<Id>[], typed: string): readonly ComboOption<Id>[] => {
  const sought = fold(typed.trim())
  const places = options.map(option => ({ option, place: fold(option.label).indexOf(sought) }))
  const beginning = places.filter(({ place }) => place === 0)
  const inside = places.filter(({ place }) => place > 0)
  return [...beginning, ...inside].slice(0, shownAtMost).map(({ option }) => option)
}

/** Makes alike what people type alike: many phones here have a Russian keyboard only, and "Айгуль" has to find "Айгүль". */
const fold = (text: string): string =>
  text.toLowerCase().replace(/[әғқңөұүһіё]/gu, letter => plainLetters[letter] ?? letter).normalize('NFKD').replace(/\p{M}/gu, '')

const plainLetters: Readonly<Record<string, string>> = {
  ә: 'а', ғ: 'г', қ: 'к', ң: 'н', ө: 'о', ұ: 'у', ү: 'у', һ: 'х', і: 'и', ё: 'е',
}
