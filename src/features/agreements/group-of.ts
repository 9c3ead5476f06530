import type { MemberId } from '../../domain/ledger/entry.ts'
import { isLive } from '../../domain/market/agreement-fold.ts'
import type { AgreementState } from '../../domain/market/market-state.ts'

export type AgreementGroup = 'turn' | 'progress' | 'ended'

/** Which list an agreement of this member's stands in. */
export const groupOf = ({ status, turns }: AgreementState, member: MemberId): AgreementGroup =>
  !isLive(status) ? 'ended' : turns.includes(member) ? 'turn' : 'progress'
