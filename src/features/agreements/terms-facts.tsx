import { useLingui } from '@lingui/react/macro'
import type { AgreementState } from '../../domain/market/market-state.ts'
import { FactList, type Fact } from '../../ui/fact-list.tsx'
import { useCommunity } from '../session/community-context.ts'
import { SealedText } from './sealed-text.tsx'

/** The day, and the texts that only the parties can open. */
export const TermsFacts = ({ agreement: { terms: { day, place, returnPlace, note }, proposer }, isParty }: { readonly agreement: AgreementState; readonly isParty: boolean }) => {
  const { t } = useLingui()
  const { format } = useCommunity()
  const facts: (Fact | undefined)[] = [
    { key: 'day', name: t`Hand-over`, value: format.date(day, 'weekday-long') },
    place === null ? undefined : { key: 'place', name: t`Where`, value: <SealedText sealed={place} by={proposer} isParty={isParty} /> },
    returnPlace === null ? undefined : { key: 'return', name: t`Return where`, value: <SealedText sealed={returnPlace} by={proposer} isParty={isParty} /> },
    note === null ? undefined : { key: 'note', name: t`Note`, value: <SealedText sealed={note} by={proposer} isParty={isParty} /> },
  ]
  return <FactList facts={facts.filter(fact => fact !== undefined)} />
}
