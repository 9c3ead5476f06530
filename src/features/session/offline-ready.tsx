import { Trans } from '@lingui/react/macro'
import { IconCheck } from '../../ui/icons.tsx'
import { LiveStatus } from '../../ui/live-status.tsx'
import { useLiveQuery } from '../../ui/use-live-query.ts'
import { useCommunity } from './community-context.ts'
import { useOfflineReady } from './offline-ready-context.ts'

/** "Ready without network": only when it is true of the app and of the community's records; nothing otherwise. */
export const OfflineReady = () => {
  const appReady = useOfflineReady()
  const recordsReady = useRecordsReady()
  return appReady && recordsReady ? <LiveStatus icon={<IconCheck size={20} />} tone="good"><Trans>Ready without network</Trans></LiveStatus> : null
}

const useRecordsReady = (): boolean => {
  const { queries, self, state, me } = useCommunity()
  const sync = useLiveQuery(queries.sync())
  if (sync === undefined) return false
  // Whoever began the community has had its records from the first; anyone else has to have fetched them once.
  const fetched = me === state.founder || sync === null || sync.link === 'none' || sync.syncedAt !== null
  return fetched && (sync?.progress ?? null) === null && (self.feedsComplete || (self.standing === 'member' && self.entries > 0))
}
