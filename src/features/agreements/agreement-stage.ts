import type { MemberId } from '../../domain/ledger/entry.ts'
import { isHandedOver, isReturned } from '../../domain/market/agreement-fold.ts'
import type { AgreementState, LegState } from '../../domain/market/market-state.ts'

/** Where an agreement stands for one of its parties: what they do next, or whom they wait for. */
export type AgreementStage =
  | 'to-sign'
  | 'waits-for-signature'
  | 'to-hand-over'
  /** The other has said so. */
  | 'to-confirm-hand-over'
  | 'waits-for-hand-over'
  | 'on-loan'
  | 'to-confirm-return'
  | 'waits-for-return'
  /** Something is owed for damage or loss. */
  | 'to-settle'
  | 'to-confirm-settlement'
  | 'waits-for-settlement'
  | 'returns-differ'
  /** Called off by one, while a hand-over was confirmed by one. */
  | 'in-doubt'
  | 'completed'
  | 'declined'
  | 'withdrawn'
  | 'cancelled'
  | 'crossed'

/** What the other has said and this member has not answered comes before what nobody has said yet. */
export const agreementStage = (agreement: AgreementState, member: MemberId): AgreementStage => {
  switch (agreement.status) {
    case 'proposed': return agreement.signedBy.includes(member) ? 'waits-for-signature' : 'to-sign'
    case 'active':
    case 'handed-over': return stepStage(agreement.legs, member)
    case 'disputed': return agreement.legs.some(leg => leg.returns.length === 2 && !isReturned(leg)) ? 'returns-differ' : 'in-doubt'
    case 'cancelled': return agreement.crossed === 1 ? 'crossed' : 'cancelled'
    case 'completed':
    case 'declined':
    case 'withdrawn': return agreement.status
  }
}

const stepStage = (legs: readonly LegState[], member: MemberId): AgreementStage => {
  const open = legs.filter(leg => !isHandedOver(leg))
  const mine = open.filter(leg => !leg.handedOverBy.includes(member))
  const said = mine.find(leg => leg.handedOverBy.length > 0)
  if (said !== undefined) return said.settles === null ? 'to-confirm-hand-over' : 'to-confirm-settlement'
  const halfBack = legs.filter(leg => isHandedOver(leg) && leg.returns.length === 1)
  if (halfBack.some(leg => leg.returns[0]?.member !== member)) return 'to-confirm-return'
  const [due] = mine
  if (due !== undefined) return due.settles === null ? 'to-hand-over' : 'to-settle'
  const [awaited] = open
  if (awaited !== undefined) return awaited.settles === null ? 'waits-for-hand-over' : 'waits-for-settlement'
  return halfBack.length > 0 ? 'waits-for-return' : 'on-loan'
}
