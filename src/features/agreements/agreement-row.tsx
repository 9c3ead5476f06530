import { useLingui } from '@lingui/react/macro'
import { isLive } from '../../domain/market/agreement-fold.ts'
import type { AgreementState } from '../../domain/market/market-state.ts'
import type { CalendarDay } from '../../i18n/calendar-day.ts'
import { AvatarInitials } from '../../ui/avatar-initials.tsx'
import { ListRow } from '../../ui/list-row.tsx'
import { useCommunity } from '../session/community-context.ts'
import { agreementHref } from './agreement-href.ts'
import { givenBy, otherParty } from './parties.ts'
import { useLegWords } from './use-leg-words.ts'
import { useNames } from './use-names.ts'
import { useStageWords } from './use-stage-words.ts'
import s from './agreement-row.module.css'

export interface AgreementRowProps {
  readonly agreement: AgreementState
  readonly today: CalendarDay
  /** It is this member's turn: the words are what to do. */
  readonly isTurn?: boolean | undefined
  /** More pressing words than those of the stage: "3 days late". */
  readonly words?: string | undefined
}

/** One of my agreements in a list: with whom, what against what, where it stands. */
export const AgreementRow = ({ agreement, today, isTurn = false, words }: AgreementRowProps) => {
  const { t } = useLingui()
  const { me, format } = useCommunity()
  const nameOf = useNames()
  const legWords = useLegWords()
  const stageWords = useStageWords()
  const other = otherParty(agreement.terms, me)
  const list = (member: string) => format.list(givenBy(agreement, member).map(legWords))
  const [given, got] = [list(me), list(other)]
  return (
    <ListRow
      href={agreementHref(agreement.agreement)}
      start={<AvatarInitials name={nameOf(other)} />}
      title={nameOf(other)}
      note={
        <>
          <span className={isTurn ? s['turn'] : s['stage']}>{words ?? stageWords(agreement, today)}</span>
          {agreement.clash === 1 && isLive(agreement.status) && <span className={s['line']}>{t`Promised twice: look at it`}</span>}
          {given !== '' && <span className={s['line']}>{t`You give: ${given}`}</span>}
          {got !== '' && <span className={s['line']}>{t`You get: ${got}`}</span>}
        </>
      }
    />
  )
}
