import { describe, expect, test } from 'vitest'
import { createCell, verdictOf, type Cell, type Device } from '../../../test/kit/ledger-kit.ts'
import { cancel, changeListing, decline, giveBack, handOver, propose, putListing, putLoan, putWant, sign } from '../../../test/kit/market-kit.ts'
import type { AgreementRefusal } from '../../../test/kit/refusal-types.ts'
import { idBytes } from '../../../test/kit/value-map.ts'
import { testVerdicts, type VerdictRow } from '../../../test/kit/verdict-table.ts'
import type { Entry } from '../ledger/entry.ts'
import type { Held } from '../ledger/held.ts'
import { readAct } from '../ledger/judge.ts'
import type { BodyOf } from '../ledger/kinds.ts'
import { Path } from '../ledger/path.ts'
import { agreementRules } from './agreement-rules.ts'

interface People {
  readonly cell: Cell
  /** The founder, who proposes. */
  readonly alice: Device
  readonly bob: Device
  readonly carol: Device
}

const scene = (write: (people: People) => Entry): VerdictRow['write'] => () => {
  const cell = createCell()
  const people = { cell, alice: cell.founder, bob: cell.join('bob'), carol: cell.join('carol') }
  return { cell, entry: write(people) }
}

/** Alice's table against Bob's chair, proposed by Alice. */
const proposed = ({ alice, bob }: People): Entry => propose(alice, bob, [{ listing: putListing(alice) }, { listing: putListing(bob) }])

/** The same, signed by Bob. */
const active = (people: People): Entry => {
  const proposal = proposed(people)
  sign(people.bob, proposal)
  return proposal
}

/** Alice has lent Bob a drill, against money: leg 0 the loan, leg 1 the money. */
const lent = ({ alice, bob }: People): Entry => {
  const proposal = propose(alice, bob, [{ listing: putLoan(alice) }, { from: bob, value: 6_000 }])
  sign(bob, proposal)
  for (const device of [alice, bob]) handOver(device, proposal, 0)
  return proposal
}

/** The same, with the drill back and both saying that this much is owed. */
const returned = (people: People, owed: number): Entry => {
  const proposal = lent(people)
  for (const device of [people.bob, people.alice]) giveBack(device, proposal, { leg: 0, owed })
  return proposal
}

const proposing = (when: string, law: string, write: (people: People) => Entry): VerdictRow => ({ law, when, write: scene(write) })

