import { expect, test } from 'vitest'
import { decodeInvitation, encodeInvitation, type Invitation } from '../../src/core/keys/invitation.ts'
import { hexToBytes } from '../../src/domain/base/hex.ts'
import { makeInvitationVectors, type InvitationFields, type InvitationVectors } from './make-invitation-vectors.ts'
import { readVectorText, vectorText } from './vector-file.ts'

const text = readVectorText('invitations.json')
const { valid, pasted, refused } = JSON.parse(text) as InvitationVectors
const invitationOf = ({ seed, epochKey, ...fields }: InvitationFields): Invitation => ({ ...fields, seed: hexToBytes(seed)!, epochKey: hexToBytes(epochKey)! })

test.each(valid)('reads and writes: $name', async ({ payload, fields }) => {
  expect(await decodeInvitation(payload)).toEqual({ ok: true, value: invitationOf(fields) })
  expect(await encodeInvitation(invitationOf(fields))).toBe(payload)
})

test.each(pasted)('finds it in what was pasted: $name', async ({ text: around }) => {
  expect(await decodeInvitation(around)).toEqual({ ok: true, value: invitationOf(valid[0]!.fields) })
})

test.each(refused)('refuses: $name', async ({ text: wrong, fault }) => {
  expect(await decodeInvitation(wrong)).toEqual({ ok: false, error: fault })
})

test('the file is what its generator writes', async () => {
  expect(vectorText(await makeInvitationVectors())).toBe(text)
})
