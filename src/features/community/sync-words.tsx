import { Plural, Trans, useLingui } from '@lingui/react/macro'
import type { ReactNode } from 'react'
import type { CellQueries } from '../../core/queries/queries.ts'
import { IconCheck, IconOffline, IconOnline, IconPhone, IconSync } from '../../ui/icons.tsx'
import { LiveStatus } from '../../ui/live-status.tsx'
import { useNow } from '../session/use-now.ts'
import { usePlainFormat } from '../session/use-plain-format.ts'

export type Sync = NonNullable<ReturnType<ReturnType<CellQueries['sync']>['current']>>

/** Whether the phone has what the others have, and the others what it has: "Synced 2 min ago · 3 waiting". */
export const SyncWords = ({ sync }: { readonly sync: Sync }) => {
  const { t } = useLingui()
  const synced = useSyncedWords(sync)
  const waiting = sync.waiting === 0 ? undefined : <Plural value={sync.waiting} one="# record waits to go out" other="# records wait to go out" />
  switch (sync.link) {
    case 'none': return <Line icon={<IconPhone size={20} />} tone="plain" parts={[<Trans key="none">No meeting point: only on this phone</Trans>]} />
    case 'connecting': return <Line icon={<IconSync size={20} />} tone="plain" parts={[<Trans key="link">Connecting…</Trans>, waiting]} />
    case 'offline': return <Line icon={<IconOffline size={20} />} tone="waiting" parts={[<Trans key="link">No connection</Trans>, synced, waiting]} />
    case 'connected': return waiting === undefined && sync.progress === null
      ? <Line icon={<IconCheck size={20} />} tone="good" parts={[synced ?? t`Connected`]} />
      : <Line icon={<IconOnline size={20} />} tone="plain" parts={[sync.progress === null ? synced ?? t`Connected` : t`Getting records…`, waiting]} />
  }
}

const useSyncedWords = ({ syncedAt }: Sync): string | undefined => {
  const { t } = useLingui()
  const format = usePlainFormat()
  const now = useNow()
  if (syncedAt === null) return undefined
  const when = format.relative(Math.min(syncedAt, now), now)
  return t`Synced ${when}`
}

interface LineProps {
  readonly icon: ReactNode
  readonly tone: 'plain' | 'good' | 'waiting'
  readonly parts: readonly ReactNode[]
}

const Line = ({ icon, tone, parts }: LineProps) => (
  <LiveStatus icon={icon} tone={tone} announced>
    {parts.filter(part => part !== undefined).map((part, index) => (
      // The parts stay in their places.
      // oxlint-disable-next-line react/no-array-index-key
      <span key={index}>{index > 0 && ' · '}{part}</span>
    ))}
  </LiveStatus>
)
