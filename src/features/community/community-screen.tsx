import { useMemo, useState } from 'react'
import { Plural, Trans, useLingui } from '@lingui/react/macro'
import { EmptyState } from '../../ui/empty-state.tsx'
import { IconPeople, IconSettings, IconSync } from '../../ui/icons.tsx'
import { LinkButton } from '../../ui/link-button.tsx'
import { ListRow } from '../../ui/list-row.tsx'
import { Page } from '../../ui/page.tsx'
import { RowList } from '../../ui/row-list.tsx'
import { Section } from '../../ui/section.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { useLiveQuery } from '../../ui/use-live-query.ts'
import { useCommunity } from '../session/community-context.ts'
import { useListedCell } from '../session/use-listed-cell.ts'
import { useLocale } from '../session/use-locale.ts'
import { JoinRequests } from './join-requests.tsx'
import { MemberRow } from './member-row.tsx'
import { byName, withName } from './people.ts'
import { SyncLine } from './sync-line.tsx'

/** From here on a list is long enough to be searched. */
const searchFrom = 8

/** The people of the community, and where its records are. */
export const CommunityScreen = () => {
  const { t } = useLingui()
  const locale = useLocale()
  const { state, queries, writes } = useCommunity()
  const isExample = useListedCell()?.example === 1
  const everyone = useLiveQuery(queries.members())
  const [typed, setTyped] = useState('')

  const members = useMemo(() => byName((everyone ?? []).filter(({ admitted }) => admitted === 1), locale), [everyone, locale])
  const requests = useMemo(() => (everyone ?? []).filter(({ admitted }) => admitted === 0), [everyone])
  const found = useMemo(() => withName(members, typed), [members, typed])
  if (everyone === undefined) return null
  return (
    <Page
      title={state.name}
      lead={<Plural value={members.length} one="# member" other="# members" />}
      aside={<SyncLine />}
      action={!isExample && writes && <LinkButton href="/community/invite" look="primary"><Trans>Invite someone</Trans></LinkButton>}
    >
      {requests.length > 0 && <JoinRequests requests={requests} members={members} />}
      <Section title={<Trans>Members</Trans>}>
        {members.length >= searchFrom && <TextField type="search" label={t`Find someone`} value={typed} onChange={setTyped} />}
        {found.length === 0
          ? <EmptyState icon={<IconPeople size={40} />} title={t`Nobody of that name`}><Trans>Try the beginning of the name, or another spelling.</Trans></EmptyState>
          : <RowList>{found.map(member => <MemberRow key={member.member} member={member} />)}</RowList>}
      </Section>
      <Section title={<Trans>This community</Trans>}>
        <RowList>
          <ListRow href="/community/sync" start={<IconSync />} title={t`Who has my records`} note={t`On which phones they are besides yours`} />
          <ListRow href="/communities" start={<IconPeople />} title={t`My communities`} note={t`Change to another one, join or start one`} />
          <ListRow href="/settings" start={<IconSettings />} title={t`Settings`} note={t`Your name, language, privacy, leaving`} />
        </RowList>
      </Section>
    </Page>
  )
}
