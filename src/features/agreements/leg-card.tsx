import { useState } from 'react'
import { Trans, useLingui } from '@lingui/react/macro'
import { isHandedOver } from '../../domain/market/agreement-fold.ts'
import type { AgreementState, LegState } from '../../domain/market/market-state.ts'
import type { CalendarDay } from '../../i18n/calendar-day.ts'
import { Button } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { useCommunity } from '../session/community-context.ts'
import type { AgreementAct } from './agreement-acts.ts'
import { confirmWords, returnWords } from './confirm-words.ts'
import { Confirmations } from './confirmations.tsx'
import { LoanCalendar } from './loan-calendar.tsx'
import { ReturnClaims } from './return-claims.tsx'
import { ReturnForm } from './return-form.tsx'
import { useDirectionWords } from './use-direction-words.ts'
import { useInspection } from './use-inspection.ts'
import { useNames } from './use-names.ts'
import s from './leg-card.module.css'

type ReturnAct = Extract<AgreementAct, { type: 'return' }>

export interface LegCardProps {
  readonly agreement: AgreementState
  readonly leg: LegState
  readonly today: CalendarDay
  /** What this member can do about the agreement now. */
  readonly acts: readonly AgreementAct[]
  /** Asks before it is done. */
  readonly onAsk: (act: AgreementAct) => void
  /** A return was recorded. */
  readonly onDone: () => void
}

/** One thing given under the agreement, what both have said of it, and what I can say. */
export const LegCard = ({ agreement, leg, today, acts, onAsk, onDone }: LegCardProps) => {
  const { i18n } = useLingui()
  const { me, format } = useCommunity()
  const directionWords = useDirectionWords()
  const { terms, status } = agreement
  const { kind, title, value, replacement, giver, receiver } = leg.leg
  const handOver = acts.find(act => act.type === 'hand-over' && act.leg.index === leg.index)
  const giveBack = acts.find((act): act is ReturnAct => act.type === 'return' && act.leg.index === leg.index)
  const isBegun = leg.handedOverBy.length > 0 || status === 'active' || status === 'handed-over' || status === 'disputed'
  const lost = format.money(replacement ?? 0)
  const isMoney = kind === 'money'
  return (
    <Card
      as="li"
      titleLevel={3}
      tone={terms.parties[giver] === me ? 'terracotta' : terms.parties[receiver] === me ? 'lake' : undefined}
      title={isMoney ? format.money(value) : title}
      aside={isMoney ? undefined : <span className={s['value']}>{format.money(value)}</span>}
      foot={handOver?.type === 'hand-over'
        ? <Button onClick={() => { onAsk(handOver) }}>{i18n._(confirmWords[kind][handOver.side])}</Button>
        : undefined}
    >
      <p>{directionWords(leg, terms)}</p>
      {leg.settles !== null && <p className={s['muted']}><Trans>For: {title}</Trans></p>}
      {kind === 'loan' && <LoanCalendar agreement={agreement} leg={leg} today={today} />}
      {replacement !== null && <p className={s['muted']}><Trans>Owed if it is lost: {lost}</Trans></p>}
      {isBegun && <Confirmations leg={leg} terms={terms} />}
      {kind === 'loan' && isHandedOver(leg) && leg.returns.length > 0 && <ReturnClaims leg={leg} terms={terms} />}
      {giveBack !== undefined && <ReturnPart agreement={agreement.agreement} act={giveBack} onDone={onDone} />}
    </Card>
  )
}

/** The way to the form, and the form. Who has spoken already may still change it. */
const ReturnPart = ({ agreement, act: { leg, side, said }, onDone }: { readonly agreement: string; readonly act: ReturnAct; readonly onDone: () => void }) => {
  const { i18n } = useLingui()
  const [isOpen, setOpen] = useState(false)
  const inspection = useInspection(said)
  const nameOf = useNames()
  const other = leg.returns.find(claim => claim !== said)
  const done = () => {
    setOpen(false)
    onDone()
  }
  if (isOpen) return <ReturnForm agreement={agreement} leg={leg} said={inspection} saidOwed={said?.owed} otherSaid={other && { name: nameOf(other.member), owed: other.owed }} onDone={done} onClose={() => { setOpen(false) }} />
  return (
    <div className={s['buttons']}>
      {said === undefined
        ? <Button onClick={() => { setOpen(true) }}>{i18n._(returnWords[side])}</Button>
        : <Button look="secondary" onClick={() => { setOpen(true) }}><Trans>Change what I said</Trans></Button>}
    </div>
  )
}
