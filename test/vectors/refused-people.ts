import { idBytes } from '../../src/core/codec/id-bytes.ts'
import { bytesToHex } from '../../src/domain/base/hex.ts'
import type { Entry } from '../../src/domain/ledger/entry.ts'
import type { FieldFault } from '../../src/domain/ledger/field.ts'
import { valueMap } from '../kit/value-map.ts'
import type { Author } from './author.ts'
import type { EntryBook, Joining } from './entry-book.ts'
import { day, type History } from './history-entries.ts'
import { seedOf, startedAt } from './seeded.ts'

/** A member whose app keeps to no rule. */
export interface Rogue {
  readonly mallory: Author
  /** Her `member.join`. */
  readonly member: Entry
}

/** Mallory becomes a member, and she and strangers write what a ledger refuses by its own rules or those of people. */
export const writeRefusedPeople = async (book: EntryBook, { alice, bob }: History): Promise<Rogue> => {
  const link = await book.link('second invitation')
  const invitation = await book.write('alice invites five', alice, 'invite.create', { body: valueMap({ key: link.publicKey, uses: 5, expires: startedAt + 3 * day }) })
  const mallory = await book.author('mallory')
  const member = await book.write('mallory joins', mallory, 'member.join', { body: await book.joinBody(mallory, { name: 'Mallory', link, invitation }), refs: [invitation] })
  const admit = await book.write('alice admits mallory', alice, 'member.admit', { body: valueMap({ join: idBytes(member.id) }), refs: [member] })
  await book.write('mallory has seen it', mallory, 'seen', { refs: [admit] })

  const joining = (name: string): Joining => ({ name, link, invitation })
  await refusedStrangers(book, bob, joining)
  await refusedByLedger(book, mallory)
  await refusedBodies(book, mallory)
  await book.write('to join twice', mallory, 'member.join', { body: await book.joinBody(mallory, joining('Mallory')), refused: { type: 'not-at-start' } })
  await book.write('to withdraw what is not named', mallory, 'invite.withdraw', { refused: { type: 'subject-missing' } })
  await book.write('to withdraw another’s invitation', mallory, 'invite.withdraw', { refs: [invitation], refused: { type: 'not-author' } })
  await refusedAdmissions(book, mallory, joining)
  return { mallory, member }
}

const refusedStrangers = async (book: EntryBook, bob: Author, joining: (name: string) => Joining): Promise<void> => {
  const { invitation } = joining('')
  const refs = [invitation]
  const dave = await book.author('dave')
  await book.writeAside('to follow on another’s entry', dave, 'seen', { unlike: { seq: 2, prev: book.cell, lamport: 2 }, refused: { type: 'broken-chain' } })
  await book.write('a chain that begins with nothing', dave, 'seen', { refused: { type: 'no-owner' } })
  await book.write('what goes on from it', dave, 'seen', { refused: { type: 'no-owner' } })

  const erin = await book.author('erin')
  const theirs = valueMap({ name: 'Erin', proof: await book.proof(bob, joining('Erin')), deviceKeys: bob.deviceKeys })
  await book.write('to join with another’s keys', erin, 'member.join', { body: theirs, refs, refused: { type: 'keys-not-own' } })
  await book.write('a chain that a refused joining began', erin, 'seen', { refused: { type: 'no-owner' } })

  const frank = await book.author('frank')
  const forAnother = valueMap({ name: 'Frank', proof: await book.proof(bob, joining('Frank')), deviceKeys: frank.deviceKeys })
  await book.write('to join with a proof made for another device', frank, 'member.join', { body: forAnother, refs, proof: 'invalid', refused: { type: 'proof-wrong' } })

  const grace = await book.author('grace')
  const moved = new Map([...(await book.proof(grace, joining('Grace'))), ['invitation', await seedOf('another invitation')]])
  const elsewhere = valueMap({ name: 'Grace', proof: moved, deviceKeys: grace.deviceKeys })
  await book.write('to join with a proof made for another invitation', grace, 'member.join', { body: elsewhere, refs, proof: 'invalid', refused: { type: 'proof-wrong' } })

  const heidi = await book.author('heidi')
  const without = valueMap({ name: 'Heidi', deviceKeys: heidi.deviceKeys })
  await book.write('to join without a proof', heidi, 'member.join', { body: without, refs, proof: 'invalid', refused: { type: 'bad-field', field: 'proof', fault: 'missing' } })
}