const refusals: Record<AgreementRefusal, readonly VerdictRow[]> = {
  'parties-same': [proposing('a member proposes to themselves', 'A1', ({ alice }) => propose(alice, alice, [{ listing: putListing(alice) }]))],
  'not-party': [
    proposing('who proposes is no party', 'A1', ({ alice, bob, carol }) =>
      propose(carol, bob, [{ from: bob, value: 5 }], { terms: { parties: [idBytes(alice.member), idBytes(bob.member)] } }),
    ),
    proposing('someone else signs', 'A7', (people) => sign(people.carol, proposed(people))),
    proposing('someone else declines', 'A8', (people) => decline(people.carol, proposed(people))),
    proposing('someone else cancels', 'A10', (people) => cancel(people.carol, active(people))),
    proposing('someone else confirms a hand-over', 'A12', (people) => handOver(people.carol, active(people), 0)),
    proposing('someone else confirms a return', 'A12', (people) => giveBack(people.carol, lent(people), { leg: 0, owed: 0 })),
  ],
  'party-unknown': [
    proposing("none of the other's entries is on the path", 'A2', ({ bob, carol }) => propose(bob, carol, [{ from: bob, value: 5 }])),
  ],
  'leg-parties': [
    proposing('a leg goes from a party to the same', 'A3', ({ alice, bob }) => propose(alice, bob, [{ listing: putListing(alice), unlike: { receiver: 0 } }], { refs: [putListing(bob)] })),
    proposing('a leg goes to a third place of two', 'A3', ({ alice, bob }) => propose(alice, bob, [{ listing: putListing(alice), unlike: { receiver: 2 } }], { refs: [putListing(bob)] })),
    proposing('a leg comes from a third place of two', 'A3', ({ alice, bob }) => propose(alice, bob, [{ listing: putListing(alice), unlike: { giver: 2, receiver: 1 } }], { refs: [putListing(bob)] })),
  ],
  'leg-fields': [
    ...(
      [
        ['money names a listing', 'money', { days: undefined, replacement: undefined }],
        ['a thing to keep has days', 'keep', { days: 3 }],
        ['a thing to keep has a replacement', 'keep', { replacement: 3 }],
        ['a thing to keep names no listing', 'keep', { listing: undefined }],
        ['a thing to keep names no version', 'keep', { version: undefined }],
        ['a loan is given for good', 'loan', { days: 3, replacement: 3 }],
        ['a service is given for good', 'service', {}],
        ['a thing to keep has minutes', 'keep', { minutes: 90 }],
        ['money has minutes', 'money', { listing: undefined, version: undefined, minutes: 90 }],
      ] as const
    ).map(([when, kind, unlike]) =>
      proposing(when, 'A4', ({ alice, bob }) => propose(alice, bob, [{ listing: putListing(alice), unlike: { kind, ...unlike } }], { refs: [putListing(bob)] })),
    ),
    ...(
      [
        ['a loan without days', 'loan', { days: undefined }],
        ['a loan without a replacement', 'loan', { replacement: undefined }],
        ['a loan that names no listing', 'loan', { listing: undefined }],
        ['a service with a replacement', 'service', {}],
        ['a thing to keep in a temporary deal', 'keep', { days: undefined, replacement: undefined }],
      ] as const
    ).map(([when, kind, unlike]) =>
      proposing(when, 'A4', ({ alice, bob }) => propose(alice, bob, [{ listing: putLoan(alice), unlike: { kind, ...unlike } }], { refs: [putListing(bob)] })),
    ),
    ...(['listing', 'version', 'want'] as const).map((field) =>
      proposing(`money names a ${field}`, 'A4', ({ alice, bob }) => {
        const table = putListing(alice)
        const bare = { listing: undefined, version: undefined, want: undefined }
        return propose(alice, bob, [{ listing: table, unlike: { kind: 'money', ...bare, [field]: idBytes(table.id) } }], { refs: [putListing(bob)] })
      }),
    ),
    proposing('money for days', 'A4', ({ alice, bob }) =>
      propose(alice, bob, [{ listing: putListing(alice), unlike: { kind: 'money', listing: undefined, version: undefined, days: 3 } }], { refs: [putListing(bob)] }),
    ),
  ],
  'leg-listing': [
    proposing('the offer is not on the path', 'A5', ({ alice, bob, cell }) => propose(alice, bob, [{ listing: putListing(bob) }], { refs: [cell.entries.find((entry) => entry.id === bob.member) as Entry] })),
    proposing("the giver is not the offer's author", 'A5', ({ alice, bob, carol }) => propose(alice, bob, [{ listing: putListing(carol), unlike: { giver: 0, receiver: 1 } }])),
    proposing("the giver is the other side than the offer's author", 'A5', ({ alice, bob }) => propose(alice, bob, [{ listing: putListing(bob), unlike: { giver: 0, receiver: 1 } }])),
    proposing('what is given is a want', 'A5', ({ alice, bob }) => propose(alice, bob, [{ listing: putWant(alice) }], { refs: [putListing(bob)] })),
    proposing('the offer is of the other mode', 'A5', ({ alice, bob }) =>
      propose(alice, bob, [{ listing: putLoan(alice), unlike: { kind: 'keep', days: undefined, replacement: undefined } }], { refs: [putListing(bob)], terms: { mode: 'permanent' } }),
    ),
    proposing('the version is of another listing', 'A5', ({ alice, bob }) => {
      const other = putListing(alice)
      return propose(alice, bob, [{ listing: putListing(alice), unlike: { version: idBytes(other.id) } }], { refs: [putListing(bob)] })
    }),
    proposing('a tool is given as a service', 'A5', ({ alice, bob }) => propose(alice, bob, [{ listing: putLoan(alice), unlike: { kind: 'service', replacement: undefined } }], { refs: [putListing(bob)] })),
    proposing('a service is given as a loan', 'A5', ({ alice, bob }) => {
      const lesson = putLoan(alice, { category: 'services', replacement: undefined })
      return propose(alice, bob, [{ listing: lesson, unlike: { kind: 'loan', replacement: 5 } }], { refs: [putListing(bob)] })
    }),
    proposing('the want met is an offer', 'A5', ({ alice, bob }) => propose(alice, bob, [{ listing: putListing(alice), want: putListing(bob) }])),
    proposing("the want met is the giver's", 'A5', ({ alice, bob }) => propose(alice, bob, [{ listing: putListing(alice), want: putWant(alice) }], { refs: [putListing(bob)] })),
    proposing('the want met is not on the path', 'A5', ({ alice, bob }) => {
      const want = putWant(bob)
      return propose(alice, bob, [{ listing: putListing(alice), want }], { refs: [putListing(bob)] })
    }),
  ],
  'leg-twice': [
    proposing('the same thing is given twice', 'A6', ({ alice, bob }) => {
      const table = putListing(alice)
      return propose(alice, bob, [{ listing: table }, { listing: table }], { refs: [putListing(bob)] })
    }),
    proposing('two versions of the same thing are given', 'A6', ({ alice, bob }) => {
      const table = putListing(alice)
      return propose(alice, bob, [{ listing: table }, { listing: changeListing(alice, table) }], { refs: [putListing(bob)] })
    }),
  ],
  'subject-missing': [
    proposing('a signature names nothing', 'A7', ({ bob }) => bob.write('agreement.sign')),
    proposing('a signature names what is no proposal', 'A7', ({ bob }) => sign(bob, putListing(bob))),
    proposing('the proposal is not named first', 'A7', (people) => {
      const proposal = proposed(people)
      const other = putListing(people.carol)
      return people.bob.write('agreement.sign', new Map(), [other, proposal])
    }),
    proposing('a settlement is confirmed without naming a return', 'A17', (people) => handOver(people.alice, returned(people, 500), 2, [])),
    proposing('a settlement is confirmed naming a return that says another amount', 'A17', (people) => {
      const proposal = lent(people)
      const before = giveBack(people.bob, proposal, { leg: 0, owed: 300 })
      for (const device of [people.bob, people.alice]) giveBack(device, proposal, { leg: 0, owed: 500 })
      return handOver(people.alice, proposal, 2, [before])
    }),
    proposing('a settlement is confirmed naming the return of another loan', 'A17', (people) => {
      const { alice, bob } = people
      const proposal = propose(alice, bob, [{ listing: putLoan(alice) }, { listing: putLoan(bob) }])
      sign(bob, proposal)
      for (const leg of [0, 1]) for (const device of [alice, bob]) handOver(device, proposal, leg)
      for (const leg of [0, 1]) for (const device of [alice, bob]) giveBack(device, proposal, { leg, owed: 500 })
      return handOver(alice, proposal, 2, [bob.head as Entry])
    }),
    proposing('a settlement is confirmed naming a return under another agreement', 'A17', (people) => {
      returned(people, 500)
      const named = people.bob.head as Entry
      return handOver(people.alice, returned(people, 500), 2, [named])
    }),
  ],
  'already-signed': [
    proposing('a party signs twice', 'A7', (people) => sign(people.bob, active(people))),
    proposing('the proposer signs their proposal', 'A7', (people) => sign(people.alice, proposed(people))),
  ],
  'called-off': [
    proposing('a party signs what they declined', 'A8', (people) => {
      const proposal = proposed(people)
      decline(people.bob, proposal)
      return sign(people.bob, proposal)
    }),
    proposing('a party signs what they know is withdrawn', 'A8', (people) => {
      const proposal = proposed(people)
      decline(people.alice, proposal)
      return sign(people.bob, proposal)
    }),
    proposing('a party declines twice', 'A8', (people) => {
      const proposal = proposed(people)
      decline(people.bob, proposal)
      return decline(people.bob, proposal)
    }),
    proposing('a party cancels twice', 'A11', (people) => {
      const proposal = active(people)
      cancel(people.bob, proposal)
      return cancel(people.bob, proposal)
    }),
  ],
  'already-active': [
    proposing('a party declines what they signed', 'A9', (people) => decline(people.bob, active(people))),
    proposing('the proposer withdraws what they know is signed', 'A9', (people) => decline(people.alice, active(people))),
  ],
  'not-active': [
    proposing('a party cancels what is only proposed', 'A10', (people) => cancel(people.bob, proposed(people))),
    proposing('a party hands over what is only proposed', 'A10', (people) => handOver(people.alice, proposed(people), 0)),
    proposing('a party hands over what they know is cancelled', 'A10', (people) => {
      const proposal = active(people)
      cancel(people.bob, proposal)
      return handOver(people.alice, proposal, 0)
    }),
    proposing('a party cancels what they know is completed', 'A10', (people) => {
      const proposal = active(people)
      for (const leg of [0, 1]) for (const device of [people.alice, people.bob]) handOver(device, proposal, leg)
      return cancel(people.bob, proposal)
    }),
    proposing('a party confirms a return when they know all is completed', 'A10', (people) => {
      const proposal = returned(people, 0)
      for (const device of [people.bob, people.alice]) handOver(device, proposal, 1)
      return giveBack(people.alice, proposal, { leg: 0, owed: 1 })
    }),
  ],
  'leg-unknown': [
    proposing('a leg the terms do not have', 'A12', (people) => handOver(people.bob, active(people), 2)),
    proposing('the return of a leg the terms do not have', 'A12', (people) => giveBack(people.bob, lent(people), { leg: 5, owed: 0 })),
    proposing('a settlement nobody owes', 'A12', (people) => handOver(people.bob, returned(people, 0), 2)),
  ],
  // With two parties each is a side of every leg; the rule waits for rings, and its row stands below.
  'not-giver-or-receiver': [],
  'already-confirmed': [
    proposing('a party confirms a hand-over twice', 'A13', (people) => {
      const proposal = active(people)
      handOver(people.bob, proposal, 0)
      return handOver(people.bob, proposal, 0)
    }),
    proposing('a party changes a return both agreed on', 'A15', (people) => {
      const proposal = returned(people, 500)
      return giveBack(people.alice, proposal, { leg: 0, owed: 900 })
    }),
  ],
  'not-a-loan': [
    proposing('money is returned', 'A14', (people) => giveBack(people.bob, lent(people), { leg: 1, owed: 0 })),
  ],
  'leg-not-handed-over': [
    proposing('a loan is returned that only one side handed over', 'A14', (people) => {
      const { alice, bob } = people
      const proposal = propose(alice, bob, [{ listing: putLoan(alice) }])
      sign(bob, proposal)
      handOver(alice, proposal, 0)
      return giveBack(bob, proposal, { leg: 0, owed: 0 })
    }),
  ],
  'owed-above-replacement': [
    proposing('more is owed than the thing is worth', 'A16', (people) => giveBack(people.bob, lent(people), { leg: 0, owed: 40_001 })),
  ],
}

