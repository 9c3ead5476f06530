import { useLingui } from '@lingui/react/macro'
import type { CellQueries } from '../../core/queries/queries.ts'
import { ProgressBar } from '../../ui/progress-bar.tsx'
import { usePlainFormat } from '../session/use-plain-format.ts'

type Sync = ReturnType<ReturnType<CellQueries['sync']>['current']>

/** Fewer are there before they are read about. */
const worthShowing = 100

/** How far the first fetching of a community's records has come. Later ones are short, and would only make the screen jump. */
export const FirstSyncProgress = ({ sync }: { readonly sync: NonNullable<Sync> | null }) => {
  const { t } = useLingui()
  const format = usePlainFormat()
  if (!sync?.progress || sync.syncedAt !== null || sync.progress.total < worthShowing || sync.progress.done >= sync.progress.total) return null
  const done = format.number(sync.progress.done)
  const total = format.number(sync.progress.total)
  return <ProgressBar label={t`Getting the community’s records`} value={sync.progress.done} max={sync.progress.total} text={t`${done} of ${total}`} />
}
