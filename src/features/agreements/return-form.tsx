import { useState } from 'react'
import { Trans, useLingui } from '@lingui/react/macro'
import type { LegState } from '../../domain/market/market-state.ts'
import { parseMoney } from '../../i18n/parse-money.ts'
import { Button } from '../../ui/button.tsx'
import { NumberField } from '../../ui/number-field.tsx'
import { RadioCards } from '../../ui/radio-cards.tsx'
import { TextArea } from '../../ui/text-area.tsx'
import { useCommunity } from '../session/community-context.ts'
import { useInstall } from '../session/install-context.ts'
import { ProblemNotice } from '../session/problem-notice.tsx'
import { useAct } from '../session/use-act.ts'
import { canOwe, inspections, inspectionToText, type Inspection, type InspectionResult } from './inspection.ts'
import { inspectionWords } from './inspection-words.ts'
import s from './leg-card.module.css'

/** The sealed text holds 500; the rest is for the result before it. */
const noteAtMost = 480

export interface ReturnFormProps {
  readonly agreement: string
  readonly leg: LegState
  /** What this member said before, to begin with. */
  readonly said: Inspection | undefined
  readonly saidOwed: number | undefined
  /** What the other says is owed; agreeing needs the same number. */
  readonly otherSaid: { readonly name: string; readonly owed: number } | undefined
  readonly onDone: () => void
  readonly onClose: () => void
}

/** How a loan came back, and what is owed if it is damaged or lost. */
export const ReturnForm = ({ agreement, leg, said, saidOwed, otherSaid, onDone, onClose }: ReturnFormProps) => {
  const { t, i18n } = useLingui()
  const { cell, format, state: { currency: { symbol } } } = useCommunity()
  const { commands } = useInstall()
  const act = useAct()
  const replacement = leg.leg.replacement ?? leg.leg.value
  const otherName = otherSaid?.name
  const otherOwed = format.money(otherSaid?.owed ?? 0)
  const most = format.money(replacement)
  const [result, setResult] = useState<InspectionResult | undefined>(said?.result)
  const [typed, setTyped] = useState(saidOwed === undefined || saidOwed === 0 ? undefined : String(saidOwed))
  const [note, setNote] = useState(said?.note ?? '')
  const [tried, setTried] = useState(false)

  const owes = canOwe(result)
  // As the other says; or if it is lost, all of it. For damage only the two can say how much.
  const suggested = otherSaid !== undefined && otherSaid.owed > 0 ? otherSaid.owed : result === 'lost' ? replacement : undefined
  const typedOwed = typed ?? suggested?.toFixed(0) ?? ''
  const owed = owes ? parseMoney(typedOwed) : 0
  const isTooMuch = owed !== undefined && owed > replacement
  const save = async () => {
    setTried(true)
    if (result === undefined || owed === undefined || isTooMuch) return
    const done = await act.run(() => commands.confirmReturn(cell, { agreement, leg: leg.index, owed, inspection: inspectionToText({ result, note }) }))
    if (done?.ok === true) onDone()
  }
  return (
    <form className={s['form']} aria-label={t`How it came back`} onSubmit={(event) => { event.preventDefault(); void save() }}>
      <RadioCards
        label={t`How did it come back?`}
        error={tried && result === undefined ? t`Choose one.` : undefined}
        value={result}
        onChange={setResult}
        options={inspections.map(each => ({ value: each, label: <span className={s['result']}>{i18n._(inspectionWords[each])}</span> }))}
      />
      {owes && (
        <NumberField
          label={t`What is owed for it (${symbol})`}
          hint={otherSaid === undefined
            ? t`At most ${most}, as agreed. Say the same number, both of you. 0 if nothing is owed.`
            : t`At most ${most}, as agreed. ${otherName} says: ${otherOwed}. 0 if nothing is owed.`}
          error={isTooMuch ? t`At most ${most} was agreed.` : tried && owed === undefined ? t`Write a whole number; 0 if nothing is owed.` : undefined}
          suffix={symbol}
          value={typedOwed}
          onChange={setTyped}
        />
      )}
      <TextArea label={t`Note`} optional={t`optional`} hint={t`Only the two of you can read this.`} rows={2} maxLength={noteAtMost} value={note} onChange={setNote} />
      <ProblemNotice act={act} />
      <div className={s['buttons']}>
        <Button type="submit" pending={act.pending}><Trans>Confirm the return</Trans></Button>
        <Button look="secondary" disabled={act.pending} onClick={onClose}><Trans>Not now</Trans></Button>
      </div>
    </form>
  )
}
