import { idBytes } from '../../src/core/codec/id-bytes.ts'
import { epochCommit } from '../../src/core/keys/epoch-key.ts'
import type { Entry } from '../../src/domain/ledger/entry.ts'
import { valueMap } from '../kit/value-map.ts'
import type { Author } from './author.ts'
import type { EntryBook } from './entry-book.ts'
import { seedOf, startedAt } from './seeded.ts'

/** Milliseconds in a day. */
export const day = 86_400_000

export interface History {
  readonly alice: Author
  readonly bob: Author
  /** Of Alice: a thing to lend. */
  readonly drill: Entry
  /** Of Bob. */
  readonly want: Entry
}

/** Alice founds a community and Bob joins; they swap, and every kind of entry is written at least once. */
export const writeHistory = async (book: EntryBook): Promise<History> => {
  const [alice, bob] = [await book.author('alice'), await book.author('bob')]
  await begin(book, alice, bob)
  const listed = await list(book, alice, bob)
  await lendAndSettle(book, { alice, bob, ...listed })
  await callOff(book, { alice, bob, ...listed })
  return { alice, bob, ...listed }
}

const begin = async (book: EntryBook, alice: Author, bob: Author): Promise<void> => {
  const creation = {
    name: 'Көше бойы', founder: 'Алия', currency: valueMap({ code: 'KZT', symbol: '₸', decimals: 0 }), zone: 300,
    policy: valueMap({ linkDays: 3 }), deviceKeys: alice.deviceKeys, commit: await epochCommit(await seedOf('epoch key')),
  }
  await book.write('alice founds a community', alice, 'cell.create', { body: valueMap(creation) })
  const link = await book.link('invitation')
  const invitation = await book.write('alice invites one', alice, 'invite.create', { body: valueMap({ key: link.publicKey, uses: 1, expires: startedAt + 3 * day }) })
  const join = await book.write('bob joins', bob, 'member.join', { body: await book.joinBody(bob, { name: 'Боб', link, invitation }), refs: [invitation] })
  const admit = await book.write('alice admits bob', alice, 'member.admit', { body: valueMap({ join: idBytes(join.id) }), refs: [join] })
  const poster = await book.write('alice writes a poster', alice, 'invite.create', {
    body: valueMap({ key: (await book.link('poster')).publicKey, uses: 100, expires: startedAt + 30 * day }),
  })
  await book.write('alice withdraws the poster', alice, 'invite.withdraw', { refs: [poster] })
  await book.write('bob says who he is', bob, 'profile.set', { body: valueMap({ name: 'Боб, 12 үй', state: 'active' }), refs: [admit] })
}

interface Listed {
  readonly drill: Entry
  readonly drillNow: Entry
  readonly table: Entry
  readonly want: Entry
  readonly lesson: Entry
}

const list = async (book: EntryBook, alice: Author, bob: Author): Promise<Listed> => {
  const lent = { side: 'offer', mode: 'temporary', category: 'tools', value: 6000, days: 3, replacement: 25_000, expires: startedAt + 30 * day, many: false } as const
  const want = await book.write('bob wants to borrow', bob, 'listing.put', {
    body: valueMap({ side: 'want', mode: 'temporary', category: 'tools', title: 'drill', value: 5000, days: 3, expires: startedAt + 30 * day, many: false }),
  })
  const drill = await book.write('alice lends, with all a listing can say', alice, 'listing.put', {
    body: valueMap({ ...lent, title: 'Дрель «Интерскол»', note: 'Two batteries, no bits', condition: 'good', place: 'House 4' }),
  })
  const drillNow = await book.write('alice says it anew, for less', alice, 'listing.put', {
    body: valueMap({ ...lent, of: idBytes(drill.id), title: 'Дрель', value: 5000 }),
  })
  const table = await book.write('alice gives for good', alice, 'listing.put', {
    body: valueMap({ side: 'offer', mode: 'permanent', category: 'household', title: 'Oak table', value: 50_000, condition: 'worn', expires: startedAt + 60 * day, many: false }),
  })
  const taught = { side: 'offer', mode: 'temporary', category: 'services', value: 4000, expires: startedAt + 7 * day, many: true } as const
  const lesson = await book.write('bob teaches, by the minute', bob, 'listing.put', { body: valueMap({ ...taught, title: 'Chess for children', minutes: 60 }) })
  const ride = await book.write('bob drives, by the day', bob, 'listing.put', { body: valueMap({ ...taught, category: 'rides', title: 'To the lake', days: 1 }) })
  await book.write('bob withdraws a listing', bob, 'listing.withdraw', { refs: [ride] })
  return { drill, drillNow, table, want, lesson }
}

