import { expect, test } from 'vitest'
import { createNamer } from './create-namer.ts'
import { nameFit } from './name-fit.ts'

const nameOf = createNamer()

test.each([
  // The same words
  ['велосипед', 'velosiped', 'same'],
  ['дрель Bosch', 'Bosch дрель', 'same'],
  ['Новый велосипед', 'хочу велосипед', 'same'],
  ['куплю', 'куплю', 'same'],
  ['Сепаратор', 'сепаратор б/у', 'same'],
  ['Макита', 'Macita', 'same'],
  // One thing under two names
  ['велосипед', 'bike', 'synonym'],
  ['велик детский', 'Горный велосипед Stels', 'synonym'],
  ['дрель', 'бұрғы', 'synonym'],
  ['iPhone 12', 'смартфон Samsung', 'synonym'],
  ['ноутбук', 'laptop', 'synonym'],
  ['kir zhugysh', 'стиральная машина LG', 'synonym'],
  ['палатка', 'палатка и спальник', 'synonym'],
  ['насос', 'bike pump', 'synonym'],
  ['балалар үшін велосипед', 'kids bike', 'synonym'],
  // Part of a name, or misspelt
  ['велосепед', 'bike', 'close'],
  ['сепаратор', 'сепаратор молочный', 'close'],
  ['сипаратор', 'сепаратор', 'close'],
  ['дрель Makita HR2470', 'makita hr 2470', 'close'],
  // Another thing
  ['велосипед', 'дрель', undefined],
  ['стол', 'стул', undefined],
  ['стол Ikea', 'стул Ikea', undefined],
  ['стиральная машина', 'машина', undefined],
  ['телефон', 'чехол для телефона', undefined],
  ['телефон', 'phone case', undefined],
  ['bike', 'bike pump', undefined],
  ['велосипед', 'ремонт велосипедов', undefined],
  // Near to банки (jars) and to санки (sledge), so it is neither
  ['танки', 'jars', undefined],
  ['танки', 'sledge', undefined],
  ['Гарри Поттер 3', 'Гарри Поттер 4', undefined],
  ['ГОСТ 2470', '2470', undefined],
  ['!!!', '???', undefined],
  ['!!!', 'дрель', undefined],
] as const)('M7: %s and %s: %s', (a, b, expected) => {
  expect(nameFit(nameOf(a), nameOf(b))).toBe(expected)
  expect(nameFit(nameOf(b), nameOf(a))).toBe(expected)
})
