import { describe, expect, test } from 'vitest'
import { admit, createCell, creationBody, Device, invite, joinBody, verdictOf, type Cell } from '../../../test/kit/ledger-kit.ts'
import { putListing } from '../../../test/kit/market-kit.ts'
import type { PeopleRefusal } from '../../../test/kit/refusal-types.ts'
import { idBytes, valueMap } from '../../../test/kit/value-map.ts'
import { testVerdicts, type VerdictRow } from '../../../test/kit/verdict-table.ts'
import { hexNamed } from '../../../test/contract/sample-entries.ts'
import type { Entry } from '../ledger/entry.ts'

const scene = (write: (cell: Cell, alice: Device, bob: Device) => Entry, policy = {}): VerdictRow['write'] => () => {
  const cell = createCell({ policy })
  const bob = cell.join('bob')
  return { cell, entry: write(cell, cell.founder, bob) }
}

const withdraw = (device: Device, invitation: Entry): Entry => device.write('invite.withdraw', valueMap({}), [invitation])

const refusals: Record<PeopleRefusal, readonly VerdictRow[]> = {
  'not-at-start': [
    { law: 'P1', when: 'a member joins again on the same chain', write: scene((_, alice, bob) => bob.write('member.join', joinBody(bob, invite(alice)))) },
    {
      law: 'P1',
      when: 'a community is created in the middle of a chain',
      write: scene((_, __, bob) => bob.write('cell.create', creationBody(bob))),
    },
  ],
  'keys-not-own': [
    {
      law: 'P2',
      when: 'a joining announces the keys of another device',
      write: scene((cell, alice, bob) => {
        const invitation = invite(alice)
        return new Device('mallory', cell).write('member.join', joinBody(bob, invitation), [invitation])
      }),
    },
  ],
  'proof-wrong': [
    {
      law: 'P3',
      when: 'the invitation signature does not hold',
      write: scene((cell, alice) => {
        const mallory = new Device('mallory', cell)
        return mallory.write('member.join', joinBody(mallory, invite(alice)), [], { proof: 'invalid' })
      }),
    },
    {
      law: 'P3',
      when: 'the invitation signature was never checked',
      write: scene((cell, alice) => {
        const mallory = new Device('mallory', cell)
        return mallory.write('member.join', joinBody(mallory, invite(alice)), [], { proof: 'none' })
      }),
    },
  ],
  'not-allowed': [
    { law: 'P5', when: 'a member invites where only stewards may', write: scene((_, __, bob) => invite(bob), { invitationsBy: 'stewards' }) },
  ],
  'subject-missing': [
    { law: 'P6', when: 'a withdrawal names nothing', write: scene((_, __, bob) => bob.write('invite.withdraw')) },
    { law: 'P6', when: 'a withdrawal names something else than an invitation', write: scene((_, __, bob) => withdraw(bob, putListing(bob))) },
    {
      law: 'P7',
      when: 'an admission names nobody',
      write: scene((_, alice) => alice.write('member.admit', valueMap({ join: idBytes(hexNamed('nobody')) }))),
    },
    {
      law: 'P7',
      when: 'an admission names something else than a joining',
      write: scene((_, alice) => {
        const table = putListing(alice)
        return alice.write('member.admit', valueMap({ join: idBytes(table.id) }), [table])
      }),
    },
    {
      law: 'P7',
      when: 'an admission names the joining in its body alone',
      write: scene((cell, alice) => {
        const carol = cell.knock('carol', invite(alice))
        alice.write('seen', valueMap({}), [cell.entries.at(-1) as Entry])
        return admit(alice, carol, [])
      }),
    },
  ],
  'not-author': [
    {
      law: 'P6',
      when: "a member withdraws another member's invitation",
      write: scene((cell, _, bob) => withdraw(cell.join('carol'), invite(bob))),
    },
  ],
  'invitation-wrong': [
    { law: 'P8', when: "a member admits with another member's invitation", write: scene((cell, alice, bob) => admit(bob, cell.knock('carol', invite(alice)))) },
    {
      law: 'P8',
      when: 'the joining signed with another key than the invitation has',
      write: scene((cell, _, bob) => {
        const mallory = new Device('mallory', cell)
        const invitation = invite(bob)
        mallory.write('member.join', joinBody(mallory, invitation, idBytes(hexNamed('own key'))), [invitation])
        return admit(bob, mallory)
      }),
    },
    {
      law: 'P8',
      when: 'what the joining names is no invitation',
      write: scene((cell, _, bob) => admit(bob, cell.knock('carol', putListing(bob)))),
    },
  ],
  'invitation-withdrawn': [
    {
      law: 'P8',
      when: 'the invitation was withdrawn on the path',
      write: scene((cell, _, bob) => {
        const invitation = invite(bob)
        const carol = cell.knock('carol', invitation)
        withdraw(bob, invitation)
        return admit(bob, carol)
      }),
    },
  ],
  'invitation-used-up': [
    {
      law: 'P8',
      when: 'every use of the invitation is taken',
      write: scene((cell, _, bob) => {
        const invitation = invite(bob, 2)
        for (const name of ['carol', 'dave']) admit(bob, cell.knock(name, invitation))
        return admit(bob, cell.knock('erin', invitation))
      }),
    },
  ],
}

