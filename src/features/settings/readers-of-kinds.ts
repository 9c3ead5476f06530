import type { Field } from '../../domain/ledger/field.ts'
import { kinds, type Kind } from '../../domain/ledger/kinds.ts'
import type { FieldName } from '../../i18n/field-words.ts'

/** Who can read the fields of one kind of record. */
export interface KindReaders {
  readonly kind: Kind
  readonly everyone: readonly FieldName[]
  readonly parties: readonly FieldName[]
}

type NamedField = readonly [FieldName, Field<unknown>]

const namedFields = (fields: object): readonly NamedField[] => Object.entries(fields) as unknown as readonly NamedField[]

/** The terms are a map of their own, with sealed fields among the plain ones: they are listed one by one. */
const fieldsOf = (kind: Kind): readonly NamedField[] =>
  namedFields(kinds[kind]).flatMap(([name, field]) => (name === 'terms' ? namedFields(kinds['agreement.propose'].terms.fields) : [[name, field] as const]))

const withClass = (kind: Kind, wanted: Field<unknown>['class']): readonly FieldName[] =>
  fieldsOf(kind).flatMap(([name, field]) => (field.class === wanted ? [name] : []))

/** In the order of the table; nothing is left out, because it is the table. */
export const readersOfKinds: readonly KindReaders[] = (Object.keys(kinds) as Kind[]).map((kind) => ({
  kind,
  everyone: withClass(kind, 'cell'),
  parties: withClass(kind, 'parties'),
}))
