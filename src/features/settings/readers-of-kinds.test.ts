import { expect, test } from 'vitest'
import { kinds } from '../../domain/ledger/kinds.ts'
import { fieldWords } from '../../i18n/field-words.ts'
import { readersOfKinds } from './readers-of-kinds.ts'

test('the privacy screen shows every kind, and every field of it once', () => {
  expect(readersOfKinds.map(({ kind }) => kind)).toEqual(Object.keys(kinds))
  for (const { kind, everyone, parties } of readersOfKinds) {
    const fields = kind === 'agreement.propose' ? kinds[kind].terms.fields : kinds[kind]
    expect([...everyone, ...parties].toSorted()).toEqual(Object.keys(fields).toSorted())
  }
})

test('places, notes, reasons and inspections are for the parties alone (RULES 15)', () => {
  const sealed = readersOfKinds.flatMap(({ kind, parties }) => parties.map((field) => `${kind} ${field}`))
  expect(sealed).toEqual([
    'agreement.propose place',
    'agreement.propose returnPlace',
    'agreement.propose note',
    'agreement.cancel reason',
    'return.confirm inspection',
  ])
})

test('every field that is shown has words', () => {
  for (const { everyone, parties } of readersOfKinds) for (const field of [...everyone, ...parties]) expect(fieldWords).toHaveProperty(field)
})