const allowed: Record<'accepted', readonly VerdictRow[]> = {
  accepted: [
    { law: 'P5', when: 'a member invites', write: scene((_, __, bob) => invite(bob)) },
    { law: 'P5', when: 'the founder invites where only stewards may', write: scene((_, alice) => invite(alice), { invitationsBy: 'stewards' }) },
    { law: 'P6', when: 'a member withdraws an own invitation', write: scene((_, __, bob) => withdraw(bob, invite(bob))) },
    { law: 'P6', when: "a steward withdraws a member's invitation", write: scene((_, alice, bob) => withdraw(alice, invite(bob))) },
    { law: 'P8', when: 'the device that invited admits', write: scene((cell, _, bob) => admit(bob, cell.knock('carol', invite(bob)))) },
    { law: 'P8', when: "a steward admits by hand with a member's invitation", write: scene((cell, alice, bob) => admit(alice, cell.knock('carol', invite(bob)))) },
    {
      law: 'P8',
      when: 'admitting the same joining again takes no second use',
      write: scene((cell, _, bob) => {
        const carol = cell.knock('carol', invite(bob))
        admit(bob, carol)
        return admit(bob, carol)
      }),
    },
    {
      law: 'P8',
      when: "a steward's admission with a member's invitation takes no use of it",
      write: scene((cell, alice, bob) => {
        const invitation = invite(bob)
        const carol = cell.knock('carol', invitation)
        const byHand = admit(alice, carol)
        const dave = cell.knock('dave', invitation)
        return bob.write('member.admit', valueMap({ join: idBytes(dave.member) }), [dave.head as Entry, carol.head as Entry, byHand])
      }),
    },
    { law: 'P1', when: 'a member says how they are called', write: scene((_, __, bob) => bob.write('profile.set', valueMap({ name: 'Bob', state: 'resting' }))) },
  ],
}

testVerdicts(refusals)
testVerdicts(allowed)

describe('the beginning of a community', () => {
  test('P2: a creation that announces the keys of another device is refused, and nobody is a member', () => {
    const cell = createCell()
    const elsewhere = new Device('elsewhere', cell)
    const creation = { ...cell.creation, body: creationBody(elsewhere) }
    cell.entries[0] = creation
    const listing = putListing(cell.founder)
    const ledger = cell.ledger()
    expect(verdictOf(ledger, creation)).toBe('keys-not-own')
    expect(verdictOf(ledger, listing)).toBe('no-owner')
  })

  test('P4: the founder alone is a steward, and is so from the beginning', () => {
    const cell = createCell({ policy: { invitationsBy: 'stewards' } })
    const bob = cell.join('bob')
    admit(bob, cell.knock('carol', invite(cell.founder)))
    expect(verdictOf(cell.ledger(), cell.entries.at(-1) as Entry)).toBe('invitation-wrong')
  })
})