const refusedByLedger = async (book: EntryBook, mallory: Author): Promise<void> => {
  await book.writeAside('what was written in another community', mallory, 'seen', { unlike: { cell: bytesToHex(await seedOf('elsewhere')) }, refused: { type: 'other-cell' } })
  const expected = 1 + (mallory.last?.lamport ?? 0)
  await book.write('a clock that runs ahead', mallory, 'seen', { unlike: { lamport: expected + 10 }, refused: { type: 'wrong-lamport', expected } })
  await book.write('a place after what another only claimed', mallory, 'seen', { unlike: { lamport: expected + 11 }, refused: { type: 'wrong-lamport', expected: expected + 1 } })
  await book.write('a clock that stands still', mallory, 'seen', { unlike: { lamport: expected }, refused: { type: 'wrong-lamport', expected: expected + 2 } })
  await book.write('a kind of later rules', mallory, 'hours.pay', { refused: { type: 'unknown-kind', kind: 'hours.pay' } })
  await book.write('a kind that is a word every object has', mallory, 'constructor', { refused: { type: 'unknown-kind', kind: 'constructor' } })
}

const refusedBodies = async (book: EntryBook, mallory: Author): Promise<void> => {
  const profile = async (name: string, fields: Parameters<typeof valueMap>[0], fault: readonly [string, FieldFault]): Promise<void> => {
    await book.write(name, mallory, 'profile.set', { body: valueMap(fields), refused: { type: 'bad-field', field: fault[0], fault: fault[1] } })
  }
  await profile('a field that is missing', { name: 'M' }, ['state', 'missing'])
  await profile('a field too many', { name: 'M', state: 'active', place: 'here' }, ['place', 'unknown'])
  await profile('a field that is null', { name: null, state: 'active' }, ['name', 'wrong-type'])
  await profile('a word that is not offered', { name: 'M', state: 'away' }, ['state', 'not-offered'])
  await profile('a name that is blank', { name: ' \u2003', state: 'active' }, ['name', 'too-short'])
  await profile('a name of 61 characters', { name: '🌻'.repeat(61), state: 'active' }, ['name', 'too-long'])
  const invitation = async (name: string, uses: number, fault: FieldFault): Promise<void> => {
    await book.write(name, mallory, 'invite.create', { body: valueMap({ key: await seedOf('nobody'), uses, expires: startedAt }), refused: { type: 'bad-field', field: 'uses', fault } })
  }
  await invitation('an invitation for nobody', 0, 'too-small')
  await invitation('an invitation for 101', 101, 'too-large')
}

const refusedAdmissions = async (book: EntryBook, mallory: Author, joining: (name: string) => Joining): Promise<void> => {
  const knock = async (name: string, how: Pick<Joining, 'link' | 'invitation'>): Promise<{ readonly who: Author; readonly join: Entry }> => {
    const who = await book.author(name)
    return { who, join: await book.write(`${name} asks to join`, who, 'member.join', { body: await book.joinBody(who, { ...how, name }), refs: [how.invitation] }) }
  }
  const admission = (join: Entry): { readonly body: ReturnType<typeof valueMap>; readonly refs: readonly Entry[] } => ({ body: valueMap({ join: idBytes(join.id) }), refs: [join] })
  const invite = async (name: string): Promise<Pick<Joining, 'link' | 'invitation'>> => {
    const link = await book.link(name)
    return { link, invitation: await book.write(`mallory writes the ${name}`, mallory, 'invite.create', { body: valueMap({ key: link.publicKey, uses: 1, expires: startedAt + 3 * day }) }) }
  }

  const ivan = await knock('ivan', joining('ivan'))
  await book.write('what ivan writes before he is admitted', ivan.who, 'seen', { unjudged: 'unadmitted' })
  await book.write('to admit whom the entry does not name', mallory, 'member.admit', { body: valueMap({ join: idBytes(ivan.join.id) }), refused: { type: 'subject-missing' } })
  await book.write('to admit with another’s invitation', mallory, 'member.admit', { ...admission(ivan.join), refused: { type: 'invitation-wrong' } })

  const withdrawn = await invite('withdrawn invitation')
  const judy = await knock('judy', withdrawn)
  await book.write('mallory withdraws it', mallory, 'invite.withdraw', { refs: [withdrawn.invitation] })
  await book.write('to admit with an invitation that was withdrawn', mallory, 'member.admit', { ...admission(judy.join), refused: { type: 'invitation-withdrawn' } })

  const used = await invite('used invitation')
  const [kate, liam] = [await knock('kate', used), await knock('liam', used)]
  await book.write('mallory admits kate', mallory, 'member.admit', admission(kate.join))
  await book.write('to admit with an invitation that is used up', mallory, 'member.admit', { ...admission(liam.join), refused: { type: 'invitation-used-up' } })
  await book.write('mallory admits kate again', mallory, 'member.admit', admission(kate.join))
}
