import type { LiveQuery } from '../../core/queries/live-query.ts'
import type { Sealed } from '../../domain/ledger/sealed.ts'
import { useLiveQuery } from '../../ui/use-live-query.ts'
import { useCommunity } from '../session/community-context.ts'
import { textToInspection, type Inspection } from './inspection.ts'

const nothing: LiveQuery<string | null> = { current: () => null, subscribe: () => () => {} }

/** How someone says that it came back; undefined when nothing was said or this phone cannot open it. */
export const useInspection = (sealed: Sealed | null): Inspection | undefined => {
  const { queries } = useCommunity()
  const text = useLiveQuery(sealed === null ? nothing : queries.opened(sealed.hash)) ?? undefined
  return text === undefined ? undefined : textToInspection(text)
}