const allowed: Record<'accepted', readonly VerdictRow[]> = {
  accepted: [
    proposing('a thing against a thing', 'A5', proposed),
    proposing('a thing that meets a want', 'A5', ({ alice, bob }) => propose(alice, bob, [{ listing: putListing(alice), want: putWant(bob) }])),
    proposing('a thing against money', 'A4', ({ alice, bob }) => propose(alice, bob, [{ listing: putListing(bob) }, { from: alice, value: 50_000 }])),
    proposing('a loan against a service', 'A4', ({ alice, bob }) =>
      propose(alice, bob, [{ listing: putLoan(alice) }, { listing: putLoan(bob, { category: 'services', replacement: undefined }) }]),
    ),
    proposing('a later version of the offer', 'A5', ({ alice, bob }) => propose(alice, bob, [{ listing: changeListing(alice, putListing(alice)) }], { refs: [putListing(bob)] })),
    proposing('eight legs', 'A6', ({ alice, bob }) => propose(alice, bob, Array.from({ length: 8 }, () => ({ listing: putListing(bob) })))),
    proposing('the other party signs', 'A7', (people) => sign(people.bob, proposed(people))),
    proposing('the other party declines', 'A8', (people) => decline(people.bob, proposed(people))),
    proposing('the proposer withdraws', 'A8', (people) => decline(people.alice, proposed(people))),
    proposing('a party cancels what is active', 'A10', (people) => cancel(people.bob, active(people))),
    proposing('the other cancels too when the hand-over is in dispute', 'A11', (people) => {
      const proposal = active(people)
      handOver(people.alice, proposal, 0)
      cancel(people.bob, proposal, [])
      return cancel(people.alice, proposal)
    }),
    proposing('both confirm a hand-over', 'A12', (people) => {
      const proposal = active(people)
      handOver(people.alice, proposal, 0)
      return handOver(people.bob, proposal, 0)
    }),
    proposing('a party changes a return the other differs on', 'A15', (people) => {
      const proposal = lent(people)
      giveBack(people.bob, proposal, { leg: 0, owed: 0 })
      giveBack(people.alice, proposal, { leg: 0, owed: 500 })
      return giveBack(people.alice, proposal, { leg: 0, owed: 0 })
    }),
    proposing('all of the replacement is owed', 'A16', (people) => giveBack(people.bob, lent(people), { leg: 0, owed: 40_000 })),
    proposing('the settlement is paid', 'A12', (people) => handOver(people.alice, returned(people, 500), 2)),
    proposing('the settlement is confirmed naming only the own return', 'A17', (people) => {
      const proposal = returned(people, 500)
      return handOver(people.alice, proposal, 2, [people.alice.head as Entry])
    }),
    proposing('the settlement is confirmed naming what was said before too', 'A17', (people) => {
      const proposal = lent(people)
      giveBack(people.bob, proposal, { leg: 0, owed: 300 })
      for (const device of [people.bob, people.alice]) giveBack(device, proposal, { leg: 0, owed: 500 })
      return handOver(people.alice, proposal, 2)
    }),
    proposing('a party cancels again what they had called off and then gone on with', 'A11', (people) => {
      const proposal = active(people)
      handOver(people.alice, proposal, 0)
      cancel(people.alice, proposal)
      handOver(people.alice, proposal, 1)
      return cancel(people.alice, proposal)
    }),
  ],
}

