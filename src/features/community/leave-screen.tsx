import { useState } from 'react'
import { Plural, Trans, useLingui } from '@lingui/react/macro'
import { Button } from '../../ui/button.tsx'
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx'
import { NoticeBanner } from '../../ui/notice-banner.tsx'
import { Page } from '../../ui/page.tsx'
import { Section } from '../../ui/section.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { useLiveQuery } from '../../ui/use-live-query.ts'
import { useCommunity } from '../session/community-context.ts'
import { useInstall } from '../session/install-context.ts'
import { ProblemNotice } from '../session/problem-notice.tsx'
import { useAct } from '../session/use-act.ts'
import { useOpenCell } from '../session/use-open-cell.ts'

/** Taking a community off this phone. Where that would lose records for good, its name has to be typed. */
export const LeaveScreen = () => {
  const { t } = useLingui()
  const { cell, state, queries, self, writes } = useCommunity()
  const { commands, queries: install } = useInstall()
  const sync = useLiveQuery(queries.sync())
  const cells = useLiveQuery(install.cells())
  const open = useOpenCell()
  const act = useAct()
  const [typed, setTyped] = useState('')
  const [tried, setTried] = useState(false)
  const [asking, setAsking] = useState(false)
  if (sync === undefined) return null

  const { name } = state
  const unsent = unsentOf(sync, self.entries)
  const isTyped = unsent === 0 || typed.trim().toLowerCase() === name.trim().toLowerCase()
  const leave = async () => {
    const next = cells?.find(each => each.cell !== cell)?.cell ?? null
    const done = await act.run(() => commands.leaveCommunity(cell), { says: null })
    if (done?.ok === true) await open(next)
    else setAsking(false)
  }
  return (
    <Page
      title={t`Leave ${name}`}
      lead={t`Read what happens before you decide.`}
      back={{ href: '/settings', label: t`Settings` }}
      action={writes && <Button look="danger" onClick={() => { setTried(true); if (isTyped) setAsking(true) }}><Trans>Leave the community</Trans></Button>}
    >
      <ProblemNotice act={act} />
      <Section title={<Trans>What happens</Trans>}>
        <ul>
          <li><Trans>The community and your keys for it are deleted from this phone.</Trans></li>
          <li><Trans>What you wrote stays with the others. Agreements you signed are still binding; talk to the people first.</Trans></li>
          <li><Trans>To come back you need a new invitation, and you join as someone new.</Trans></li>
        </ul>
      </Section>
      {unsent > 0 && (
        <>
          <NoticeBanner tone="warning" title={<Plural value={unsent} one="# record is only on this phone" other="# records are only on this phone" />}>
            <Trans>They are lost for everyone if you leave now. Better connect first and wait until they are sent.</Trans>
          </NoticeBanner>
          <TextField
            label={t`To leave anyway, write the community’s name`}
            hint={name}
            error={tried && !isTyped ? t`This is not the name.` : undefined}
            autoCapitalize="off"
            value={typed}
            onChange={setTyped}
          />
        </>
      )}
      <ConfirmDialog
        open={asking}
        danger
        title={t`Leave ${name}?`}
        confirmLabel={t`Leave`}
        cancelLabel={t`Stay`}
        pending={act.pending}
        onConfirm={() => { void leave() }}
        onCancel={() => { setAsking(false) }}
      >
        <Trans>This cannot be taken back.</Trans>
      </ConfirmDialog>
    </Page>
  )
}

/** Records no one else has. Without a meeting point that is all of them, unless another phone is known to hold them. */
const unsentOf = (sync: { readonly link: string; readonly waiting: number; readonly holders: readonly string[] } | null, entries: number): number => {
  if (sync === null) return entries
  return sync.link === 'none' && sync.holders.length === 0 ? Math.max(entries, sync.waiting) : sync.waiting
}
