import { plural } from '@lingui/core/macro'
import { Trans, useLingui } from '@lingui/react/macro'
import { IconPeople, IconSwap } from '../../ui/icons.tsx'
import { ListRow } from '../../ui/list-row.tsx'
import { Page } from '../../ui/page.tsx'
import { RowList } from '../../ui/row-list.tsx'
import { Section } from '../../ui/section.tsx'
import { LinkButton } from '../../ui/link-button.tsx'
import { AgreementRow } from '../agreements/agreement-row.tsx'
import { SyncLine } from '../community/sync-line.tsx'
import { useCommunity } from '../session/community-context.ts'
import { useNow } from '../session/use-now.ts'
import { FirstSteps } from './first-steps.tsx'
import type { Need } from './home-needs.ts'
import { useDueLoanWords } from './use-due-loan-words.ts'
import { useHome, type Home } from './use-home.ts'

/** Rows of one list here; the rest are under Agreements. */
const needsAtMost = 12
const inProgressAtMost = 5

/** The first screen: what needs me, what is new, what is under way. Part of the first load, so it stays light. */
export const HomeScreen = () => {
  const { state, format } = useCommunity()
  const today = format.dayOf(useNow())
  const home = useHome(today)
  const lead = useLead(home)
  return (
    <Page title={state.name} lead={lead} aside={<SyncLine />}>
      {home !== undefined && (
        <>
          <Needs home={home} today={today} />
          <FirstSteps steps={home.steps} />
          <Fits home={home} />
          <InProgress home={home} today={today} />
        </>
      )}
    </Page>
  )
}

/** One sentence: what to do. A line of its height stands there before it can be said. */
const useLead = (home: Home | undefined): string => {
  const { t } = useLingui()
  if (home === undefined) return '\u00a0'
  const count = home.needs.length + (home.joining > 0 ? 1 : 0)
  if (count > 0) return t`${plural(count, { one: '# thing waits for you. Begin with it.', other: '# things wait for you. Begin at the top.' })}`
  if (home.steps.includes('want')) return t`Say what you want or what you can give. Your phone then finds who it fits with.`
  if (home.fits > 0) return t`Nothing waits for you. Look at what fits.`
  if (home.steps.includes('invite')) return t`You are the only one here yet. Invite someone.`
  return t`Nothing waits for you. Your phone tells you here when something fits.`
}

const Needs = ({ home: { needs, joining }, today }: { readonly home: Home; readonly today: number }) => {
  const { t } = useLingui()
  if (needs.length === 0 && joining === 0) return null
  return (
    <Section title={t`Needs you`}>
      <RowList>
        {joining > 0 && (
          <ListRow
            href="/community"
            start={<IconPeople />}
            title={t`${plural(joining, { one: '# person asks to join', other: '# people ask to join' })}`}
            note={t`Let them in, or leave them waiting`}
          />
        )}
        {needs.slice(0, needsAtMost).map(need => <NeedRow key={need.agreement.agreement} need={need} today={today} />)}
      </RowList>
      {needs.length > needsAtMost && <AllAgreements />}
    </Section>
  )
}

const NeedRow = ({ need: { agreement, due }, today }: { readonly need: Need; readonly today: number }) => {
  const dueLoanWords = useDueLoanWords()
  return <AgreementRow agreement={agreement} today={today} isTurn words={due === undefined ? undefined : dueLoanWords(agreement, due, today)} />
}

const Fits = ({ home: { fits, fitsMode } }: { readonly home: Home }) => {
  const { t } = useLingui()
  if (fits === 0) return null
  return (
    <Section title={t`It fits`}>
      <RowList>
        <ListRow
          href={`/matches?mode=${fitsMode}`}
          start={<IconSwap />}
          title={t`${plural(fits, { one: '# exchange fits what you want and can give', other: '# exchanges fit what you want and can give' })}`}
          note={t`Nobody hears of it until you propose`}
        />
      </RowList>
    </Section>
  )
}

const InProgress = ({ home: { inProgress }, today }: { readonly home: Home; readonly today: number }) => {
  const { t } = useLingui()
  if (inProgress.length === 0) return null
  return (
    <Section title={t`In progress`}>
      <RowList>{inProgress.slice(0, inProgressAtMost).map(agreement => <AgreementRow key={agreement.agreement} agreement={agreement} today={today} />)}</RowList>
      {inProgress.length > inProgressAtMost && <AllAgreements />}
    </Section>
  )
}

const AllAgreements = () => <div><LinkButton href="/agreements" look="quiet"><Trans>All agreements</Trans></LinkButton></div>
