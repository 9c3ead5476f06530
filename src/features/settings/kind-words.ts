import type { MessageDescriptor } from '@lingui/core'
import { msg } from '@lingui/core/macro'
import type { Kind } from '../../domain/ledger/kinds.ts'

/** What writing a record of each kind is called. A new kind without words does not compile. */
export const kindWords: Record<Kind, MessageDescriptor> = {
  'cell.create': msg`Starting the community`,
  'invite.create': msg`Inviting`,
  'invite.withdraw': msg`Withdrawing an invitation`,
  'member.join': msg`Asking to join`,
  'member.admit': msg`Letting someone in`,
  'profile.set': msg`Changing one’s name or resting`,
  'seen': msg`Naming what was received`,
  'listing.put': msg`Writing or changing a notice`,
  'listing.withdraw': msg`Withdrawing a notice`,
  'agreement.propose': msg`Proposing an agreement`,
  'agreement.sign': msg`Signing an agreement`,
  'agreement.decline': msg`Declining or withdrawing an agreement`,
  'agreement.cancel': msg`Calling off an agreement`,
  'handover.confirm': msg`Confirming a hand-over`,
  'return.confirm': msg`Confirming a return`,
}
