import { cellOf } from '../ledger/entry.ts'
import { bodyOf, isOf, type Accepted } from '../ledger/held.ts'
import type { Case, Rule } from '../ledger/rule.ts'
import type { Refusal } from '../ledger/verdict.ts'
import { isInvitedWith } from './is-invited-with.ts'
import { policyOnPath } from './policy.ts'

/** P1: a cell's creation and a person's joining open a chain and stand nowhere else in it. */
const onlyAtStart: Rule<'cell.create' | 'member.join'> = ({ entry }) => (entry.seq === 1 ? undefined : { type: 'not-at-start' })

/** P2: the keys an entry announces are those of the device that signs it. */
const keysAreOwn: Rule<'cell.create' | 'member.join'> = ({ entry, body }) =>
  body.deviceKeys.sign === entry.device ? undefined : { type: 'keys-not-own' }

/** P3: who joins shows the invitation's seed by signing with it. */
const proofHolds: Rule<'member.join'> = ({ entry }) => (entry.proof === 'valid' ? undefined : { type: 'proof-wrong' })

/** P4: the founder is the one steward until roles can be given. */
const isSteward = ({ entry, member }: Case): boolean => member === cellOf(entry)

/** P5: where the cell says so, only stewards invite. */
const mayInvite: Rule<'invite.create'> = (judged) =>
  isSteward(judged) || policyOnPath(judged.path, cellOf(judged.entry)).invitationsBy === 'members' ? undefined : { type: 'not-allowed' }

/** P6: an invitation is withdrawn by who wrote it, or by a steward. */
const mayWithdraw: Rule<'invite.withdraw'> = (judged) => {
  const invitation = judged.path.find(judged.entry.refs[0] ?? '')
  if (invitation === undefined || !isOf(invitation, 'invite.create')) return { type: 'subject-missing' }
  return invitation.member === judged.member || isSteward(judged) ? undefined : { type: 'not-author' }
}

/** P7: an admission names the joining it admits, in `refs` too: so it answers it, and stands past a cut (DESIGN 3). */
const joinIsNamed: Rule<'member.admit'> = ({ entry, body, path }) => {
  const join = entry.refs.includes(body.join) ? path.find(body.join) : undefined
  return join !== undefined && isOf(join, 'member.join') ? undefined : { type: 'subject-missing' }
}

/**
 * P8: the device that wrote the invitation admits with it while its own chain shows a use left and no withdrawal;
 * a steward admits by hand. Two phones therefore never disagree about who was admitted.
 */
const invitationAllows: Rule<'member.admit'> = (judged) => {
  if (isSteward(judged)) return undefined
  const { path, entry, body } = judged
  const join = path.find(body.join) as Accepted<'member.join'>
  const invitation = path.find(bodyOf(join).proof.invitation)
  if (invitation === undefined || !isOf(invitation, 'invite.create')) return { type: 'invitation-wrong' }
  if (invitation.entry.device !== entry.device || !isInvitedWith(join, invitation)) return { type: 'invitation-wrong' }
  return useLeft(judged, invitation)
}

const useLeft = ({ path, entry, body }: Case<'member.admit'>, invitation: Accepted<'invite.create'>): Refusal | undefined => {
  if (path.actsOn(invitation.entry.id).some((act) => isOf(act, 'invite.withdraw'))) return { type: 'invitation-withdrawn' }
  const admitted = new Set<string>()
  for (const act of path.accepted()) {
    if (!isOf(act, 'member.admit') || act.entry.device !== entry.device) continue
    const other = path.find(bodyOf(act).join)
    if (other !== undefined && isOf(other, 'member.join') && bodyOf(other).proof.invitation === invitation.entry.id) admitted.add(other.entry.id)
  }
  admitted.delete(body.join)
  return admitted.size < bodyOf(invitation).uses ? undefined : { type: 'invitation-used-up' }
}

/** Order is precedence (SPEC.md). */
export const peopleRules = {
  'cell.create': [onlyAtStart, keysAreOwn] as readonly Rule<'cell.create'>[],
  'member.join': [onlyAtStart, keysAreOwn, proofHolds] as readonly Rule<'member.join'>[],
  'invite.create': [mayInvite] as readonly Rule<'invite.create'>[],
  'invite.withdraw': [mayWithdraw] as readonly Rule<'invite.withdraw'>[],
  'member.admit': [joinIsNamed, invitationAllows] as readonly Rule<'member.admit'>[],
  'profile.set': [] as readonly Rule<'profile.set'>[],
  seen: [] as readonly Rule<'seen'>[],
}
