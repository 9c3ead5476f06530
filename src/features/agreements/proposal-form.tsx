import { useState, type SyntheticEvent } from 'react'
import { Trans, useLingui } from '@lingui/react/macro'
import { useLocation } from 'wouter'
import { dayToIsoDate } from '../../i18n/calendar-day.ts'
import { Button } from '../../ui/button.tsx'
import { NoticeBanner } from '../../ui/notice-banner.tsx'
import { Page } from '../../ui/page.tsx'
import { Section } from '../../ui/section.tsx'
import { TextArea } from '../../ui/text-area.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { useStoredForm } from '../market/use-stored-form.ts'
import { matchHref } from '../matches/match-href.ts'
import type { PairView } from '../matches/pair-view.ts'
import { useMayPropose } from '../matches/use-may-propose.ts'
import { useCommunity } from '../session/community-context.ts'
import { useInstall } from '../session/install-context.ts'
import { ProblemNotice } from '../session/problem-notice.tsx'
import { useAct } from '../session/use-act.ts'
import { useNow } from '../session/use-now.ts'
import { agreementHref } from './agreement-href.ts'
import { AlreadyProposed } from './already-proposed.tsx'
import { proposalFormValues, readDays, readHandOverDay } from './proposal-form-values.ts'
import { proposalLegs } from './proposal-legs.ts'
import { proposedThing } from './proposed-thing.ts'
import { SettlementField } from './settlement-field.tsx'
import { settlementChoices } from './settlement-choices.ts'
import { TermsSummary } from './terms-summary.tsx'
import { ThingFields } from './thing-fields.tsx'
import s from './proposal-form.module.css'

const formId = 'proposal'
/** As the form asks; the ledger takes 500. */
const placeAtMost = 200
const noteAtMost = 500

export const ProposalForm = ({ pair }: { readonly pair: PairView }) => {
  const { t } = useLingui()
  const { cell, me, state, format } = useCommunity()
  const { commands } = useInstall()
  const [, navigate] = useLocation()
  const mayPropose = useMayPropose()
  const act = useAct()
  const today = format.dayOf(useNow())
  const { iGive, iGet, other, explanation: { band, mode } } = pair
  const { form, change, restored, startOver, forget } = useStoredForm(`ayni/proposal/${cell}/${pair.id}`, proposalFormValues({ iGive, iGet, band }, today))
  const [tried, setTried] = useState(false)

  const daysGiven = readDays(form.daysGiven, iGive)
  const daysGot = readDays(form.daysGot, iGet)
  const day = readHandOverDay(form.day, today)
  // What cannot be read yet is shown as the notice says it.
  const given = proposedThing(iGive, daysGiven)
  const got = proposedThing(iGet, daysGot)
  const choices = settlementChoices(given, got)
  const choice = choices.find(({ type }) => type === form.settle) ?? { type: 'as-it-is' }
  const legs = proposalLegs([{ thing: given, want: pair.theirWant.listing }, { thing: got, want: pair.myWant.listing }], choice, state.currency.code)
  const hasLoan = legs.some(({ kind }) => kind === 'loan')
  const secret = t`Only the two of you can read this.`

  const propose = async () => {
    setTried(true)
    if (daysGiven === undefined || daysGot === undefined || day === undefined) {
      // After the next render, which marks what is wrong.
      requestAnimationFrame(() => { document.querySelector<HTMLElement>(`#${formId} [aria-invalid]`)?.focus() })
      return
    }
    const { place, returnPlace, note } = form
    const proposal = { other: other.member, mode, legs, day, place, returnPlace: hasLoan ? returnPlace : '', note }
    const done = await act.run(() => commands.propose(cell, proposal))
    if (done?.ok !== true) return
    forget()
    navigate(agreementHref(done.value), { replace: true })
  }
  const submit = (event: SyntheticEvent) => {
    event.preventDefault()
    void propose()
  }
  const { name } = other
  return (
    <Page
      title={t`Propose to ${name}`}
      lead={<Trans>Look it through, say when and where, then propose it.</Trans>}
      back={{ href: matchHref(pair.id), label: t`Back` }}
      action={<>
        <ProblemNotice act={act} />
        <Button type="submit" form={formId} pending={act.pending} disabled={!mayPropose}><Trans>Sign and propose</Trans></Button>
      </>}
    >
      <AlreadyProposed pair={pair} />
      {restored && (
        <NoticeBanner tone="info" action={<Button look="quiet" onClick={startOver}><Trans>Start over</Trans></Button>}>
          <Trans>This is what you wrote before. It was not proposed yet.</Trans>
        </NoticeBanner>
      )}
      <form id={formId} className={s['form']} noValidate onSubmit={submit}>
        <Section title={t`What each gives`}>
          <ThingFields title={t`You give`} thing={given} typedDays={form.daysGiven} isWrong={daysGiven === undefined} onDays={(typed) => { change({ daysGiven: typed }) }} tone="terracotta" />
          <ThingFields title={t`You get`} thing={got} typedDays={form.daysGot} isWrong={daysGot === undefined} onDays={(typed) => { change({ daysGot: typed }) }} tone="lake" />
          <SettlementField legs={legs} choices={choices} choice={choice} onChoose={(settle) => { change({ settle }) }} otherName={name} titleOf={listing => (listing === iGive.listing ? iGive.title : iGet.title)} />
        </Section>
        <Section title={t`When and where`}>
          <TextField
            type="date"
            label={t`Day of the hand-over`}
            min={dayToIsoDate(today)}
            error={tried && day === undefined ? t`Choose a day, today or later.` : undefined}
            value={form.day}
            onChange={(typed) => { change({ day: typed }) }}
          />
          <TextField label={t`Where you meet`} optional={t`optional`} hint={secret} maxLength={placeAtMost} value={form.place} onChange={(place) => { change({ place }) }} />
          {hasLoan && <TextField label={t`Where it is returned`} optional={t`optional`} hint={secret} maxLength={placeAtMost} value={form.returnPlace} onChange={(returnPlace) => { change({ returnPlace }) }} />}
          <TextArea label={t`Note`} optional={t`optional`} hint={secret} maxLength={noteAtMost} value={form.note} onChange={(note) => { change({ note }) }} />
        </Section>
        <Section title={t`Once more, in short`}>
          <TermsSummary other={other.member} given={legs.filter(leg => leg.giver === me)} got={legs.filter(leg => leg.giver !== me)} day={day ?? today} />
          <p><Trans>Proposing signs it for you. {name} then signs or declines; before both have signed, nothing holds and you can take it back.</Trans></p>
        </Section>
      </form>
    </Page>
  )
}
