import { idBytes } from '../../src/core/codec/id-bytes.ts'
import type { Value, ValueMap } from '../../src/domain/base/value.ts'
import type { Entry } from '../../src/domain/ledger/entry.ts'
import type { Refusal } from '../../src/domain/ledger/verdict.ts'
import { valueMap } from '../kit/value-map.ts'
import type { Author } from './author.ts'
import type { EntryBook } from './entry-book.ts'
import { day, type History } from './history-entries.ts'
import type { Rogue } from './refused-people.ts'
import { seedOf, startedAt } from './seeded.ts'

type Fields = Readonly<Record<string, Value | undefined>>

const ladder: Fields = { side: 'offer', mode: 'temporary', category: 'tools', title: 'Ladder', value: 8000, days: 2, replacement: 30_000, expires: startedAt + 30 * day, many: false }
const forGood: Fields = { ...ladder, mode: 'permanent', category: 'household', title: 'Chair', days: undefined, replacement: undefined }
const byTheMinute: Fields = { ...ladder, category: 'services', title: 'Repairs', days: undefined, minutes: 90, replacement: undefined }

/** Mallory's listings and agreements: those that stand set the scene for those that are refused. */
export const writeRefusedMarket = async (book: EntryBook, history: History, rogue: Rogue): Promise<void> => {
  const listed = await listings(book, history, rogue)
  const scene = { ...history, ...rogue, ...listed, bobMember: book.memberOf(history.bob) }
  await proposals(book, scene)
  await steps(book, scene)
  await settlement(book, scene)
  await callOffs(book, scene)
}

interface Listed {
  readonly loan: Entry
  readonly keep: Entry
  readonly service: Entry
}

interface Scene extends History, Rogue, Listed {
  readonly bobMember: Uint8Array
}

const listings = async (book: EntryBook, { drill }: History, { mallory }: Rogue): Promise<Listed> => {
  const put = (name: string, fields: Fields, refused?: Refusal, refs: readonly Entry[] = []): Promise<Entry> =>
    book.write(name, mallory, 'listing.put', { body: valueMap(fields), refs, ...(refused === undefined ? {} : { refused }) })
  const loan = await put('mallory lends a ladder', ladder)
  const keep = await put('mallory gives a chair', forGood)
  const service = await put('mallory repairs', byTheMinute)

  await put('a version of no listing', { ...ladder, of: await seedOf('nobody') }, { type: 'subject-missing' })
  await put('a version of another’s listing', { ...ladder, of: idBytes(drill.id) }, { type: 'not-author' }, [drill])
  await put('a version that turns the side', { ...ladder, of: idBytes(loan.id), side: 'want' }, { type: 'side-or-mode-changed' })
  await put('a category nobody knows', { ...ladder, category: 'wands' }, { type: 'category-unknown' })
  await put('food to borrow', { ...ladder, category: 'food' }, { type: 'category-mode', category: 'food' })
  await put('days on what is kept', { ...forGood, days: 2 }, { type: 'days-on-permanent' })
  await put('a loan without days', { ...ladder, days: undefined }, { type: 'days-missing' })
  await put('a ladder by the minute', { ...ladder, days: undefined, minutes: 90 }, { type: 'minutes-not-here' })
  await put('days and minutes', { ...byTheMinute, days: 1 }, { type: 'days-and-minutes' })
  await put('a replacement of what is done', { ...byTheMinute, replacement: 1 }, { type: 'replacement-not-here' })
  await put('a replacement of what is kept', { ...forGood, replacement: 1 }, { type: 'replacement-not-here' })
  await put('a title of two characters', { ...ladder, title: '🪜🪜' }, { type: 'bad-field', field: 'title', fault: 'too-short' })

  const gone = await put('mallory lends a saw', { ...ladder, title: 'Saw' })
  await book.write('to withdraw another’s listing', mallory, 'listing.withdraw', { refs: [drill], refused: { type: 'not-author' } })
  await book.write('to withdraw what is no listing', mallory, 'listing.withdraw', { refused: { type: 'subject-missing' } })
  await book.write('mallory withdraws the saw', mallory, 'listing.withdraw', { refs: [gone] })
  await book.write('to withdraw twice', mallory, 'listing.withdraw', { refs: [gone], refused: { type: 'already-withdrawn' } })
  await put('a version of what was withdrawn', { ...ladder, of: idBytes(gone.id) }, { type: 'already-withdrawn' })
  return { loan, keep, service }
}

const legOf = (listing: Entry, fields: Fields): Fields => ({ giver: 0, receiver: 1, listing: idBytes(listing.id), version: idBytes(listing.id), value: 8000, ...fields })

const legsOf = ({ loan, keep, service }: Listed): Record<'lend' | 'give' | 'repair' | 'pay', Fields> => ({
  lend: legOf(loan, { kind: 'loan', title: 'Ladder', days: 2, replacement: 30_000 }),
  give: legOf(keep, { kind: 'keep', title: 'Chair' }),
  repair: legOf(service, { kind: 'service', title: 'Repairs', minutes: 90 }),
  pay: { kind: 'money', giver: 1, receiver: 0, title: 'Money', value: 500 },
})

