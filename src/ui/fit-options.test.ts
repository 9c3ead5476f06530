import { expect, test } from 'vitest'
import { fitOptions } from './fit-options.ts'

const people = ['Айгүл Сәрсенова', 'Дана', 'Ерлан Қайрат', 'Алёна', 'Dana'].map(label => ({ id: label, label }))
const found = (typed: string) => fitOptions(people, typed).map(option => option.label)

test.each([
  ['дан', ['Дана']],
  ['айгул', ['Айгүл Сәрсенова']],
  ['кайрат', ['Ерлан Қайрат']],
  ['алена', ['Алёна']],
  [' DAN ', ['Dana']],
  ['щ', []],
  ['(', []],
])('"%s" finds %j', (typed, labels) => {
  expect(found(typed)).toEqual(labels)
})

test('what begins with the text comes before what holds it', () => {
  expect(fitOptions([{ id: '1', label: 'Гулдана' }, { id: '2', label: 'Дана' }], 'дана').map(option => option.id)).toEqual(['2', '1'])
})

test('nothing typed shows all, up to a limit', () => {
  expect(found('')).toHaveLength(people.length)
  expect(fitOptions(Array.from({ length: 500 }, (_, index) => ({ id: String(index), label: `Member ${String(index)}` })), '')).toHaveLength(50)
})
