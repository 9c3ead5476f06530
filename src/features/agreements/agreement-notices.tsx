import { Trans, useLingui } from '@lingui/react/macro'
import { isLive } from '../../domain/market/agreement-fold.ts'
import type { AgreementState, CallOff } from '../../domain/market/market-state.ts'
import { NoticeBanner } from '../../ui/notice-banner.tsx'
import { useCommunity } from '../session/community-context.ts'
import { SealedText } from './sealed-text.tsx'
import { useNames } from './use-names.ts'

/** What is out of the ordinary: promised twice, crossed, called off by one, from a stopped phone. As a rule nothing. */
export const AgreementNotices = ({ agreement }: { readonly agreement: AgreementState }) => {
  const { t } = useLingui()
  const { clash, crossed, status, calledOffBy, fromStoppedDevice, signedBy, terms } = agreement
  const isAsked = isLive(status) && calledOffBy.length > 0
  return (
    <>
      {clash === 1 && isLive(status) && (
        <NoticeBanner tone="warning" title={t`Promised twice`}>
          <Trans>Something in this agreement is promised in another one too. Both stand; talk with each other about which one to keep, and call the other off.</Trans>
        </NoticeBanner>
      )}
      {crossed === 1 && status === 'disputed' && (
        <NoticeBanner tone="info" title={t`Signed and called off at the same time`}>
          <Trans>One phone did not yet know what the other had done. Nobody did anything wrong.</Trans>
        </NoticeBanner>
      )}
      {isAsked && calledOffBy.map(off => <CalledOff key={off.member} off={off} parties={terms.parties} isHolding={signedBy.length === terms.parties.length} />)}
      {!isLive(status) && calledOffBy.filter(off => off.reason !== null).map(off => <Reason key={off.member} off={off} parties={terms.parties} />)}
      {fromStoppedDevice === 1 && (
        <NoticeBanner tone="warning" title={t`From a stopped phone`}>
          <Trans>Part of this was written by a phone that has since been stopped. What the other side answered stands.</Trans>
        </NoticeBanner>
      )}
    </>
  )
}

interface CallOffProps {
  readonly off: CallOff
  readonly parties: readonly string[]
}

const CalledOff = ({ off, parties, isHolding }: CallOffProps & { readonly isHolding: boolean }) => {
  const { t } = useLingui()
  const { me } = useCommunity()
  const name = useNames()(off.member)
  return (
    <NoticeBanner tone="warning" title={off.member === me ? t`You want to call it off` : t`${name} wants to call it off`}>
      {off.reason !== null && <p><SealedText sealed={off.reason} by={off.member} isParty={parties.includes(me)} /></p>}
      {isHolding && <Trans>As a hand-over was confirmed already, it ends only when both call it off.</Trans>}
    </NoticeBanner>
  )
}

const Reason = ({ off, parties }: CallOffProps) => {
  const { me } = useCommunity()
  const name = useNames()(off.member)
  return (
    <NoticeBanner tone="info" title={off.member === me ? <Trans>You wrote</Trans> : <Trans>{name} wrote</Trans>}>
      {off.reason !== null && <SealedText sealed={off.reason} by={off.member} isParty={parties.includes(me)} />}
    </NoticeBanner>
  )
}
