import { compareLedgerOrder, type EntryId } from '../ledger/entry.ts'
import type { Standing } from '../ledger/cuts.ts'
import { bodyOf, isOf, type Accepted } from '../ledger/held.ts'
import { policyFrom } from './policy.ts'
import type { CellState, DeviceState, InvitationState, MemberState } from './people-state.ts'

export const foldCell = (creation: Accepted<'cell.create'>): CellState => {
  const { name, currency, zone } = bodyOf(creation)
  return { cell: creation.entry.id, name, currency, zone, policy: policyFrom(bodyOf(creation)), founder: creation.entry.id, createdAt: creation.entry.at }
}

/** What a member's row needs beside the acts about the member. */
export interface MemberContext {
  readonly invitation: Accepted<'invite.create'> | undefined
  readonly isStopped: (device: string) => boolean
}

/** Folds a member from how they came, who admitted them and what they said of themselves. */
export const foldMember = (beginning: Accepted<'cell.create' | 'member.join'>, acts: readonly Accepted[], context: MemberContext): MemberState => {
  const sorted = acts.toSorted((a, b) => compareLedgerOrder(a.entry, b.entry))
  const profile = sorted.findLast((act) => isOf(act, 'profile.set'))
  const admission = sorted.find((act) => isOf(act, 'member.admit'))
  const founder = isOf(beginning, 'cell.create')
  const { entry } = beginning
  const body = beginning.act.body
  const device: DeviceState = { device: entry.device, seal: body.deviceKeys.seal, stopped: context.isStopped(entry.device) ? 1 : 0 }
  return {
    member: entry.id,
    name: profile === undefined ? ('founder' in body ? body.founder : body.name) : bodyOf(profile).name,
    state: profile === undefined ? 'active' : bodyOf(profile).state,
    admitted: founder || admission !== undefined ? 1 : 0,
    steward: founder ? 1 : 0,
    joinedAt: entry.at,
    invitation: 'proof' in body ? body.proof.invitation : null,
    invitedBy: context.invitation?.member ?? null,
    admittedBy: admission?.member ?? null,
    devices: [device],
  }
}

/** Folds an invitation; `joins` are the members admitted with it. */
export const foldInvitation = (
  creation: Accepted<'invite.create'>,
  acts: readonly Accepted[],
  facts: { readonly standing: Standing; readonly admittedJoins: ReadonlySet<EntryId> },
): InvitationState | undefined => {
  // Past a cut an invitation nobody used yet stands on its device's word alone (DESIGN 3).
  if (facts.standing === 'set-aside' && facts.admittedJoins.size === 0) return undefined
  const { key, uses, expires } = bodyOf(creation)
  return {
    invitation: creation.entry.id,
    by: creation.member,
    device: creation.entry.device,
    key,
    uses,
    used: facts.admittedJoins.size,
    expires,
    withdrawn: acts.some((act) => isOf(act, 'invite.withdraw')) ? 1 : 0,
    at: creation.entry.at,
  }
}