const termsBody = ({ member, bobMember }: Scene, legs: readonly Fields[], fields: Fields = {}): ValueMap =>
  valueMap({ terms: valueMap({ parties: [idBytes(member.id), bobMember], mode: 'temporary', legs: legs.map(valueMap), day: 20_280, ...fields }) })

const proposals = async (book: EntryBook, scene: Scene): Promise<void> => {
  const { mallory, member, want, drill, bobMember } = scene
  const { lend, give, repair, pay } = legsOf(scene)
  const nobody = await seedOf('a member who is nowhere')
  const propose = async (name: string, refused: Refusal, legs: readonly Fields[], fields: Fields = {}): Promise<void> => {
    await book.write(name, mallory, 'agreement.propose', { body: termsBody(scene, legs, fields), refused })
  }
  await book.write('mallory has seen bob', mallory, 'seen', { refs: [want] })
  await propose('terms without a leg', { type: 'bad-field', field: 'terms.legs', fault: 'too-short' }, [])
  await propose('terms of three parties', { type: 'bad-field', field: 'terms.parties', fault: 'too-long' }, [pay], { parties: [idBytes(member.id), bobMember, nobody] })
  await propose('a leg worth nothing', { type: 'bad-field', field: 'terms.legs.value', fault: 'too-small' }, [{ ...pay, value: 0 }])
  await propose('a place that is not sealed', { type: 'bad-field', field: 'terms.place', fault: 'wrong-type' }, [pay], { place: 'House 4' })
  await propose('with herself', { type: 'parties-same' }, [pay], { parties: [idBytes(member.id), idBytes(member.id)] })
  await propose('between two others', { type: 'not-party' }, [pay], { parties: [idBytes(book.cell), bobMember] })
  await propose('with someone her path does not know', { type: 'party-unknown' }, [pay], { parties: [idBytes(member.id), nobody] })
  await propose('a leg to oneself', { type: 'leg-parties', leg: 1 }, [pay, { ...lend, receiver: 0 }])
  await propose('a leg to nobody', { type: 'leg-parties', leg: 0 }, [{ ...lend, receiver: 2 }])
  await propose('a loan without its replacement', { type: 'leg-fields', leg: 0 }, [{ ...lend, replacement: undefined }])
  await propose('money with days', { type: 'leg-fields', leg: 0 }, [{ ...pay, days: 2 }])
  await propose('a service by days and minutes', { type: 'leg-fields', leg: 0 }, [{ ...repair, days: 1 }])
  await propose('for good, where the terms say for a time', { type: 'leg-fields', leg: 0 }, [give])
  await propose('another’s listing as one’s own', { type: 'leg-listing', leg: 0 }, [{ ...lend, listing: idBytes(drill.id), version: idBytes(drill.id) }])
  await propose('a loan of what is done', { type: 'leg-listing', leg: 0 }, [{ ...lend, listing: repair['listing'], version: repair['version'] }])
  await propose('a want that is not the receiver’s', { type: 'leg-listing', leg: 1 }, [pay, { ...lend, want: idBytes(drill.id) }])
  await propose('one thing twice', { type: 'leg-twice', leg: 2 }, [lend, pay, lend])
}

/** An agreement that comes about, and every step of it that is refused on the way. */
const steps = async (book: EntryBook, scene: Scene): Promise<void> => {
  const { mallory, alice, bob, loan } = scene
  const { lend, repair, pay } = legsOf(scene)
  const proposal = await book.write('mallory proposes to bob', mallory, 'agreement.propose', { body: termsBody(scene, [lend, repair, pay]) })
  const refuse = async (name: string, kind: string, refused: Refusal, body: Fields = {}): Promise<void> => {
    await book.write(name, mallory, kind, { body: valueMap(body), refs: [proposal], refused })
  }
  await book.write('to sign what is no proposal', mallory, 'agreement.sign', { refs: [loan], refused: { type: 'subject-missing' } })
  await refuse('to sign one’s own proposal', 'agreement.sign', { type: 'already-signed' })
  await book.write('to sign between others', alice, 'agreement.sign', { refs: [proposal], refused: { type: 'not-party' } })
  const signed = await book.write('bob signs mallory’s', bob, 'agreement.sign', { refs: [proposal] })
  await book.write('to sign twice', bob, 'agreement.sign', { refs: [proposal], refused: { type: 'already-signed' } })
  await refuse('to hand over before the path shows a signature', 'handover.confirm', { type: 'not-active' }, { leg: 0 })
  await book.write('to decline what all have signed', mallory, 'agreement.decline', { refs: [proposal, signed], refused: { type: 'already-active' } })
  await refuse('to hand over a leg there is not', 'handover.confirm', { type: 'leg-unknown' }, { leg: 3 })
  const given = await book.write('mallory hands over', mallory, 'handover.confirm', { body: valueMap({ leg: 0 }), refs: [proposal] })
  await refuse('to hand over twice', 'handover.confirm', { type: 'already-confirmed' }, { leg: 0 })
  await refuse('a return of what is done', 'return.confirm', { type: 'not-a-loan' }, { leg: 1, owed: 0 })
  await refuse('a return before both confirmed the hand-over', 'return.confirm', { type: 'leg-not-handed-over' }, { leg: 0, owed: 0 })
  const taken = await book.write('bob has it', bob, 'handover.confirm', { body: valueMap({ leg: 0 }), refs: [proposal, given] })
  await book.write('more owed than the replacement', mallory, 'return.confirm', {
    body: valueMap({ leg: 0, owed: 30_001 }), refs: [proposal, taken], refused: { type: 'owed-above-replacement', replacement: 30_000 },
  })
  const back = await book.write('bob has brought it back', bob, 'return.confirm', { body: valueMap({ leg: 0, owed: 0 }), refs: [proposal] })
  await book.write('mallory agrees', mallory, 'return.confirm', { body: valueMap({ leg: 0, owed: 0 }), refs: [proposal, back] })
  await refuse('a return of what both agreed on', 'return.confirm', { type: 'already-confirmed' }, { leg: 0, owed: 100 })
  book.ends(proposal, 'active')
}

