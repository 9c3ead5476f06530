import { bodyOf, type Accepted } from '../ledger/held.ts'

/** Whether who joins signed with this invitation's seed; naming one is not enough, for every member can read its id. */
export const isInvitedWith = (join: Accepted<'member.join'>, invitation: Accepted<'invite.create'>): boolean => {
  const { proof } = bodyOf(join)
  return proof.invitation === invitation.entry.id && proof.key === bodyOf(invitation).key
}
