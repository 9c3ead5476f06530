import { useRef, useState } from 'react'
import { Trans, useLingui } from '@lingui/react/macro'
import { useLocation } from 'wouter'
import type { EntryId } from '../../domain/ledger/entry.ts'
import type { AgreementState } from '../../domain/market/market-state.ts'
import { Button } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { IconHandshake, IconPrint } from '../../ui/icons.tsx'
import { LinkButton } from '../../ui/link-button.tsx'
import { Page } from '../../ui/page.tsx'
import { Section } from '../../ui/section.tsx'
import { useLiveQuery } from '../../ui/use-live-query.ts'
import { RecordsLink } from '../entries/records-link.tsx'
import { useCommunity } from '../session/community-context.ts'
import { useNow } from '../session/use-now.ts'
import { ActDialog, type AskedAct } from './act-dialog.tsx'
import { agreementActs, type AgreementAct } from './agreement-acts.ts'
import { agreementHref } from './agreement-href.ts'
import { AgreementNotices } from './agreement-notices.tsx'
import { AgreementTimeline } from './agreement-timeline.tsx'
import { LegCard } from './leg-card.tsx'
import { otherParty } from './parties.ts'
import { StatusBadge } from './status-badge.tsx'
import { TermsFacts } from './terms-facts.tsx'
import { TurnLine } from './turn-line.tsx'
import { useNames } from './use-names.ts'
import { useStageSentence } from './use-stage-sentence.ts'
import s from './agreement-screen.module.css'

/** One agreement: where it stands, who gives what, what I can do about it now. Others than its parties may look. */
export const AgreementScreen = ({ agreement: id }: { readonly agreement: EntryId }) => {
  const { t } = useLingui()
  const { queries } = useCommunity()
  const agreement = useLiveQuery(queries.agreement(id))
  if (agreement === undefined) return null
  if (agreement !== null) return <Agreement key={id} agreement={agreement} />
  return (
    <Page title={t`Agreement`} back={{ href: '/agreements', label: t`Agreements` }}>
      <EmptyState icon={<IconHandshake />} title={t`This agreement is not here`}>
        <Trans>It may not have arrived on this phone yet. It comes by itself as soon as there is a connection.</Trans>
      </EmptyState>
    </Page>
  )
}

const Agreement = ({ agreement }: { readonly agreement: AgreementState }) => {
  const { t } = useLingui()
  const { me, format, writes, self } = useCommunity()
  const [, navigate] = useLocation()
  const now = useNow()
  const nameOf = useNames()
  const sentence = useStageSentence()
  const [asked, setAsked] = useState<AskedAct>()
  const top = useRef<HTMLDivElement>(null)

  const { terms, legs, entries } = agreement
  const [first = '', second = ''] = terms.parties.map(nameOf)
  const other = nameOf(otherParty(terms, me))
  const isParty = terms.parties.includes(me)
  const acts = writes && self.standing === 'member' ? agreementActs(agreement, me) : []
  const today = format.dayOf(now)
  const ask = (act: AgreementAct) => {
    if (act.type !== 'return') setAsked(act)
  }
  /** What was pressed is gone now: a screen reader goes on where the new state is said. */
  const done = () => { top.current?.focus({ preventScroll: true }) }
  const close = (written?: EntryId) => {
    setAsked(undefined)
    if (written === undefined) return
    if (asked?.type === 'propose-again') navigate(agreementHref(written))
    else requestAnimationFrame(done)
  }
  return (
    <Page
      title={isParty ? t`Agreement with ${other}` : t`${first} and ${second}`}
      lead={sentence(agreement, today)}
      back={{ href: '/agreements', label: t`Agreements` }}
      aside={<StatusBadge status={agreement.status} />}
      action={acts.some(isMain) ? <MainActs acts={acts} onAsk={ask} /> : undefined}
    >
      <div ref={top} tabIndex={-1} className={s['top']}>
        <TurnLine agreement={agreement} now={now} />
        <AgreementNotices agreement={agreement} />
      </div>
      <Section title={t`Who gives what`}>
        <ul className={s['legs']}>
          {legs.map(leg => <LegCard key={leg.index} agreement={agreement} leg={leg} today={today} acts={acts} onAsk={ask} onDone={done} />)}
        </ul>
      </Section>
      <Section title={t`When and where`}><TermsFacts agreement={agreement} isParty={isParty} /></Section>
      <Section title={t`How far it is`}><AgreementTimeline agreement={agreement} /></Section>
      <div className={s['more']}>
        <LinkButton href={`${agreementHref(agreement.agreement)}/print`} icon={<IconPrint />}><Trans>Print</Trans></LinkButton>
        <OtherActs acts={acts} onAsk={ask} />
        <RecordsLink ids={entries} />
      </div>
      {asked !== undefined && <ActDialog agreement={agreement} act={asked} onClose={() => { close() }} onDone={close} />}
    </Page>
  )
}

interface ActsProps {
  readonly acts: readonly AgreementAct[]
  readonly onAsk: (act: AgreementAct) => void
}

const isMain = ({ type }: AgreementAct): boolean => type === 'sign' || type === 'propose-again'

/** The next step of the whole agreement, at the thumb. Steps of one part stand with that part. */
const MainActs = ({ acts, onAsk }: ActsProps) => {
  const sign = acts.find(act => act.type === 'sign')
  const decline = acts.find(act => act.type === 'decline')
  const again = acts.find(act => act.type === 'propose-again')
  if (again !== undefined) return <Button onClick={() => { onAsk(again) }}><Trans>Propose again</Trans></Button>
  if (sign === undefined) return null
  return (
    <>
      {decline !== undefined && <Button look="secondary" onClick={() => { onAsk(decline) }}><Trans>Decline</Trans></Button>}
      <Button onClick={() => { onAsk(sign) }}><Trans>Sign</Trans></Button>
    </>
  )
}

const OtherActs = ({ acts, onAsk }: ActsProps) => {
  const { t } = useLingui()
  const withdraw = acts.find(act => act.type === 'withdraw')
  const cancel = acts.find(act => act.type === 'cancel')
  return (
    <>
      {withdraw !== undefined && <Button look="quiet" onClick={() => { onAsk(withdraw) }}><Trans>Take my proposal back</Trans></Button>}
      {cancel?.type === 'cancel' && <Button look="quiet" onClick={() => { onAsk(cancel) }}>{cancel.effect === 'asks' ? t`Ask to call it off` : t`Call it off`}</Button>}
    </>
  )
}
