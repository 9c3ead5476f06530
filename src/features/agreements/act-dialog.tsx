import { useState, type ReactNode } from 'react'
import { Trans, useLingui } from '@lingui/react/macro'
import type { Done } from '../../core/commands/commands.ts'
import type { EntryId } from '../../domain/ledger/entry.ts'
import type { AgreementState } from '../../domain/market/market-state.ts'
import type { CalendarDay } from '../../i18n/calendar-day.ts'
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx'
import { TextArea } from '../../ui/text-area.tsx'
import { useCommunity } from '../session/community-context.ts'
import { useInstall } from '../session/install-context.ts'
import { ProblemNotice } from '../session/problem-notice.tsx'
import { useAct } from '../session/use-act.ts'
import type { AgreementAct } from './agreement-acts.ts'
import { confirmWords } from './confirm-words.ts'
import { givenBy, otherParty } from './parties.ts'
import { TermsSummary } from './terms-summary.tsx'
import { useLegWords } from './use-leg-words.ts'
import { useNames } from './use-names.ts'
import { useProposeAgain } from './use-propose-again.ts'

/** A return has a form of its own. */
export type AskedAct = Exclude<AgreementAct, { type: 'return' }>

export interface ActDialogProps {
  readonly agreement: AgreementState
  readonly act: AskedAct
  readonly onClose: () => void
  readonly onDone: (written: EntryId) => void
}

/** Asks before something is signed that cannot be unsigned: who, what, how much, and what happens next. */
export const ActDialog = ({ agreement, act: asked, onClose, onDone }: ActDialogProps) => {
  const { t } = useLingui()
  const { cell } = useCommunity()
  const { commands } = useInstall()
  const act = useAct()
  const words = useQuestion(agreement, asked)
  const proposeAgain = useProposeAgain(agreement)
  const [reason, setReason] = useState('')
  const [tried, setTried] = useState(false)
  const needsReason = asked.type === 'cancel'

  const command = (): Promise<Done<EntryId>> => {
    const id = agreement.agreement
    switch (asked.type) {
      case 'sign': return commands.sign(cell, id)
      case 'decline':
      case 'withdraw': return commands.decline(cell, id)
      case 'hand-over': return commands.confirmHandover(cell, id, asked.leg.index)
      case 'cancel': return commands.cancel(cell, id, reason)
      case 'propose-again': return commands.propose(cell, proposeAgain)
    }
  }
  const confirm = async () => {
    setTried(true)
    if (needsReason && reason.trim() === '') return
    const done = await act.run(command, asked.type === 'sign' ? { says: t`Saved on this phone: signed by both` } : {})
    if (done?.ok === true) onDone(done.value)
  }
  return (
    <ConfirmDialog
      open
      title={words.title}
      confirmLabel={words.confirm}
      cancelLabel={t`Not now`}
      danger={asked.type === 'cancel' || asked.type === 'decline' || asked.type === 'withdraw'}
      pending={act.pending}
      onConfirm={() => { void confirm() }}
      onCancel={onClose}
    >
      <ProblemNotice act={act} />
      {words.body}
      {needsReason && (
        <TextArea
          label={t`Why`}
          hint={t`Only the two of you can read this.`}
          error={tried && reason.trim() === '' ? t`Say in a few words why.` : undefined}
          rows={2}
          maxLength={500}
          value={reason}
          onChange={setReason}
        />
      )}
    </ConfirmDialog>
  )
}

interface Question {
  readonly title: string
  readonly confirm: string
  readonly body: ReactNode
}

const useQuestion = (agreement: AgreementState, act: AskedAct): Question => {
  const { t, i18n } = useLingui()
  const { me, format } = useCommunity()
  const nameOf = useNames()
  const legWords = useLegWords()
  const { terms } = agreement
  const day = format.date(terms.day, 'weekday-long')
  const otherId = otherParty(terms, me)
  const other = nameOf(otherId)
  const summary = (on: CalendarDay) => <TermsSummary other={otherId} given={givenBy(agreement, me)} got={givenBy(agreement, otherId)} day={on} />
  const again = useProposeAgain(agreement)
  switch (act.type) {
    case 'sign': return {
      title: t`Sign this agreement?`,
      confirm: t`Sign`,
      body: <>{summary(terms.day)}<p><Trans>With your signature it holds for both of you. Next you meet on {day}, and each confirms the hand-over.</Trans></p></>,
    }
    case 'decline': return { title: t`Decline this proposal?`, confirm: t`Decline`, body: <p><Trans>{other} sees that you declined; no reason is asked. It ends this proposal. Either of you can propose something else.</Trans></p> }
    case 'withdraw': return { title: t`Take your proposal back?`, confirm: t`Take it back`, body: <p><Trans>{other} can then no longer sign it. You can propose something else.</Trans></p> }
    case 'hand-over': {
      const { leg, side } = act
      const what = legWords(leg.leg)
      const isSaidByOther = leg.handedOverBy.length > 0
      return {
        title: t`Confirm: ${what}?`,
        confirm: i18n._(confirmWords[leg.leg.kind][side]),
        body: <p>{isSaidByOther ? <Trans>{other} has confirmed it already. With your word it is settled and cannot be taken back.</Trans> : <Trans>{other} is asked to confirm it too. It cannot be taken back.</Trans>}</p>,
      }
    }
    case 'cancel': return {
      title: act.effect === 'asks' ? t`Ask ${other} to call it off?` : t`Call this agreement off?`,
      confirm: act.effect === 'asks' ? t`Ask` : t`Call it off`,
      body: <p>{cancelBody(act.effect, other)}</p>,
    }
    case 'propose-again': return {
      title: t`Propose the same again?`,
      confirm: t`Propose again`,
      body: <>{summary(again.day)}<p><Trans>{other} gets it as a new proposal and signs or declines it.</Trans></p></>,
    }
  }
}

const cancelBody = (effect: Extract<AgreementAct, { type: 'cancel' }>['effect'], other: string): ReactNode => {
  switch (effect) {
    case 'ends': return <Trans>It ends for both of you. {other} sees your reason.</Trans>
    case 'asks': return <Trans>Something was handed over already, so it ends only when {other} calls it off too. Until then it goes on. What was handed over you sort out between you.</Trans>
    case 'disputes': return <Trans>One of you has confirmed a hand-over, so this alone does not end it: it is shown as in dispute until both call it off or both confirm.</Trans>
  }
}
