import { useMemo } from 'react'
import { Plural, Trans, useLingui } from '@lingui/react/macro'
import { Button } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { FactList } from '../../ui/fact-list.tsx'
import { IconPhone, IconSync } from '../../ui/icons.tsx'
import { LinkButton } from '../../ui/link-button.tsx'
import { NoticeBanner } from '../../ui/notice-banner.tsx'
import { Page } from '../../ui/page.tsx'
import { RowList } from '../../ui/row-list.tsx'
import { Section } from '../../ui/section.tsx'
import { useLiveQuery } from '../../ui/use-live-query.ts'
import { useCommunity } from '../session/community-context.ts'
import { useInstall } from '../session/install-context.ts'
import { OfflineReady } from '../session/offline-ready.tsx'
import { ProblemNotice } from '../session/problem-notice.tsx'
import { useAct } from '../session/use-act.ts'
import { useListedCell } from '../session/use-listed-cell.ts'
import { useLocale } from '../session/use-locale.ts'
import { MemberRow } from './member-row.tsx'
import { byName, ownersOf } from './people.ts'
import { SyncWords } from './sync-words.tsx'
import { TroubleWords } from './trouble-words.tsx'

/** "Who has my data": the connection, and which phones are known to hold this one's newest record. */
export const SyncScreen = () => {
  const { t } = useLingui()
  const { cell, queries, self, format } = useCommunity()
  const { commands } = useInstall()
  const sync = useLiveQuery(queries.sync())
  const isExample = useListedCell()?.example === 1
  const act = useAct()
  if (sync === undefined) return null
  const link = sync?.link ?? 'none'
  return (
    <Page
      title={t`Who has my records`}
      lead={t`Every phone of the community keeps all of it. There is no other copy.`}
      back={{ href: '/community', label: t`People` }}
      action={isExample ? undefined : link === 'none'
        ? <LinkButton href="/settings/meeting-points" look="primary"><Trans>Add a meeting point</Trans></LinkButton>
        : <Button icon={<IconSync />} pending={act.pending} onClick={() => { void act.run(() => commands.syncNow(cell), { says: null }) }}><Trans>Try the connection now</Trans></Button>}
    >
      <ProblemNotice act={act} />
      {sync && <SyncWords sync={sync} />}
      <OfflineReady />
      {/* That it cannot be reached, the line above says already. */}
      {sync?.trouble && sync.trouble !== 'relay-unreachable' && <NoticeBanner tone="warning" title={t`The meeting point does not answer as it should`}><TroubleWords trouble={sync.trouble} /></NoticeBanner>}
      {isExample && <NoticeBanner tone="info"><Trans>Nothing in it is real and nothing leaves this phone. You can remove it at any time; your own communities are not touched.</Trans></NoticeBanner>}
      {link === 'none' && !isExample && <NoticeBanner tone="info"><Trans>This community has no meeting point. What you write stays on this phone until there is one.</Trans></NoticeBanner>}
      {self.needsNewerApp > 0 && (
        <NoticeBanner tone="warning" title={t`Some records need a newer app`}>
          <Plural value={self.needsNewerApp} one="# record is kept and passed on, but cannot be shown. Update the app." other="# records are kept and passed on, but cannot be shown. Update the app." />
        </NoticeBanner>
      )}
      {!isExample && <Holders holders={sync?.holders ?? []} />}
      <Section title={<Trans>On this phone</Trans>}>
        <FactList
          facts={[
            { key: 'entries', name: t`Records`, value: format.number(self.entries) },
            { key: 'waiting', name: t`Not sent yet`, value: format.number(sync?.waiting ?? 0) },
            { key: 'refused', name: t`Refused by the rules`, value: format.number(self.refused) },
          ]}
        />
      </Section>
    </Page>
  )
}

const Holders = ({ holders }: { readonly holders: readonly string[] }) => {
  const { t } = useLingui()
  const locale = useLocale()
  const { queries, me, self } = useCommunity()
  const members = useLiveQuery(queries.members())
  const others = useMemo(() => holders.filter(device => device !== self.device), [holders, self.device])
  const owners = useMemo(() => byName(ownersOf(members ?? [], others), locale), [members, others, locale])
  const own = owners.some(({ member }) => member === me)
  return (
    <Section title={<Trans>Who holds your newest record</Trans>}>
      {others.length === 0
        ? (
            <EmptyState icon={<IconPhone size={40} />} title={t`Nobody yet, as far as this phone knows`}>
              <Trans>As soon as another phone has fetched it, its owner stands here. Until then do not delete the app.</Trans>
            </EmptyState>
          )
        : (
            <>
              <p><Plural value={others.length} one="# other phone has all you wrote." other="# other phones have all you wrote." />{own && <> <Trans>One of them is yours.</Trans></>}</p>
              <RowList label={t`Their owners`}>{owners.map(member => <MemberRow key={member.member} member={member} />)}</RowList>
            </>
          )}
    </Section>
  )
}
