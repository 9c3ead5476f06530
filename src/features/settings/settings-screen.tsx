import { Trans, useLingui } from '@lingui/react/macro'
import { LinkButton } from '../../ui/link-button.tsx'
import { IconInfo, IconLock, IconOnline, IconSync, IconTrash } from '../../ui/icons.tsx'
import { ListRow } from '../../ui/list-row.tsx'
import { Page } from '../../ui/page.tsx'
import { RowList } from '../../ui/row-list.tsx'
import { Section } from '../../ui/section.tsx'
import { useCommunity } from '../session/community-context.ts'
import { OfflineReady } from '../session/offline-ready.tsx'
import { useListedCell } from '../session/use-listed-cell.ts'
import { InstallPart } from './install-part.tsx'
import { LanguagePart } from './language-part.tsx'
import { ProfilePart } from './profile-part.tsx'
import { StoragePart } from './storage-part.tsx'
import { ThemePart } from './theme-part.tsx'

/** What a member can set: of themselves, of this phone, of the community. */
export const SettingsScreen = () => {
  const { t } = useLingui()
  const { state } = useCommunity()
  const isExample = useListedCell()?.example === 1
  return (
    <Page
      title={t`Settings`}
      lead={t`What the others see of you, and how the app looks on this phone.`}
      back={{ href: '/community', label: t`People` }}
      aside={<OfflineReady />}
    >
      <ProfilePart />
      <InstallPart />
      <Section title={state.name}>
        <RowList>
          {!isExample && <ListRow href="/settings/meeting-points" start={<IconOnline />} title={t`Where we meet`} note={t`The addresses through which the phones reach each other`} />}
          <ListRow href="/settings/privacy" start={<IconLock />} title={t`Who can read what`} note={t`What stands in a record, and for whom`} />
          <ListRow href="/settings/recount" start={<IconSync />} title={t`Recount everything`} note={t`Check that what is shown is what was signed`} />
          {!isExample && <ListRow href="/community/leave" start={<IconTrash />} title={t`Leave the community`} note={t`Takes it off this phone`} />}
        </RowList>
      </Section>
      <LanguagePart />
      <ThemePart />
      <StoragePart />
      <LinkButton href="/settings/about" look="quiet" icon={<IconInfo />}><Trans>About Ayni</Trans></LinkButton>
    </Page>
  )
}
