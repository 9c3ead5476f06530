import { Trans, useLingui } from '@lingui/react/macro'
import { CopyButton } from '../../ui/copy-button.tsx'
import { NoticeBanner } from '../../ui/notice-banner.tsx'
import { Page } from '../../ui/page.tsx'
import { Section } from '../../ui/section.tsx'
import s from './address.module.css'

/** The page was opened inside a messenger or a social app. */
export const EmbeddedScreen = ({ hasInvitation }: { readonly hasInvitation: boolean }) => {
  const { t } = useLingui()
  const address = location.href
  return (
    <Page
      title={t`Open in Chrome or Safari`}
      action={<CopyButton look="primary" text={address} label={t`Copy the address`} copiedLabel={t`Copied`} failedLabel={t`Press long on the address to copy it`} />}
    >
      <NoticeBanner tone="warning">
        <Trans>This page is open inside another app. What you write here could vanish from one day to the next, so we stop here.</Trans>
      </NoticeBanner>
      <Section title={<Trans>How to go on</Trans>}>
        <ol>
          <li><Trans>Look for “Open in browser” in the menu of this window, or copy the address.</Trans></li>
          <li><Trans>Open Chrome, Firefox or Safari and paste the address there.</Trans></li>
        </ol>
        {hasInvitation && <p><Trans>Your invitation is part of the address. It has not been used yet.</Trans></p>}
      </Section>
      <p className={s['address']}>{address}</p>
    </Page>
  )
}
