import { createCell, type Cell, type Device } from '../../../test/kit/ledger-kit.ts'
import { changeListing, putListing, putLoan, withdrawListing } from '../../../test/kit/market-kit.ts'
import type { ListingRefusal } from '../../../test/kit/refusal-types.ts'
import { idBytes } from '../../../test/kit/value-map.ts'
import { testVerdicts, type VerdictRow } from '../../../test/kit/verdict-table.ts'
import { hexNamed } from '../../../test/contract/sample-entries.ts'
import type { Value } from '../base/value.ts'
import type { Entry } from '../ledger/entry.ts'

const scene = (write: (bob: Device, carol: Device, cell: Cell) => Entry): VerdictRow['write'] => () => {
  const cell = createCell()
  const bob = cell.join('bob')
  const carol = cell.join('carol')
  return { cell, entry: write(bob, carol, cell) }
}

const refusals: Record<ListingRefusal, readonly VerdictRow[]> = {
  'subject-missing': [
    { law: 'L1', when: 'a version names a listing nobody put', write: scene((bob) => putListing(bob, { of: idBytes(hexNamed('nothing')) })) },
    {
      law: 'L1',
      when: 'a version names another version instead of the first',
      write: scene((bob) => {
        const second = changeListing(bob, putListing(bob))
        return changeListing(bob, second)
      }),
    },
    { law: 'L1', when: 'a version names what is no listing', write: scene((bob, _, cell) => putListing(bob, { of: idBytes(cell.creation.id) })) },
    { law: 'L11', when: 'a withdrawal names nothing', write: scene((bob) => bob.write('listing.withdraw')) },
    {
      law: 'L11',
      when: 'a withdrawal names a later version',
      write: scene((bob) => withdrawListing(bob, changeListing(bob, putListing(bob)))),
    },
  ],
  'not-author': [
    { law: 'L2', when: "a member changes another member's listing", write: scene((bob, carol) => changeListing(carol, putListing(bob))) },
    { law: 'L11', when: "a member withdraws another member's listing", write: scene((bob, carol) => withdrawListing(carol, putListing(bob))) },
    { law: 'L2', when: "the founder changes a member's listing", write: scene((bob, _, { founder }) => changeListing(founder, putListing(bob))) },
  ],
  'side-or-mode-changed': [
    { law: 'L3', when: 'an offer becomes a want', write: scene((bob) => changeListing(bob, putListing(bob), { side: 'want' })) },
    {
      law: 'L3',
      when: 'a thing to keep becomes a loan',
      write: scene((bob) => changeListing(bob, putListing(bob), { mode: 'temporary', days: 3 })),
    },
  ],
  'already-withdrawn': [
    {
      law: 'L11',
      when: 'a listing is withdrawn twice',
      write: scene((bob) => {
        const table = putListing(bob)
        withdrawListing(bob, table)
        return withdrawListing(bob, table)
      }),
    },
    {
      law: 'L12',
      when: 'a withdrawn listing is changed',
      write: scene((bob) => {
        const table = putListing(bob)
        withdrawListing(bob, table)
        return changeListing(bob, table)
      }),
    },
  ],
  'category-unknown': [{ law: 'L4', when: 'the category is not of the list', write: scene((bob) => putListing(bob, { category: 'spaceships' })) }],
  'category-mode': [
    { law: 'L5', when: 'food is lent', write: scene((bob) => putLoan(bob, { category: 'food', replacement: undefined })) },
    { law: 'L5', when: 'a service is given for good', write: scene((bob) => putListing(bob, { category: 'services' })) },
  ],
  'days-on-permanent': [
    { law: 'L6', when: 'a thing to keep has days', write: scene((bob) => putListing(bob, { days: 3 })) },
    { law: 'L6', when: 'a thing to keep has minutes', write: scene((bob) => putListing(bob, { minutes: 30 })) },
  ],
  'days-missing': [{ law: 'L7', when: 'a loan says not for how long', write: scene((bob) => putLoan(bob, { days: undefined })) }],
  'minutes-not-here': [
    { law: 'L8', when: 'a tool is lent by the minute', write: scene((bob) => putLoan(bob, { days: undefined, minutes: 30 })) },
    {
      law: 'L8',
      when: 'a licence is given by the minute',
      write: scene((bob) => putLoan(bob, { category: 'digital', days: undefined, minutes: 30, replacement: undefined })),
    },
  ],
  'days-and-minutes': [
    { law: 'L9', when: 'a service says both', write: scene((bob) => putLoan(bob, { category: 'services', minutes: 30, replacement: undefined })) },
  ],
  'replacement-not-here': [
    { law: 'L10', when: 'a thing to keep has a replacement', write: scene((bob) => putListing(bob, { replacement: 5 })) },
    { law: 'L10', when: 'a service has a replacement', write: scene((bob) => putLoan(bob, { category: 'services' })) },
  ],
}

