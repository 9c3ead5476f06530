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
  const { queries, self } = useCommunity()
  const sync = useLiveQuery(queries.sync())
  // Who was let in has fetched the record that says so, and with it what came before.
  return sync !== undefined && (sync?.progress ?? null) === null && self.standing === 'member' && (self.feedsComplete || self.entries > 0)
}
