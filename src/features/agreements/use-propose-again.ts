import type { LiveQuery } from '../../core/queries/live-query.ts'
import type { ProposalDraft } from '../../core/commands/commands.ts'
import type { MemberId } from '../../domain/ledger/entry.ts'
import type { Sealed } from '../../domain/ledger/sealed.ts'
import type { AgreementState } from '../../domain/market/market-state.ts'
import { useLiveQuery } from '../../ui/use-live-query.ts'
import { useCommunity } from '../session/community-context.ts'
import { useNow } from '../session/use-now.ts'
import { otherParty } from './parties.ts'

const nothing: LiveQuery<string | null> = { current: () => null, subscribe: () => () => {} }

/** The same terms as a new proposal of this member's. A hand-over day that has passed becomes today. */
export const useProposeAgain = ({ terms, proposer }: Pick<AgreementState, 'terms' | 'proposer'>): ProposalDraft => {
  const { me, format } = useCommunity()
  const today = format.dayOf(useNow())
  const [place, returnPlace, note] = [useOpened(terms.place, proposer), useOpened(terms.returnPlace, proposer), useOpened(terms.note, proposer)]
  const at = (index: number) => terms.parties[index] ?? me
  return {
    other: otherParty(terms, me),
    mode: terms.mode,
    legs: terms.legs.map(({ kind, giver, receiver, listing, want, title, value, days, minutes, replacement }) =>
      ({ kind, giver: at(giver), receiver: at(receiver), listing, want, title, value, days, minutes, replacement })),
    day: Math.max(terms.day, today),
    place,
    returnPlace,
    note,
  }
}

const useOpened = (sealed: Sealed | null, by: MemberId): string => {
  const { queries } = useCommunity()
  return useLiveQuery(sealed === null ? nothing : queries.opened(sealed.hash, by)) ?? ''
}
