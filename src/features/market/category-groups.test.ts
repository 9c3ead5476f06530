import { expect, test } from 'vitest'
import { categories } from '../../domain/market/categories.ts'
import { categoryGroups, groupsFor } from './category-groups.ts'

test('each category stands in one group, once', () => {
  const grouped = categoryGroups.flatMap(group => group.categories)
  expect(grouped.toSorted()).toEqual(categories.map(({ id }) => id).toSorted())
})

test.each(['permanent', 'temporary'] as const)('only categories that allow %s are offered for it', (mode) => {
  const offered = groupsFor(mode).flatMap(group => group.categories)
  expect(offered.toSorted()).toEqual(categories.filter(category => category[mode]).map(({ id }) => id).toSorted())
})
