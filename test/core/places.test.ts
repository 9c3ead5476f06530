import { expect, test } from 'vitest'
import { bodyFrom } from '../../src/core/cell/bodies.ts'
import { encodeEntry, type EncodedEntry } from '../../src/core/codec/entry-codec.ts'
import { idBytes } from '../../src/core/codec/id-bytes.ts'
import { joinProofBytes } from '../../src/core/codec/join-proof.ts'
import { createDeviceKeys, signBytes } from '../../src/core/keys/device-keys.ts'
import { decodeInvitation, type Invitation } from '../../src/core/keys/invitation.ts'
import { pairFromSeed } from '../../src/core/keys/pair-from-seed.ts'
import type { EntryId } from '../../src/domain/ledger/entry.ts'
import { must } from '../contract/must.ts'
import { admittedNames, found, linkTo, listing } from './orchard.ts'
import { Phone } from './phone.ts'

/** A joining as only a modified app writes it. */
const joinAs = async ({ cell, invitation, seed }: Invitation, { name, lamport, refs }: { readonly name: string; readonly lamport: number; readonly refs: readonly EntryId[] }): Promise<EncodedEntry> => {
  const [keys, pair] = await Promise.all([createDeviceKeys(), pairFromSeed(seed)])
  const deviceKeys = { sign: idBytes(keys.device), seal: keys.sealPublic }
  const sig = await pair.sign(joinProofBytes({ cell: idBytes(cell), invitation: idBytes(invitation), ...deviceKeys }))
  const proof = bodyFrom({ invitation: idBytes(invitation), key: pair.publicKey, sig })
  const body = bodyFrom({ name, proof, deviceKeys: bodyFrom(deviceKeys) })
  return encodeEntry({ rules: 1, cell, device: keys.device, seq: 1, prev: null, lamport, at: 0, refs, kind: 'member.join', body }, (bytes) => signBytes(keys, bytes))
}

test('J8: nobody is kept from writing by a stranger who claims the last place there is', async () => {
  const alice = await Phone.create()
  const cell = await found(alice)
  const { payload } = must(await alice.core.invite(cell, 'person'))
  const invitation = must(await decodeInvitation(linkTo(payload)))
  const last = Number.MAX_SAFE_INTEGER
  const claim = await joinAs(invitation, { name: 'Nobody', lamport: last - 2, refs: [invitation.invitation] })
  const believing = await joinAs(invitation, { name: 'Mallory', lamport: last - 1, refs: [invitation.invitation, claim.entry.id] })
  const counting = await joinAs(invitation, { name: 'Mallory', lamport: invitation.lamport + 2, refs: [invitation.invitation, claim.entry.id] })
  await alice.target(cell).receive({ wires: [claim, believing, counting].map(({ wire }) => wire), cursor: null, from: 'relay' })
  await expect.poll(() => admittedNames(alice, cell)).toEqual(['Alice', 'Mallory'])
  const said = must(await alice.core.entries(cell, [claim, believing].map(({ entry }) => entry.id)))
  expect(said.map(({ refusal }) => refusal)).toEqual([
    { type: 'wrong-lamport', expected: invitation.lamport + 1 },
    { type: 'wrong-lamport', expected: invitation.lamport + 2 },
  ])
  must(await alice.core.putListing(cell, listing()))
  expect(alice.bugs).toEqual([])
})
