import { ok } from '../../domain/base/result.ts'
import type { EntryId } from '../../domain/ledger/entry.ts'
import { isAccepted, isOf, type Accepted } from '../../domain/ledger/held.ts'
import { bodyFrom } from '../cell/bodies.ts'
import type { CellCore } from '../cell/cell-core.ts'
import { idBytes } from '../codec/id-bytes.ts'

/**
 * The device that wrote an invitation answers those who join with it, by itself, while its own chain shows a use left
 * and no withdrawal, and its clock no expiry (DESIGN 5). Whoever is left over waits for a coordinator's hand.
 */
export const admitNewcomers = async (core: CellCore, now: () => number): Promise<void> => {
  for (const join of core.waitingJoins()) {
    // Asked again inside the writer's turn: two joins on one link must not both find the last use left.
    await core.record(() =>
      mayAdmit(core, join, now())
        ? ok({ kind: 'member.admit', refs: [join.entry.id], body: bodyFrom({ join: idBytes(join.entry.id) }) })
        : { ok: false, error: { type: 'refused', reason: { type: 'not-allowed' } } },
    )
  }
}

const mayAdmit = ({ copy, deps }: CellCore, join: Accepted<'member.join'>, now: number): boolean => {
  const { proof } = join.act.body
  const invitation = copy.ledger.find(proof.invitation)
  if (invitation === undefined || !isAccepted(invitation) || !isOf(invitation, 'invite.create')) return false
  if (copy.ledger.isAdmitted(join.entry.id) || invitation.entry.device !== deps.keys.device || invitation.act.body.key !== proof.key) return false
  if (now > invitation.act.body.expires || copy.actsOn(invitation.entry.id).some((act) => isOf(act, 'invite.withdraw'))) return false
  return usesOf(copy, invitation.entry.id) < invitation.act.body.uses
}

const usesOf = (copy: CellCore['copy'], invitation: EntryId): number =>
  copy.joinsWith(invitation).filter((join) => copy.ledger.isAdmitted(join.entry.id)).length
