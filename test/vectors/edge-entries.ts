import type { EntryDraft } from '../../src/core/codec/entry-codec.ts'
import { idBytes } from '../../src/core/codec/id-bytes.ts'
import { bytesToHex } from '../../src/domain/base/hex.ts'
import type { Value, ValueMap } from '../../src/domain/base/value.ts'
import { maxRefs, maxTime, maxWireBytes, type Entry } from '../../src/domain/ledger/entry.ts'
import { valueMap } from '../kit/value-map.ts'
import type { Author } from './author.ts'
import type { EntryBook } from './entry-book.ts'
import { day, type History } from './history-entries.ts'
import { seedOf, startedAt } from './seeded.ts'

/** The edges of the envelope and of values: entries as odd as they may be, written by one who means no harm. */
export const writeEdges = async (book: EntryBook, { bob }: History): Promise<void> => {
  const carol = await book.author('carol')
  const link = await book.link('invitation of bob')
  const invitation = await book.write('bob invites', bob, 'invite.create', { body: valueMap({ key: link.publicKey, uses: 1, expires: startedAt + 3 * day }) })
  const joining = { name: '🌻'.repeat(60), link, invitation }
  const join = await book.write('carol joins with a name of 60 characters', carol, 'member.join', { body: await book.joinBody(carol, joining), refs: [invitation] })
  const admit = await book.write('bob admits carol', bob, 'member.admit', { body: valueMap({ join: idBytes(join.id) }), refs: [join] })

  const named = await some(book, bob, admit)
  await book.write('sixteen refs, one of them prev', carol, 'seen', { refs: [join, ...named] })
  await book.write('a text that begins with a byte order mark', carol, 'profile.set', { body: valueMap({ name: '\ufeffCarol', state: 'active' }) })
  await book.write('text that is not NFC', carol, 'profile.set', { body: valueMap({ name: 'Cha\u0301rol', state: 'active' }) })
  await refusedEdges(book, carol)
  await unjudgedEdges(book, carol)
}

/** The admission and as many of its author's other entries as make sixteen with one more. */
const some = async (book: EntryBook, { device }: Author, admit: Entry): Promise<readonly Entry[]> => {
  const others = book.valid.filter(({ entry, verdict }) => entry.device === device && entry.id !== admit.id && verdict.status === 'accepted')
  return [admit, ...others.slice(0, maxRefs - 2).map(({ entry }) => ({ ...entry, body: valueMap({}) }))]
}

const refusedEdges = async (book: EntryBook, carol: Author): Promise<void> => {
  const kind = 'a-z.'.repeat(16)
  await book.write('a kind of 64 characters that nobody knows', carol, kind, { refused: { type: 'unknown-kind', kind } })
  const filled = async (name: string, body: ValueMap, field: string): Promise<void> => {
    await book.write(name, carol, 'seen', { body, refused: { type: 'bad-field', field, fault: 'unknown' } })
  }
  const values = {
    zero: 0, minus: -1, most: Number.MAX_SAFE_INTEGER, least: -Number.MAX_SAFE_INTEGER, yes: true, no: false, nothing: null,
    bytes: new Uint8Array([0, 255]), none: new Uint8Array(0), list: [1, [2, [3]]], empty: '', map: valueMap({ '': valueMap({}) }),
  }
  await filled('every kind of value', valueMap(values), 'no')
  await filled('keys that sort by bytes and not by UTF-16', valueMap({ '\u{10000}': 1, '\uffff': 2, ä: 3, zz: 4, b: 5, aaaaaaaaaaaaaaaaaaaaaaaa: 6 }), 'b')
  await filled('sixteen levels deep', valueMap({ deep: Array.from({ length: 14 }).reduce<Value>((inner) => [inner], 0) }), 'deep')
  const body = (length: number): ValueMap => valueMap({ note: 'x'.repeat(length) })
  const probe = await carol.encode(carol.draft({ cell: book.cell, body: body(30_000) }))
  await filled('exactly 32 KiB', body(30_000 + maxWireBytes - probe.wire.length), 'note')
}

/** Kept and forwarded, and never judged by rules version 1. */
const unjudgedEdges = async (book: EntryBook, carol: Author): Promise<void> => {
  const many = valueMap({ a: Array.from({ length: 4_083 }, () => 0) })
  await book.write('4,096 values', carol, 'seen', { body: many, refused: { type: 'bad-field', field: 'a', fault: 'unknown' } })
  await book.write('a later rules version', carol, 'moon.landing', { body: valueMap({ flag: true }), unlike: { rules: 2 }, unjudged: 'needs-newer-app' })
  await book.write('what goes on from later rules', carol, 'seen', { unjudged: 'needs-newer-app' })
  await book.write('a cell.create in a cell, by later rules', carol, 'cell.create', { unlike: { rules: 2 }, unjudged: 'needs-newer-app' })

  const mike = await book.author('mike')
  const most = Number.MAX_SAFE_INTEGER
  const prev = bytesToHex(await seedOf('an entry nobody has'))
  const largest: Partial<EntryDraft> = { rules: most, seq: most, prev, lamport: most, at: maxTime }
  await book.writeAside('the largest numbers', mike, 'seen', { unlike: largest, unjudged: 'waiting' })
  await book.writeAside('the smallest numbers', mike, 'seen', { unlike: { at: 0 }, refused: { type: 'no-owner' } })
}
