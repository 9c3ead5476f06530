export interface Category {
  /** Never changes, whatever a cell calls it. */
  readonly id: string
  readonly permanent: boolean
  readonly temporary: boolean
  /** Whole days a loan of this kind usually lasts: a hint for the form, never a limit. */
  readonly usualDays: { readonly min: number; readonly max: number } | null
  /** Its legs end with the hand-over: no inspection, no replacement, and listings are *many* unless said otherwise. */
  readonly doneNotReturned: boolean
  /** A temporary listing may carry minutes instead of days. */
  readonly mayCarryMinutes: boolean
}

const toKeep = { permanent: true, temporary: false, usualDays: null, doneNotReturned: false, mayCarryMinutes: false } as const
const toBorrow = { permanent: false, temporary: true, usualDays: null, doneNotReturned: false, mayCarryMinutes: false } as const
const toKeepOrBorrow = { ...toKeep, temporary: true } as const
const done = { ...toBorrow, doneNotReturned: true } as const

/** RULES 3, in its order. A cell adds to this list by vote; what it adds has the same shape. */
export const categories = [
  { id: 'vehicles', ...toKeep },
  { id: 'mobility', ...toKeepOrBorrow, usualDays: { min: 1, max: 30 } },
  { id: 'food', ...toKeep },
  { id: 'rides', ...done, mayCarryMinutes: true },
  { id: 'space', ...toBorrow, usualDays: { min: 1, max: 365 } },
  { id: 'real-estate', ...toKeep },
  { id: 'electronics', ...toKeep },
  { id: 'tools', ...toKeepOrBorrow, usualDays: { min: 1, max: 14 } },
  { id: 'sports', ...toKeepOrBorrow, usualDays: { min: 1, max: 30 } },
  { id: 'household', ...toKeepOrBorrow, usualDays: { min: 1, max: 7 } },
  { id: 'clothing', ...toKeepOrBorrow, usualDays: { min: 1, max: 7 } },
  { id: 'collectibles', ...toKeep },
  { id: 'books-games', ...toKeepOrBorrow, usualDays: { min: 1, max: 7 } },
  { id: 'finance', ...toKeep },
  { id: 'digital', ...done, usualDays: { min: 1, max: 365 } },
  { id: 'services', ...done, usualDays: { min: 1, max: 365 }, mayCarryMinutes: true },
  { id: 'living', ...toKeep },
  { id: 'event', ...toBorrow, usualDays: { min: 1, max: 7 } },
  { id: 'other', ...toKeepOrBorrow, usualDays: { min: 1, max: 30 } },
] as const satisfies readonly Category[]

/** The ids every cell starts with; `i18n` has words for each. */
export type CategoryId = (typeof categories)[number]['id']

const categoryById: ReadonlyMap<string, Category> = new Map(categories.map((category) => [category.id, category]))

/** Undefined for an id that RULES 3 does not list, such as one a cell has added. */
export const categoryOf = (id: string): Category | undefined => categoryById.get(id)
