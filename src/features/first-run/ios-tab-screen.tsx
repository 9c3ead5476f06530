import { Trans, useLingui } from '@lingui/react/macro'
import { CopyButton } from '../../ui/copy-button.tsx'
import { IconCopy, IconHome, IconPlus, IconShare } from '../../ui/icons.tsx'
import { ListRow } from '../../ui/list-row.tsx'
import { Page } from '../../ui/page.tsx'
import { RowList } from '../../ui/row-list.tsx'
import { Section } from '../../ui/section.tsx'
import s from './address.module.css'

/** iOS clears what a tab has stored when it was not opened for a week; the app on the home screen is spared. */
export const IosTabScreen = ({ invitation }: { readonly invitation: string | undefined }) => {
  const { t } = useLingui()
  const hasInvitation = invitation !== undefined
  return (
    <Page
      title={t`Put Ayni on your home screen`}
      lead={t`An iPhone or iPad forgets what a browser tab has saved. On the home screen it stays.`}
      action={hasInvitation && <CopyButton look="primary" text={invitation} label={t`Copy the invitation`} copiedLabel={t`Copied`} failedLabel={t`Press long on the text to copy it`} />}
    >
      <RowList label={t`Steps`}>
        {hasInvitation && <ListRow start={<IconCopy />} title={t`First copy your invitation`} note={t`With the button below. You paste it into the app later.`} />}
        <ListRow start={<IconShare />} title={t`Press the share sign`} note={t`It is at the bottom edge, or at the top beside the address.`} />
        <ListRow start={<IconPlus />} title={t`Choose “Add to Home Screen”`} note={t`You may have to scroll down a little.`} />
        <ListRow start={<IconHome />} title={t`Open Ayni from the home screen`} note={hasInvitation ? t`Choose “I have an invitation” there and paste it.` : t`Go on there.`} />
      </RowList>
      {hasInvitation && (
        <Section title={<Trans>Your invitation</Trans>}>
          <p><Trans>It has not been used yet. Instead of pasting you can also scan the code on the other person’s phone.</Trans></p>
          <p className={s['address']}>{invitation}</p>
        </Section>
      )}
    </Page>
  )
}
