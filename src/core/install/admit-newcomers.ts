import { err, ok } from '../../domain/base/result.ts'
import type { EntryId } from '../../domain/ledger/entry.ts'
import { isAccepted, isOf, type Accepted } from '../../domain/ledger/held.ts'
import { isInvitedWith } from '../../domain/people/is-invited-with.ts'
import { bodyFrom } from '../cell/bodies.ts'
import type { CellCore } from '../cell/cell-core.ts'
import { idBytes } from '../codec/id-bytes.ts'

/**
 * The device that wrote an invitation answers those who join with it, by itself, while its own chain shows a use left
 * and no withdrawal, and its clock no expiry (DESIGN 5). Whoever is left over waits for a coordinator's hand.
 *
 * Gives what to call when something has changed. It runs once at a time: each admission is itself a change.
 */
export const createAdmitter = (core: CellCore): (() => void) => {
  let isRunning = false
  let isDue = false
  const run = async (): Promise<void> => {
    while (isDue) {
      isDue = false
      await admitAll(core)
    }
  }
  return () => {
    isDue = true
    if (isRunning) return
    isRunning = true
    run()
      .catch(core.deps.onBug)
      .finally(() => {
        isRunning = false
      })
  }
}

const admitAll = async (core: CellCore): Promise<void> => {
  for (const invitation of core.copy.ownInvitations) {
    for (const join of core.copy.joinsWith(invitation)) {
      if (!isWaiting(core, join)) continue
      // A thousand strangers on one used-up link must not cost a turn each with every change.
      if (!isOpen(core, invitation)) break
      // Asked again inside the writer's turn: two joins on one link must not both find the last use left.
      const admitted = await core.record(() =>
        isOpen(core, invitation) && isWaiting(core, join)
          ? ok({ kind: 'member.admit', refs: [join.entry.id], body: bodyFrom({ join: idBytes(join.entry.id) }) })
          : err({ type: 'refused', reason: { type: 'not-allowed' } }),
      )
      // Storage that is full, or a tab that writes no more: the next change or start tries again.
      if (!admitted.ok && admitted.error.type !== 'refused') return
    }
  }
}

const isOpen = ({ copy, deps }: CellCore, id: EntryId): boolean => {
  const invitation = copy.ledger.find(id)
  if (invitation === undefined || !isAccepted(invitation) || !isOf(invitation, 'invite.create')) return false
  if (deps.now() > invitation.act.body.expires || copy.actsOn(id).some((act) => isOf(act, 'invite.withdraw'))) return false
  const used = copy.joinsWith(id).filter((join) => copy.ledger.isAdmitted(join.entry.id))
  return used.length < invitation.act.body.uses
}

/** Asked for with this invitation's own key, and by nobody answered yet. */
const isWaiting = ({ copy }: CellCore, join: Accepted<'member.join'>): boolean => {
  const invitation = copy.ledger.find(join.act.body.proof.invitation)
  const isInvited = invitation !== undefined && isAccepted(invitation) && isOf(invitation, 'invite.create') && isInvitedWith(join, invitation)
  return isInvited && !copy.ledger.isAdmitted(join.entry.id)
}
