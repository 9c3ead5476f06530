import { useLingui } from '@lingui/react/macro'
import { legSides } from '../../domain/market/agreement-fold.ts'
import type { LegState, Terms } from '../../domain/market/market-state.ts'
import { IconCheck, IconClock } from '../../ui/icons.tsx'
import { LiveStatus } from '../../ui/live-status.tsx'
import { useCommunity } from '../session/community-context.ts'
import { confirmedWords } from './confirm-words.ts'
import { useNames } from './use-names.ts'
import s from './leg-card.module.css'

/** What each side has said of the hand-over. */
export const Confirmations = ({ leg: { leg, handedOverBy }, terms }: { readonly leg: LegState; readonly terms: Terms }) => {
  const { t, i18n } = useLingui()
  const { me } = useCommunity()
  const nameOf = useNames()
  return (
    <ul className={s['said']}>
      {legSides(leg, terms).map((member, index) => {
        const who = member === me ? t`You` : nameOf(member)
        const isSaid = handedOverBy.includes(member)
        const what = isSaid ? i18n._(confirmedWords[leg.kind][index === 0 ? 'giver' : 'receiver']) : t`not confirmed yet`
        return <li key={member}><LiveStatus tone={isSaid ? 'good' : 'plain'} icon={isSaid ? <IconCheck size={20} /> : <IconClock size={20} />}>{t`${who}: ${what}`}</LiveStatus></li>
      })}
    </ul>
  )
}