/** A loan that came back damaged, and the money for it. */
const settlement = async (book: EntryBook, scene: Scene): Promise<void> => {
  const { mallory, bob } = scene
  const { lend, pay } = legsOf(scene)
  const act = (by: Author, kind: string, [name, body, refs, refused]: readonly [string, Fields, readonly Entry[], Refusal?]): Promise<Entry> =>
    book.write(name, by, kind, { body: valueMap(body), refs: [proposal, ...refs], ...(refused === undefined ? {} : { refused }) })
  const proposal = await book.write('mallory proposes the loan again', mallory, 'agreement.propose', { body: termsBody(scene, [lend, pay]) })
  const signed = await act(bob, 'agreement.sign', ['bob signs again', {}, []])
  const given = await act(mallory, 'handover.confirm', ['mallory lends it', { leg: 0 }, [signed]])
  const taken = await act(bob, 'handover.confirm', ['bob borrows it', { leg: 0 }, [given]])
  const broken = await act(bob, 'return.confirm', ['bob brings it back broken', { leg: 0, owed: 700 }, []])
  const less = await act(mallory, 'return.confirm', ['mallory asks for less', { leg: 0, owed: 500 }, [taken, broken]])
  const agreed = await act(bob, 'return.confirm', ['bob owes as much', { leg: 0, owed: 500 }, [less]])
  await book.write('mallory has seen that bob agrees', mallory, 'seen', { refs: [agreed] })
  const missing: Refusal = { type: 'subject-missing' }
  await act(mallory, 'handover.confirm', ['to settle an amount without naming who said it', { leg: 2 }, [], missing])
  await act(bob, 'handover.confirm', ['to settle an amount by naming another', { leg: 2 }, [broken], missing])
  const paid = await act(bob, 'handover.confirm', ['bob settles it', { leg: 2 }, [less]])
  await act(mallory, 'handover.confirm', ['mallory settles it', { leg: 2 }, [paid, agreed]])
  book.ends(proposal, 'active')
}

const callOffs = async (book: EntryBook, scene: Scene): Promise<void> => {
  const { mallory, bob } = scene
  const { give } = legsOf(scene)
  const propose = (name: string): Promise<Entry> => book.write(name, mallory, 'agreement.propose', { body: termsBody(scene, [give], { mode: 'permanent' }) })
  const reason = await book.seal('No reason', mallory, [mallory, bob])

  const first = await propose('mallory proposes the chair')
  const declined = await book.write('bob declines', bob, 'agreement.decline', { refs: [first] })
  await book.write('to decline what is declined', mallory, 'agreement.decline', { refs: [first, declined], refused: { type: 'called-off' } })
  await book.write('to sign what is declined', mallory, 'agreement.sign', { refs: [first], refused: { type: 'called-off' } })
  await book.write('to cancel what never came about', mallory, 'agreement.cancel', { body: valueMap({ reason }), refs: [first], refused: { type: 'not-active' } })
  book.ends(first, 'declined')

  const second = await propose('mallory proposes the chair again')
  const signed = await book.write('bob signs for the chair', bob, 'agreement.sign', { refs: [second] })
  await book.write('mallory cancels', mallory, 'agreement.cancel', { body: valueMap({ reason }), refs: [second, signed] })
  await book.write('to cancel twice', mallory, 'agreement.cancel', { body: valueMap({ reason }), refs: [second], refused: { type: 'called-off' } })
  book.ends(second, 'cancelled')
}
