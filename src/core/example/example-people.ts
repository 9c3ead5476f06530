import { bodyFrom } from '../cell/bodies.ts'
import type { ActBook, DraftAct } from './act-book.ts'
import { givenName } from './given-names.ts'
import type { Random } from './random.ts'
import type { Language } from './things.ts'

export interface Person {
  readonly author: number
  /** Their `cell.create` or `member.join`: its id is theirs. */
  readonly beginning: DraftAct
  readonly language: Language
}

export const minuteMs = 60_000
export const dayMs = 86_400_000
/** A part of Almaty. */
export const exampleName = 'Орбита-3'
/** Kazakhstan, minutes east of UTC. */
export const zone = 300
/** How long ago the community began and the last of its members came, in days. */
const began = 150
export const allJoinedDaysAgo = 95
/** A poster serves so many. */
const posterUses = 100

export interface PeopleOptions {
  readonly members: number
  readonly now: number
  readonly random: Random
}

/** Founds the community and brings its members in: by the founder's posters, or by a friend's link. */
export const writePeople = (book: ActBook, { members, now, random }: PeopleOptions): readonly Person[] => {
  const founded = now - began * dayMs
  const founder: Person = { author: 0, language: 'ru', beginning: foundCell(book, founded) }
  const people = [founder]
  const step = ((began - allJoinedDaysAgo - 2) * dayMs) / Math.max(1, members)
  let poster: DraftAct | undefined
  let left = 0
  for (let author = 1; author < members; author += 1) {
    const at = Math.floor(founded + dayMs + step * author)
    const friend = people[random.below(people.length)] as Person
    if (friend.author !== 0 && random.chance(40)) {
      const invitation = writeInvitation(book, { by: friend.author, uses: 1, at: at - 30 * minuteMs })
      people.push(joinBy(book, { author, invitation, at, random }, friend.author))
      continue
    }
    if (poster === undefined || left === 0) {
      poster = writeInvitation(book, { by: 0, uses: posterUses, at: at - 10 * minuteMs })
      left = posterUses
    }
    left -= 1
    people.push(joinBy(book, { author, invitation: poster, at, random }, 0))
  }
  return people
}

const foundCell = (book: ActBook, at: number): DraftAct =>
  book.write({
    author: 0,
    kind: 'cell.create',
    at,
    refs: [],
    fields: async (asked) => ({
      name: exampleName,
      founder: givenName(0),
      currency: bodyFrom({ code: 'KZT', symbol: '₸', decimals: 0 }),
      zone,
      policy: bodyFrom({}),
      deviceKeys: asked.deviceKeysOf(0),
      commit: await asked.epochCommit(),
    }),
  })

interface Inviting {
  readonly by: number
  readonly uses: number
  readonly at: number
}

export const writeInvitation = (book: ActBook, { by, uses, at }: Inviting): DraftAct => {
  const days = uses === 1 ? 7 : 30
  const invitation: DraftAct = book.write({
    author: by,
    kind: 'invite.create',
    at,
    refs: [],
    fields: async (asked) => ({ key: await asked.invitationKeyOf(invitation), uses, expires: at + days * dayMs }),
  })
  return invitation
}

export interface Joining {
  readonly author: number
  readonly invitation: DraftAct
  readonly at: number
  readonly random: Random
}

/** Someone who joins and has not been admitted. */
export const writeJoin = (book: ActBook, { author, invitation, at, random }: Joining): Person => {
  const beginning = book.write({
    author,
    kind: 'member.join',
    at,
    refs: [invitation],
    fields: async (asked) => ({ name: givenName(author), proof: await asked.joinProof(author, invitation), deviceKeys: asked.deviceKeysOf(author) }),
  })
  const spoken = random.below(100)
  return { author, beginning, language: spoken < 48 ? 'ru' : spoken < 88 ? 'kk' : 'en' }
}

const joinBy = (book: ActBook, joining: Joining, admits: number): Person => {
  const person = writeJoin(book, joining)
  book.write({
    author: admits,
    kind: 'member.admit',
    at: joining.at + minuteMs,
    refs: [person.beginning],
    fields: (asked) => ({ join: asked.idOf(person.beginning) }),
  })
  return person
}