testVerdicts(refusals)
testVerdicts(allowed)

describe('not-giver-or-receiver', () => {
  test('A12: a party of a ring confirms a leg between two others', () => {
    const people = scene(proposed)()
    const { cell } = people
    const carol = cell.entries.find((entry) => entry.kind === 'member.join' && entry.body.get('name') === 'carol') as Entry
    const path = pathWithRing(cell, people.entry, carol)
    const body: BodyOf<'handover.confirm'> = { leg: 0 }
    const entry = { ...people.entry, id: 'confirmation', refs: [people.entry.id] }
    const [rule] = agreementRules['handover.confirm']
    expect(rule?.({ entry, body, member: carol.id, path })).toEqual({ type: 'not-giver-or-receiver' })
    expect(rule?.({ entry, body, member: cell.founder.member, path })).toBeUndefined()
  })
})

/** The agreement of a path in which Carol is a third party and everyone has signed: no entry of this version can say so. */
const pathWithRing = (cell: Cell, proposal: Entry, carol: Entry): Path => {
  const held = cell.ledger().find(proposal.id) as Held
  if (held.act?.kind !== 'agreement.propose') throw new Error('no proposal')
  const { terms } = held.act.body
  const path = new Path()
  path.add({ ...held, act: { kind: 'agreement.propose', body: { terms: { ...terms, parties: [...terms.parties, carol.id] } } } })
  for (const member of [...terms.parties, carol.id]) {
    const entry: Entry = { ...proposal, id: `signature of ${member}`, kind: 'agreement.sign', body: new Map(), refs: [proposal.id] }
    path.add({ entry, ...readAct(entry), lamport: entry.lamport, member, verdict: { status: 'accepted' } })
  }
  return path
}

describe('precedence', () => {
  test('A7: who is no party is told so before anything about the agreement', () => {
    const { cell, entry } = scene((people) => {
      const proposal = proposed(people)
      decline(people.bob, proposal)
      return sign(people.carol, proposal)
    })()
    expect(verdictOf(cell.ledger(), entry)).toBe('not-party')
  })
})
