import { useLingui } from '@lingui/react/macro'
import type { Terms } from '../../domain/market/market-state.ts'
import { FactList, type Fact } from '../../ui/fact-list.tsx'
import { useCommunity } from '../session/community-context.ts'
import { SealedText } from './sealed-text.tsx'

/** The day, and the texts that only the parties can open. */
export const TermsFacts = ({ terms: { day, place, returnPlace, note }, isParty }: { readonly terms: Terms; readonly isParty: boolean }) => {
  const { t } = useLingui()
  const { format } = useCommunity()
  const facts: (Fact | undefined)[] = [
    { key: 'day', name: t`Hand-over`, value: format.date(day, 'weekday-long') },
    place === null ? undefined : { key: 'place', name: t`Where`, value: <SealedText sealed={place} isParty={isParty} /> },
    returnPlace === null ? undefined : { key: 'return', name: t`Return where`, value: <SealedText sealed={returnPlace} isParty={isParty} /> },
    note === null ? undefined : { key: 'note', name: t`Note`, value: <SealedText sealed={note} isParty={isParty} /> },
  ]
  return <FactList facts={facts.filter(fact => fact !== undefined)} />
}
