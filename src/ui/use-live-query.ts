import { useCallback, useSyncExternalStore } from 'react'
import type { LiveQuery } from '../core/queries/live-query.ts'

/** The query's value, and a new render when it changes. Make the query once (memo), not in each render. */
export const useLiveQuery = <T>(query: LiveQuery<T>): T | undefined => {
  const subscribe = useCallback((listener: () => void) => query.subscribe(listener), [query])
  return useSyncExternalStore(subscribe, () => query.current())
}
