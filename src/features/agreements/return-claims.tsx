import { Trans, useLingui } from '@lingui/react/macro'
import { legSides } from '../../domain/market/agreement-fold.ts'
import type { LegState, ReturnClaim, Terms } from '../../domain/market/market-state.ts'
import { IconCheck, IconClock, IconLock } from '../../ui/icons.tsx'
import { LiveStatus } from '../../ui/live-status.tsx'
import { useCommunity } from '../session/community-context.ts'
import { inspectionWords } from './inspection-words.ts'
import { useInspection } from './use-inspection.ts'
import { useNames } from './use-names.ts'
import s from './leg-card.module.css'

/** What each side has said of the return. Two that differ stand under each other, to be compared. */
export const ReturnClaims = ({ leg: { leg, returns }, terms }: { readonly leg: LegState; readonly terms: Terms }) => {
  const { t } = useLingui()
  const { me } = useCommunity()
  const nameOf = useNames()
  return (
    <ul className={s['said']}>
      {legSides(leg, terms).map((member) => {
        const who = member === me ? t`You` : nameOf(member)
        const claim = returns.find(each => each.member === member)
        return (
          <li key={member}>
            {claim === undefined
              ? <LiveStatus icon={<IconClock size={20} />}><Trans>{who}: return not confirmed yet</Trans></LiveStatus>
              : <Claim who={who} claim={claim} isParty={terms.parties.includes(me)} />}
          </li>
        )
      })}
    </ul>
  )
}

const Claim = ({ who, claim, isParty }: { readonly who: string; readonly claim: ReturnClaim; readonly isParty: boolean }) => {
  const { t, i18n } = useLingui()
  const { format } = useCommunity()
  const inspection = useInspection(claim)
  const how = inspection?.result === undefined ? undefined : i18n._(inspectionWords[inspection.result])
  const owed = format.money(claim.owed)
  const said = how === undefined ? t`${who}: it came back` : t`${who}: ${how}`
  return (
    <>
      <LiveStatus tone="good" icon={<IconCheck size={20} />}>
        {said}{claim.owed > 0 && <> · <strong>{t`owed: ${owed}`}</strong></>}
      </LiveStatus>
      {inspection !== undefined && inspection.note !== '' && <p className={s['note']}>{inspection.note}</p>}
      {claim.inspection !== null && inspection === undefined && !isParty && (
        <p className={s['note']}><LiveStatus icon={<IconLock size={20} />}><Trans>only the two of them can read this</Trans></LiveStatus></p>
      )}
    </>
  )
}
