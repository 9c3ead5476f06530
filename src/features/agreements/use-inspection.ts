import type { LiveQuery } from '../../core/queries/live-query.ts'
import type { ReturnClaim } from '../../domain/market/market-state.ts'
import { useLiveQuery } from '../../ui/use-live-query.ts'
import { useCommunity } from '../session/community-context.ts'
import { textToInspection, type Inspection } from './inspection.ts'

const nothing: LiveQuery<string | null> = { current: () => null, subscribe: () => () => {} }

/** How someone says that it came back; undefined when nothing was said or this phone cannot open it. */
export const useInspection = (claim: Pick<ReturnClaim, 'member' | 'inspection'> | undefined): Inspection | undefined => {
  const { queries } = useCommunity()
  const sealed = claim?.inspection ?? null
  const text = useLiveQuery(claim === undefined || sealed === null ? nothing : queries.opened(sealed.hash, claim.member)) ?? undefined
  return text === undefined ? undefined : textToInspection(text)
}
