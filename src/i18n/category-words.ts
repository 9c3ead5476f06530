import type { MessageDescriptor } from '@lingui/core'
import { msg } from '@lingui/core/macro'
import type { CategoryId } from '../domain/market/categories.ts'

/** The categories every community starts with (RULES 3), in two or three words. A new one without words does not compile. */
const categoryWords: Record<CategoryId, MessageDescriptor> = {
  'vehicles': msg`Cars and parts`,
  'mobility': msg`Bikes and scooters`,
  'food': msg`Food`,
  'rides': msg`Rides and delivery`,
  'space': msg`Rooms and space`,
  'real-estate': msg`Homes and land`,
  'electronics': msg`Phones and computers`,
  'tools': msg`Tools and cameras`,
  'sports': msg`Sports and music`,
  'household': msg`Furniture and household`,
  'clothing': msg`Clothes and bags`,
  'collectibles': msg`Art and collections`,
  'books-games': msg`Books and games`,
  'finance': msg`Money and securities`,
  'digital': msg`Licences and subscriptions`,
  'services': msg`Help, lessons, repairs`,
  'living': msg`Pets and plants`,
  'event': msg`Things for a party`,
  'other': msg({ message: 'Other', context: 'category' }),
}

/** The words for a category, or undefined for one that a community has added itself. */
export const categoryWord = (id: string): MessageDescriptor | undefined =>
  Object.hasOwn(categoryWords, id) ? categoryWords[id as CategoryId] : undefined
