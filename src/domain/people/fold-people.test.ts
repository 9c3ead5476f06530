import { describe, expect, test } from 'vitest'
import { foldCell, foldInBatches, invitationRow, memberRow } from '../../../test/kit/fold-cell.ts'
import { admit, createCell, Device, invite, joinBody, startOfTime, type Cell } from '../../../test/kit/ledger-kit.ts'
import { valueMap } from '../../../test/kit/value-map.ts'
import { hexNamed } from '../../../test/contract/sample-entries.ts'
import { defaultPolicy } from './policy.ts'

const setProfile = (device: Device, name: string, state = 'active') => device.write('profile.set', valueMap({ name, state }))

describe('the community', () => {
  test('P9: is what its creation says, over the defaults of the rules version', () => {
    const cell = createCell({ policy: { linkDays: 3 } })
    expect(foldCell(cell).cells).toEqual([
      {
        cell: cell.creation.id,
        name: 'Orbita-3',
        currency: { code: 'KZT', symbol: '₸', decimals: 0 },
        zone: 300,
        policy: { ...defaultPolicy, linkDays: 3 },
        founder: cell.founder.member,
        createdAt: startOfTime + 60_000,
      },
    ])
  })
})

describe('a member', () => {
  test('P10: is what they joined as, with who invited and who admitted them', () => {
    const cell = createCell()
    const bob = cell.join('bob')
    const invitation = invite(bob)
    const carol = cell.knock('carol', invitation)
    admit(cell.founder, carol)
    expect(memberRow(cell, carol)).toMatchObject({
      name: 'carol',
      state: 'active',
      admitted: 1,
      steward: 0,
      invitation: invitation.id,
      invitedBy: bob.member,
      admittedBy: cell.founder.member,
      devices: [{ device: carol.device, seal: hexNamed('seal carol'), stopped: 0 }],
    })
  })

  test('P10: is not admitted while nobody has said so, and then is a request', () => {
    const cell = createCell()
    const carol = cell.knock('carol', invite(cell.founder))
    expect(memberRow(cell, carol)).toMatchObject({ admitted: 0, admittedBy: null, invitedBy: cell.founder.member })
  })

  test('P4: the founder is admitted, a steward, and invited by nobody', () => {
    const cell = createCell()
    expect(memberRow(cell, cell.founder)).toMatchObject({ name: 'alice', admitted: 1, steward: 1, invitation: null, invitedBy: null, admittedBy: null })
  })

  test('P11: the newest word of theirs about themselves counts', () => {
    const cell = createCell()
    const bob = cell.join('bob')
    setProfile(bob, 'Bobby', 'resting')
    setProfile(bob, 'Robert')
    setProfile(cell.founder, 'Alicia', 'resting')
    expect(memberRow(cell, bob)).toMatchObject({ name: 'Robert', state: 'active' })
    expect(memberRow(cell, cell.founder)).toMatchObject({ name: 'Alicia', state: 'resting' })
  })

  test('P10: whose joining only names an invitation was not invited by its author', () => {
    const { cell, mallory, invitation } = malloryBorrowsAnInvitation()
    expect(memberRow(cell, mallory)).toMatchObject({ admitted: 1, invitation: invitation.id, invitedBy: null })
  })
})

/** Mallory names Bob's invitation without its seed, and is admitted by hand all the same. */
const malloryBorrowsAnInvitation = () => {
  const cell = createCell()
  const invitation = invite(cell.join('bob'))
  const mallory = new Device('mallory', cell)
  mallory.write('member.join', joinBody(mallory, invitation, joinKey), [invitation])
  admit(cell.founder, mallory)
  return { cell, mallory, invitation }
}
const joinKey = new Uint8Array(32)

describe('an invitation', () => {
  const invitedBy = (inviter: Device, cell: Cell, uses: number, names: readonly string[]) => {
    const invitation = invite(inviter, uses)
    const newcomers = names.map((name) => cell.knock(name, invitation))
    return { invitation, newcomers }
  }

  test('P12: counts who was admitted with it, once each', () => {
    const cell = createCell()
    const bob = cell.join('bob')
    const { invitation, newcomers } = invitedBy(bob, cell, 3, ['carol', 'dave', 'erin'])
    for (const newcomer of newcomers.slice(0, 2)) admit(bob, newcomer)
    for (const newcomer of newcomers.slice(0, 1)) admit(cell.founder, newcomer)
    expect(invitationRow(cell, invitation)).toMatchObject({ by: bob.member, device: bob.device, uses: 3, used: 2, withdrawn: 0 })
  })

  test('P12: is withdrawn once anyone who may has withdrawn it', () => {
    const cell = createCell()
    const invitation = invite(cell.join('bob'))
    cell.founder.write('invite.withdraw', valueMap({}), [invitation])
    expect(invitationRow(cell, invitation)).toMatchObject({ withdrawn: 1 })
  })

  test('P10, P12: that comes after the newcomer it brought is theirs all the same', () => {
    const cell = createCell()
    const bob = cell.join('bob')
    const known = [...cell.entries]
    const invitation = invite(bob)
    const carol = new Device('carol', cell)
    const join = carol.write('member.join', joinBody(carol, invitation))
    const admission = admit(cell.founder, carol)
    const { rows } = foldInBatches(cell, [known, [join], [admission], [invitation]]).table.content()
    expect(rows[`member ${carol.member}`]).toMatchObject({ invitedBy: bob.member })
    expect(rows[`invitation ${invitation.id}`]).toMatchObject({ used: 1 })
  })

  test('P12: is not used by who only names it', () => {
    const { cell, invitation } = malloryBorrowsAnInvitation()
    expect(invitationRow(cell, invitation)).toMatchObject({ used: 0 })
  })
})