const allowed: Record<'accepted', readonly VerdictRow[]> = {
  accepted: [
    { law: 'L4', when: 'a thing to keep', write: scene((bob) => putListing(bob)) },
    { law: 'L7', when: 'a loan for days', write: scene((bob) => putLoan(bob)) },
    { law: 'L7', when: 'a loan without a replacement', write: scene((bob) => putLoan(bob, { replacement: undefined })) },
    {
      law: 'L8',
      when: 'a service by the minute',
      write: scene((bob) => putLoan(bob, { category: 'services', days: undefined, minutes: 30, replacement: undefined })),
    },
    { law: 'L8', when: 'a service by the day', write: scene((bob) => putLoan(bob, { category: 'services', replacement: undefined })) },
    { law: 'L3', when: 'a later version with another category, title, value and day', write: scene((bob) => changeListing(bob, putListing(bob), { category: 'other', title: 'Table and two chairs', value: 60_000 })) },
    {
      law: 'L2',
      when: 'a third version names the first',
      write: scene((bob) => {
        const table = putListing(bob)
        changeListing(bob, table)
        return changeListing(bob, table, { value: 1 })
      }),
    },
    { law: 'L11', when: 'a member withdraws an own listing', write: scene((bob) => withdrawListing(bob, putListing(bob))) },
    { law: 'L12', when: 'the same thing is put again after a withdrawal', write: scene((bob) => {
      withdrawListing(bob, putListing(bob))
      return putListing(bob)
    }) },
    { law: 'L4', when: 'everything at its upper end', write: scene((bob) => putLoan(bob, { title: 'x'.repeat(100), note: '😀'.repeat(500), place: 'x'.repeat(100), value: 100_000_000, days: 365, replacement: 100_000_000, condition: 'parts', many: true })) },
  ],
}

testVerdicts(refusals)
testVerdicts(allowed)

/** A listing's fields in the wrong size or form (RULES 4): the refusal names the field. */
const badFields: readonly { readonly field: string; readonly fields: Readonly<Record<string, Value | undefined>> }[] = [
  { field: 'value', fields: { value: 0 } },
  { field: 'value', fields: { value: 100_000_001 } },
  { field: 'value', fields: { value: undefined } },
  { field: 'days', fields: { mode: 'temporary', days: 0 } },
  { field: 'days', fields: { mode: 'temporary', days: 366 } },
  { field: 'title', fields: { title: 'ab' } },
  { field: 'title', fields: { title: '   ' } },
  { field: 'title', fields: { title: 'x'.repeat(101) } },
  { field: 'note', fields: { note: '' } },
  { field: 'note', fields: { note: 'x'.repeat(501) } },
  { field: 'side', fields: { side: 'both' } },
  { field: 'many', fields: { many: 1 } },
]
testVerdicts({ 'bad-field': badFields.map(({ field, fields }) => ({ law: 'L13', when: `${field} is ${JSON.stringify(fields[field])?.slice(0, 20)}`, write: scene((bob) => putListing(bob, fields)) })) })