interface Scene extends Listed {
  readonly alice: Author
  readonly bob: Author
}

/** A drill for three days, a lesson back and the difference in money; it comes back scratched, and that is paid. */
const lendAndSettle = async (book: EntryBook, { alice, bob, drill, drillNow, want, lesson }: Scene): Promise<void> => {
  const both = [alice, bob]
  const texts = { place: 'By the fountain, at six', returnPlace: 'The same', note: 'Қоңырау шал 🌻' }
  const legs = [
    valueMap({ kind: 'loan', giver: 0, receiver: 1, listing: idBytes(drill.id), version: idBytes(drillNow.id), want: idBytes(want.id), title: 'Дрель', value: 5000, days: 3, replacement: 25_000 }),
    valueMap({ kind: 'service', giver: 1, receiver: 0, listing: idBytes(lesson.id), version: idBytes(lesson.id), title: 'Chess for children', value: 4000, minutes: 60 }),
    valueMap({ kind: 'money', giver: 1, receiver: 0, title: 'The rest', value: 1000 }),
  ]
  const terms = valueMap({
    parties: [book.memberOf(alice), book.memberOf(bob)], mode: 'temporary', legs, day: 20_260,
    place: await book.seal(texts.place, bob, both), returnPlace: await book.seal(texts.returnPlace, bob, both), note: await book.seal(texts.note, bob, both),
  })
  const proposal = await book.write('bob proposes a loan, a lesson and money', bob, 'agreement.propose', { body: valueMap({ terms }), refs: [drillNow] })
  for (const [field, text] of Object.entries(texts)) book.reads(proposal, `terms.${field}`, text)
  const signed = await book.write('alice signs', alice, 'agreement.sign', { refs: [proposal] })

  const confirm = async (leg: number, after: Entry, others: readonly Entry[] = []): Promise<Entry> => {
    const one = await book.write(`bob confirms leg ${leg}`, bob, 'handover.confirm', { body: valueMap({ leg }), refs: [proposal, after] })
    return book.write(`alice confirms leg ${leg}`, alice, 'handover.confirm', { body: valueMap({ leg }), refs: [proposal, one, ...others] })
  }
  let last = signed
  for (const leg of [0, 1, 2]) last = await confirm(leg, last)

  const inspection = 'A scratch on the housing'
  const claim = await book.write('alice has it back, damaged', alice, 'return.confirm', {
    body: valueMap({ leg: 0, owed: 1500, inspection: await book.seal(inspection, alice, both) }), refs: [proposal],
  })
  book.reads(claim, 'inspection', inspection)
  const agreed = await book.write('bob agrees on what is owed', bob, 'return.confirm', { body: valueMap({ leg: 0, owed: 1500 }), refs: [proposal, claim] })
  // A path has what is named on it, and not what that names: Alice names Bob’s return, by which the leg came to be.
  last = await confirm(3, agreed, [agreed])
  await book.write('bob has seen it', bob, 'seen', { refs: [last] })
  book.ends(proposal, 'completed')
}

/** A decline, a proposal taken back, and a signed agreement cancelled with a reason. */
const callOff = async (book: EntryBook, { alice, bob, table }: Scene): Promise<void> => {
  const leg = valueMap({ kind: 'keep', giver: 0, receiver: 1, listing: idBytes(table.id), version: idBytes(table.id), title: 'Oak table', value: 50_000 })
  const body = (on: number) => valueMap({ terms: valueMap({ parties: [book.memberOf(alice), book.memberOf(bob)], mode: 'permanent', legs: [leg], day: on }) })

  const first = await book.write('bob asks for the table', bob, 'agreement.propose', { body: body(20_270), refs: [table] })
  await book.write('alice declines', alice, 'agreement.decline', { refs: [first] })
  book.ends(first, 'declined')
  const second = await book.write('bob asks again', bob, 'agreement.propose', { body: body(20_271) })
  await book.write('bob takes his proposal back', bob, 'agreement.decline', { refs: [second] })
  book.ends(second, 'withdrawn')
  const third = await book.write('alice proposes the table herself', alice, 'agreement.propose', { body: body(20_272) })
  const signed = await book.write('bob signs', bob, 'agreement.sign', { refs: [third] })
  const reason = 'It broke on the stairs'
  const cancelled = await book.write('alice cancels', alice, 'agreement.cancel', { body: valueMap({ reason: await book.seal(reason, alice, [alice, bob]) }), refs: [third, signed] })
  book.reads(cancelled, 'reason', reason)
  book.ends(third, 'cancelled')
  await book.write('bob rests', bob, 'profile.set', { body: valueMap({ name: 'Боб', state: 'resting' }) })
}
