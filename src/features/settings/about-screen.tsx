import { Trans, useLingui } from '@lingui/react/macro'
import { FactList } from '../../ui/fact-list.tsx'
import { Page } from '../../ui/page.tsx'
import { Section } from '../../ui/section.tsx'
import { appVersion } from './app-version.ts'

/** What this is, and what it does not do. */
export const AboutScreen = () => {
  const { t } = useLingui()
  return (
    <Page title={t`About Ayni`} back={{ href: '/settings', label: t`Settings` }} lead={t`Ayni means “today for you, tomorrow for me” in Quechua.`}>
      <FactList
        facts={[
          { key: 'version', name: t`Version`, value: appVersion },
          { key: 'licence', name: t`Licence`, value: <Trans>AGPL, version 3 or later: everyone may use, read, change and pass it on</Trans> },
        ]}
      />
      <Section title={<Trans>What it does</Trans>}>
        <p><Trans>A community keeps its swaps and loans in a ledger of its own. Every phone holds all of it, works without a network, and signs what its member does. There is no company and no server that has your data.</Trans></p>
      </Section>
      <Section title={<Trans>What it does not do</Trans>}>
        <ul>
          <li><Trans>It never moves money. It records what people say they handed over.</Trans></li>
          <li><Trans>It cannot take back what others have already read or copied.</Trans></li>
          <li><Trans>It cannot bring back what was only on a phone that is lost.</Trans></li>
          <li><Trans>It rates nobody and compares nobody.</Trans></li>
          <li><Trans>A community has 2 to 500 people. With more it becomes slow.</Trans></li>
        </ul>
      </Section>
    </Page>
  )
}
