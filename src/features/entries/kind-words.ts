import type { MessageDescriptor } from '@lingui/core'
import { msg } from '@lingui/core/macro'
import { isKind, type Kind } from '../../domain/ledger/kinds.ts'

/** What a record of each kind does. A new kind without words does not compile. */
const kindWords: Record<Kind, MessageDescriptor> = {
  'cell.create': msg`Began the community`,
  'invite.create': msg`Wrote an invitation`,
  'invite.withdraw': msg`Withdrew an invitation`,
  'member.join': msg`Asked to join`,
  'member.admit': msg`Let someone in`,
  'profile.set': msg`Changed their name or rest`,
  'seen': msg`Said what their phone has seen`,
  'listing.put': msg`Wrote or changed a notice`,
  'listing.withdraw': msg`Withdrew a notice`,
  'agreement.propose': msg`Proposed an agreement`,
  'agreement.sign': msg`Signed the agreement`,
  'agreement.decline': msg`Declined or withdrew the proposal`,
  'agreement.cancel': msg`Called the agreement off`,
  'handover.confirm': msg`Confirmed a hand-over`,
  'return.confirm': msg`Confirmed a return`,
}

/** Undefined for a kind of a newer app. */
export const kindWord = (kind: string): MessageDescriptor | undefined => (isKind(kind) ? kindWords[kind] : undefined)
