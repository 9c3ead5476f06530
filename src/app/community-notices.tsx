import { Plural, Trans, useLingui } from '@lingui/react/macro'
import type { CellId } from '../domain/ledger/entry.ts'
import type { SyncStatus } from '../core/ports/ledger-index.ts'
import { FirstSyncProgress } from '../features/join/first-sync-progress.tsx'
import { WaitingBanner } from '../features/join/waiting-banner.tsx'
import { ExampleBanner } from '../features/look-around/example-banner.tsx'
import { ProblemWords } from '../features/session/problem-words.tsx'
import { usePlainFormat } from '../features/session/use-plain-format.ts'
import { Button } from '../ui/button.tsx'
import { NoticeBanner } from '../ui/notice-banner.tsx'
import type { MarkedEntries } from './use-marked-entries.ts'
import type { Writer } from './use-writer.ts'

export interface CommunityNoticesProps {
  readonly writer: Writer
  readonly marked: MarkedEntries
  readonly sync: SyncStatus | null
  /** Set for the example community. */
  readonly example: CellId | undefined
}

/** What a member has to know on every screen of a community, most pressing first. As a rule nothing. */
export const CommunityNotices = ({ writer, marked, sync, example }: CommunityNoticesProps) => (
  <>
    <WriterNotice writer={writer} />
    {marked.missing > 0 && <OlderNotice {...marked} />}
    {example !== undefined && <ExampleBanner cell={example} />}
    {(sync?.clockDaysOff ?? 0) > 0 && <ClockNotice days={sync?.clockDaysOff ?? 0} />}
    <FirstSyncProgress sync={sync} />
    <WaitingBanner />
  </>
)

/** RULES 2. Nothing is refused for it, but what is written here carries this clock's time. */
const ClockNotice = ({ days }: { readonly days: number }) => {
  const { t } = useLingui()
  return (
    <NoticeBanner tone="warning" title={t`This phone’s clock is wrong`}>
      <Plural value={days} one="It differs by # day from the meeting point’s. Set date and time in the phone’s settings: what you write carries them." other="It differs by # days from the meeting point’s. Set date and time in the phone’s settings: what you write carries them." />
    </NoticeBanner>
  )
}

const WriterNotice = ({ writer: { role, problem, takeOver, openAgain } }: { readonly writer: Writer }) => {
  const { t } = useLingui()
  if (role === 'reader') {
    return (
      <NoticeBanner
        tone="warning"
        title={t`This community is open in another tab`}
        action={<Button onClick={() => { void takeOver() }}><Trans>Use it here</Trans></Button>}
      >
        {problem === undefined ? <Trans>You can look at everything here. To write, use it in one place at a time.</Trans> : <ProblemWords problem={problem} />}
      </NoticeBanner>
    )
  }
  if (role === 'closed' && problem !== undefined) {
    return (
      <NoticeBanner
        tone="error"
        title={t`You can look, but not write`}
        action={<Button look="secondary" onClick={openAgain}><Trans>Try again</Trans></Button>}
      >
        <ProblemWords problem={problem} />
      </NoticeBanner>
    )
  }
  return null
}

const OlderNotice = ({ missing, dismiss }: MarkedEntries) => {
  const { t } = useLingui()
  const format = usePlainFormat()
  return (
    <NoticeBanner tone="warning" title={t`The browser has put back an older state`} dismiss={{ label: t`Close this message`, onDismiss: dismiss }}>
      <Trans>Fewer records are here than before; missing: {format.number(missing)}. Those that others have come back by themselves as soon as there is a connection. Wait for that before you write.</Trans>
    </NoticeBanner>
  )
}
