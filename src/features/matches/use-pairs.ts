import { useMemo } from 'react'
import type { PairRow } from '../../core/queries/match-rows.ts'
import { createNamer } from '../../domain/matching/create-namer.ts'
import { useLiveQuery } from '../../ui/use-live-query.ts'
import { useCommunity } from '../session/community-context.ts'
import { joinQueries } from './join-queries.ts'
import { joinPair, type PairView } from './pair-view.ts'

/** The rows joined with their listings and members; undefined while these are read. Rows whose listings no longer fit are left out. */
export const usePairs = (rows: readonly PairRow[]): readonly PairView[] | undefined => {
  const { queries } = useCommunity()
  const listings = useLiveQuery(useMemo(
    () => joinQueries(rows.flatMap(({ iGive, theirWant, iGet, myWant }) => [iGive, theirWant, iGet, myWant].map(id => queries.listing(id)))),
    [queries, rows],
  ))
  const others = useLiveQuery(useMemo(() => joinQueries(rows.map(({ other }) => queries.member(other))), [queries, rows]))
  return useMemo(() => {
    if (listings === undefined || others === undefined) return undefined
    const nameOf = createNamer()
    return rows.flatMap((row, index) => {
      const [iGive = null, theirWant = null, iGet = null, myWant = null] = listings.slice(4 * index, 4 * index + 4)
      return joinPair(row, { iGive, theirWant, iGet, myWant, other: others[index] ?? null }, nameOf) ?? []
    })
  }, [rows, listings, others])
}
