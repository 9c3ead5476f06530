import { Trans, useLingui } from '@lingui/react/macro'
import { Card } from '../../ui/card.tsx'
import { IconLock, IconPeople } from '../../ui/icons.tsx'
import { NoticeBanner } from '../../ui/notice-banner.tsx'
import { Page } from '../../ui/page.tsx'
import { Section } from '../../ui/section.tsx'
import { fieldWords } from '../../i18n/field-words.ts'
import { kindWords } from './kind-words.ts'
import { readersOfKinds, type KindReaders } from './readers-of-kinds.ts'
import s from './privacy-screen.module.css'

/** Who can read what, made from the same table by which records are read (RULES 15). */
export const PrivacyScreen = () => {
  const { t } = useLingui()
  return (
    <Page title={t`Who can read what`} back={{ href: '/settings', label: t`Settings` }} lead={t`Every phone of the community holds every record. So privacy is decided by what stands in a record, not by what a screen shows.`}>
      <NoticeBanner tone="info">
        <Trans>What everyone in the community can read stays in the community: outside it, and at the meeting point, only sealed bytes are seen. When, how much and from which network address is seen there.</Trans>
      </NoticeBanner>
      <Section title={<Trans>Only on your own phone</Trans>}>
        <p><Trans>Your matches, what you have begun to write, your settings, your language.</Trans></p>
      </Section>
      <Section title={<Trans>In each kind of record</Trans>}>
        <p><Trans>Besides its content every record says who wrote it, on which phone, when by that phone’s clock, and which records it answers. Everyone in the community can read that.</Trans></p>
        {readersOfKinds.map(readers => <Kind key={readers.kind} readers={readers} />)}
      </Section>
    </Page>
  )
}

const Kind = ({ readers: { kind, everyone, parties } }: { readonly readers: KindReaders }) => {
  const { i18n } = useLingui()
  const list = (fields: KindReaders['everyone']) => fields.map(field => <li key={field}>{i18n._(fieldWords[field])}</li>)
  return (
    <Card title={i18n._(kindWords[kind])} titleLevel={3}>
      {everyone.length > 0 && (
        <div>
          <div className={s['who']}><IconPeople size={20} /><Trans>Everyone in the community</Trans></div>
          <ul>{list(everyone)}</ul>
        </div>
      )}
      {parties.length > 0 && (
        <div>
          <div className={s['who']}><IconLock size={20} /><Trans>Only the people of the agreement</Trans></div>
          <ul>{list(parties)}</ul>
        </div>
      )}
      {everyone.length + parties.length === 0 && <p><Trans>Nothing but itself.</Trans></p>}
    </Card>
  )
}
