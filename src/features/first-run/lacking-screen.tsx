import { Trans, useLingui } from '@lingui/react/macro'
import { NoticeBanner } from '../../ui/notice-banner.tsx'
import { Page } from '../../ui/page.tsx'
import { Section } from '../../ui/section.tsx'
import type { Platform } from '../session/platform.ts'

/** This browser cannot hold a member's keys, or not safely. Says what is missing and what helps. */
export const LackingScreen = ({ lacks }: { readonly lacks: Platform['lacks'] }) => {
  const { t } = useLingui()
  const words: Record<Platform['lacks'][number], string> = {
    'signing-keys': isSecureContext
      ? t`It cannot make the keys that sign what you write.`
      : t`The connection to this page is not encrypted. Keys are only made on pages whose address begins with https://`,
    'locks': t`It cannot make sure that only one window writes at a time.`,
    'storage': t`It does not let the app save anything. In a private window that is normal: open a usual one.`,
  }
  return (
    <Page title={t`This browser is not enough`}>
      <NoticeBanner tone="warning">
        <Trans>Ayni keeps everything on your own phone, and this browser cannot do that safely.</Trans>
      </NoticeBanner>
      <Section title={<Trans>What is missing</Trans>}>
        <ul>{lacks.map(lack => <li key={lack}>{words[lack]}</li>)}</ul>
      </Section>
      <Section title={<Trans>What helps</Trans>}>
        <p><Trans>Update the browser, or use a newer one: Chrome from 137, Safari from 17, Firefox from 130. On an iPhone this means updating iOS.</Trans></p>
      </Section>
    </Page>
  )
}
