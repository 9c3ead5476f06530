import { useState } from 'react'
import { Plural, Trans, useLingui } from '@lingui/react/macro'
import type { RecountReport } from '../../core/commands/commands.ts'
import { Button } from '../../ui/button.tsx'
import { FactList } from '../../ui/fact-list.tsx'
import { NoticeBanner } from '../../ui/notice-banner.tsx'
import { Page } from '../../ui/page.tsx'
import { Section } from '../../ui/section.tsx'
import { useCommunity } from '../session/community-context.ts'
import { useInstall } from '../session/install-context.ts'
import { ProblemNotice } from '../session/problem-notice.tsx'
import { useAct } from '../session/use-act.ts'
import { digestGroups } from './digest-groups.ts'
import s from './settings.module.css'

/** Folds all signed records anew and says whether the screens showed anything else. */
export const RecountScreen = () => {
  const { t } = useLingui()
  const { cell, self, writes } = useCommunity()
  const { commands } = useInstall()
  const act = useAct()
  const [report, setReport] = useState<RecountReport>()
  const recount = async () => {
    setReport(undefined)
    const done = await act.run(() => commands.recount(cell), { says: null })
    if (done?.ok === true) setReport(done.value)
  }
  return (
    <Page
      title={t`Recount everything`}
      lead={t`The app checks every signature again and works out everything it shows from the records alone.`}
      back={{ href: '/settings', label: t`Settings` }}
      action={writes && <Button pending={act.pending} onClick={() => { void recount() }}>{act.pending ? <Trans>Recounting…</Trans> : <Trans>Recount</Trans>}</Button>}
    >
      <ProblemNotice act={act} />
      {act.pending && <p><Plural value={self.entries} one="# record is being counted. You can go on meanwhile." other="# records are being counted. You can go on meanwhile." /></p>}
      {report !== undefined && <Report report={report} />}
      <Section title={<Trans>Do our phones have the same?</Trans>}>
        <p><Trans>Phones that hold the same records show the same check number here. Compare the first groups with someone beside you.</Trans></p>
        <p className={s['digest']}>{self.digest === null ? <Trans>It is still being worked out.</Trans> : digestGroups(self.digest)}</p>
      </Section>
    </Page>
  )
}

const Report = ({ report: { entries, rows, differed } }: { readonly report: RecountReport }) => {
  const { t } = useLingui()
  const { format } = useCommunity()
  return (
    <>
      {differed.length === 0
        ? <NoticeBanner tone="success" title={t`Everything is as it was shown`} />
        : (
            <NoticeBanner tone="warning" title={<Plural value={differed.length} one="# thing was shown differently" other="# things were shown differently" />}>
              <Trans>It has been put right. The records themselves were never changed. If it happens again, report it.</Trans>
            </NoticeBanner>
          )}
      <FactList
        facts={[
          { key: 'entries', name: t`Records counted`, value: format.number(entries) },
          { key: 'rows', name: t`Lines made from them`, value: format.number(rows) },
        ]}
      />
      {differed.length > 0 && <ul>{differed.map(name => <li key={name} className={s['digest']}>{name}</li>)}</ul>}
    </>
  )
}
