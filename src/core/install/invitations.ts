import { err, ok } from '../../domain/base/result.ts'
import type { EntryId } from '../../domain/ledger/entry.ts'
import { isAccepted, isOf } from '../../domain/ledger/held.ts'
import { bodyFrom } from '../cell/bodies.ts'
import { storageProblem, type CellCore } from '../cell/cell-core.ts'
import { cellNameOf, memberNameOf, policyOf } from '../cell/community-facts.ts'
import type { Done, InvitationLink } from '../commands/commands.ts'
import { encodeInvitation, maxInvitationRelays } from '../keys/invitation.ts'
import { pairFromSeed } from '../keys/pair-from-seed.ts'

const dayMs = 24 * 60 * 60 * 1000
const posterUses = 100

/** Writes an invitation and keeps its seed in the same transaction: a link exists only for what is recorded. */
export const makeInvitation = async (
  core: CellCore,
  { how, relays, now }: { readonly how: 'person' | 'poster'; readonly relays: readonly string[]; readonly now: number },
): Promise<Done<InvitationLink>> => {
  const seed = globalThis.crypto.getRandomValues(new Uint8Array(32))
  const { publicKey } = await pairFromSeed(seed)
  const policy = policyOf(core.copy)
  const days = how === 'person' ? policy.linkDays : policy.posterDays
  const body = bodyFrom({ key: publicKey, uses: how === 'person' ? 1 : posterUses, expires: now + days * dayMs })
  const recorded = await core.record(
    () => ok({ kind: 'invite.create', refs: [], body }),
    (invitation) => ({ invitationSeed: { invitation, seed } }),
  )
  return recorded.ok ? invitationLink(core, recorded.value, relays) : recorded
}

/** The link of an invitation this device wrote. */
export const invitationLink = async (core: CellCore, invitation: EntryId, relays: readonly string[]): Promise<Done<InvitationLink>> => {
  const seed = await core.deps.vault.readInvitationSeed(invitation)
  if (!seed.ok) return storageProblem(seed.error)
  const held = core.copy.ledger.find(invitation)
  if (seed.value === undefined || held === undefined || !isAccepted(held) || !isOf(held, 'invite.create')) return err({ type: 'not-found' })
  const payload = await encodeInvitation({
    cell: core.deps.cell,
    invitation,
    lamport: held.entry.lamport,
    seed: seed.value.seed,
    epoch: core.deps.epoch,
    epochKey: core.deps.epochKey,
    relays: relays.slice(0, maxInvitationRelays).map(withoutCode),
    name: cellNameOf(core.copy),
    by: memberNameOf(core.copy, held.member),
    expires: held.act.body.expires,
  })
  return ok({ invitation, payload })
}

/** An operator's code opens new communities at a relay and is nobody else's business. */
const withoutCode = (relay: string): string => relay.split('#', 1)[0] ?? relay
