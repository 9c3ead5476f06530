import { Trans } from '@lingui/react/macro'
import type { AgreementState } from '../../domain/market/market-state.ts'
import { useCommunity } from '../session/community-context.ts'
import { SealedText } from './sealed-text.tsx'

/** After so long a complaint is shown as late (RULES 6). */
const complaintDays = 7

/** The conditions of the seed's two contracts; each stands only where it means something. */
export const PaperConditions = ({ agreement: { terms: { legs, returnPlace }, proposer }, isParty }: { readonly agreement: AgreementState; readonly isParty: boolean }) => {
  const { format } = useCommunity()
  const has = (kind: typeof legs[number]['kind']) => legs.some(leg => leg.kind === kind)
  const time = format.days(complaintDays)
  return (
    <>
      {has('loan') && (
        <>
          <h3><Trans>Return</Trans></h3>
          <ul>
            <li><Trans>What is lent comes back on its day, as it was given; normal wear is fine.</Trans></li>
            {returnPlace !== null && <li><Trans>Place:</Trans> <SealedText sealed={returnPlace} by={proposer} isParty={isParty} /></li>}
            <li><Trans>Both look at it together when it comes back, and both confirm how it came back.</Trans></li>
            <li><Trans>Damage or loss is paid for, at most what is named above.</Trans></li>
            <li><Trans>A complaint is made within {time} after both have confirmed the return; a later one is shown as late.</Trans></li>
          </ul>
        </>
      )}
      <h3><Trans>Conditions</Trans></h3>
      <ul>
        {has('keep') && <li><Trans>The exchange is final: nothing is returned.</Trans></li>}
        {has('keep') && <li><Trans>Things are in the condition that their notice describes.</Trans></li>}
        {has('service') && <li><Trans>A service is done when both have confirmed it; nothing is returned.</Trans></li>}
        {has('keep') && <li><Trans>A complaint is made within {time} after both have confirmed the hand-over; a later one is shown as late.</Trans></li>}
        {has('money') && <li><Trans>Money passes from hand to hand; this only records it.</Trans></li>}
        <li><Trans>Each hand-over counts when giver and receiver have confirmed it.</Trans></li>
      </ul>
    </>
  )
}
