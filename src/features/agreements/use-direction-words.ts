import { useLingui } from '@lingui/react/macro'
import { legSides } from '../../domain/market/agreement-fold.ts'
import type { LegState, Terms } from '../../domain/market/market-state.ts'
import { useCommunity } from '../session/community-context.ts'
import { useNames } from './use-names.ts'

/** Who gives it to whom, and for how long, seen by the reader. */
export const useDirectionWords = (): ((state: LegState, terms: Terms) => string) => {
  const { t } = useLingui()
  const { me, format } = useCommunity()
  const nameOf = useNames()
  return ({ leg, settles }, terms) => {
    const [from = '', to = ''] = legSides(leg, terms)
    const [giver, receiver] = [nameOf(from), nameOf(to)]
    const days = leg.days === null ? '' : format.days(leg.days)
    const seen = from === me ? 'give' : to === me ? 'get' : 'see'
    if (settles !== null) {
      return { give: t`You owe it to ${receiver} for damage or loss`, get: t`${giver} owes it to you for damage or loss`, see: t`${giver} owes it to ${receiver} for damage or loss` }[seen]
    }
    switch (leg.kind) {
      case 'keep': return { give: t`You give it to ${receiver}, to keep`, get: t`${giver} gives it to you, to keep`, see: t`${giver} gives it to ${receiver}, to keep` }[seen]
      case 'loan': return { give: t`You lend it to ${receiver} for ${days}`, get: t`${giver} lends it to you for ${days}`, see: t`${giver} lends it to ${receiver} for ${days}` }[seen]
      case 'service': return { give: t`You do it for ${receiver}`, get: t`${giver} does it for you`, see: t`${giver} does it for ${receiver}` }[seen]
      case 'money': return { give: t`You give it to ${receiver}`, get: t`${giver} gives it to you`, see: t`${giver} gives it to ${receiver}` }[seen]
    }
  }
}
