import { describe, expect, test } from 'vitest'
import type { Field, FieldClass } from './field.ts'
import { isKind, kinds } from './kinds.ts'

/** Every field of a body with the path a refusal would name, those inside maps and lists included. */
const fieldsOf = (fields: Readonly<Record<string, Field<unknown>>>, prefix = ''): readonly (readonly [string, Field<unknown>])[] =>
  Object.entries(fields).flatMap(([name, field]) => [[`${prefix}${name}`, field] as const, ...inside(field, `${prefix}${name}.`)])

const inside = (field: Field<unknown>, prefix: string): readonly (readonly [string, Field<unknown>])[] => {
  const { fields, item } = field as { readonly fields?: Readonly<Record<string, Field<unknown>>>; readonly item?: Field<unknown> }
  return [...(fields === undefined ? [] : fieldsOf(fields, prefix)), ...(item === undefined ? [] : inside(item, prefix))]
}

const all = Object.entries(kinds).flatMap(([kind, fields]) => fieldsOf(fields).map(([path, field]) => [`${kind} ${path}`, field.class] as const))
const ofClass = (wanted: FieldClass): readonly string[] => all.filter(([, given]) => given === wanted).map(([path]) => path)

describe('who can read what (RULES 15)', () => {
  test('K3: every field of every kind has a class', () => {
    expect(all.length).toBeGreaterThan(60)
    expect(all.filter(([, given]) => given !== 'cell' && given !== 'parties')).toEqual([])
  })

  test('K4: where, why and in what state is between the parties; nothing else is sealed', () => {
    expect(ofClass('parties')).toEqual([
      'agreement.propose terms.place',
      'agreement.propose terms.returnPlace',
      'agreement.propose terms.note',
      'agreement.cancel reason',
      'return.confirm inspection',
    ])
  })

  test('K4: free text that any phone can read is what members put on the board, and titles', () => {
    const free = /\b(name|founder|title|note|place|inspection|reason|contact)$/
    expect(ofClass('cell').filter((path) => free.test(path))).toEqual([
      'cell.create name',
      'cell.create founder',
      'member.join name',
      'profile.set name',
      'listing.put title',
      'listing.put note',
      'listing.put place',
      'agreement.propose terms.legs.title',
    ])
  })
})

describe('kinds', () => {
  test('J10: are known by their own names only', () => {
    expect([isKind('seen'), isKind('toString'), isKind('__proto__'), isKind('')]).toEqual([true, false, false, false])
  })
})
