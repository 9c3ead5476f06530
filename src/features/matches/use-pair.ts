import { useMemo } from 'react'
import { useLiveQuery } from '../../ui/use-live-query.ts'
import { useCommunity } from '../session/community-context.ts'
import type { PairView } from './pair-view.ts'
import { usePairs } from './use-pairs.ts'

/** A match by its id: undefined while it is read, null when it is none (any more). */
export const usePair = (id: string): PairView | null | undefined => {
  const { queries } = useCommunity()
  const row = useLiveQuery(useMemo(() => queries.pair(id), [queries, id]))
  const views = usePairs(useMemo(() => (row === undefined || row === null ? [] : [row]), [row]))
  if (row === undefined) return undefined
  if (row === null) return null
  return views === undefined ? undefined : views[0] ?? null
}
