import type { Install } from './install-context.ts'
import { useLiveQuery } from '../../ui/use-live-query.ts'
import { useCommunity } from './community-context.ts'
import { useInstall } from './install-context.ts'

type Listed = NonNullable<ReturnType<ReturnType<Install['queries']['cells']>['current']>>[number]

/** The open community as this phone lists it; undefined while the list is read, or once it is gone. */
export const useListedCell = (): Listed | undefined => {
  const { cell } = useCommunity()
  return useLiveQuery(useInstall().queries.cells())?.find(each => each.cell === cell)
}
