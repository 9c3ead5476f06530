import type { MessageDescriptor } from '@lingui/core'
import { msg } from '@lingui/core/macro'
import { categoryOf, type CategoryId } from '../../domain/market/categories.ts'
import type { Mode } from '../../domain/market/market-state.ts'

export interface CategoryGroup {
  readonly name: MessageDescriptor
  readonly categories: readonly CategoryId[]
}

/** Nineteen in one list are too many to read; what is looked for most comes first. */
export const categoryGroups: readonly CategoryGroup[] = [
  { name: msg`For the home`, categories: ['household', 'clothing', 'food', 'books-games', 'living'] },
  { name: msg`Tools and hobbies`, categories: ['tools', 'electronics', 'sports', 'event', 'collectibles'] },
  { name: msg`Getting around`, categories: ['mobility', 'vehicles', 'rides'] },
  { name: msg`Work and know-how`, categories: ['services', 'digital'] },
  { name: msg`Places`, categories: ['space', 'real-estate'] },
  { name: msg({ message: 'Other', context: 'group of categories' }), categories: ['finance', 'other'] },
]

/** The groups with the categories that allow a mode (RULES 3); empty groups are left out. */
export const groupsFor = (mode: Mode | ''): readonly CategoryGroup[] =>
  categoryGroups
    .map(({ name, categories }) => ({ name, categories: categories.filter(id => mode === '' || categoryOf(id)?.[mode] === true) }))
    .filter(({ categories }) => categories.length > 0)
