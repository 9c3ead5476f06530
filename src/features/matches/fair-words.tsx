import { Trans } from '@lingui/react/macro'
import type { FairChange } from '../../domain/matching/fair-change.ts'
import { useCommunity } from '../session/community-context.ts'

export interface FairWordsProps {
  readonly change: FairChange
  readonly otherName: string
  /** The title of the loan that could last longer. */
  readonly titleOf: (listing: string) => string
}

/** The least that would make two sides fair. */
export const FairWords = ({ change: { added, longer }, otherName, titleOf }: FairWordsProps) => (
  <>
    {added !== null && <Added {...added} otherName={otherName} />}
    {longer !== null && <>{' '}<Longer title={titleOf(longer.listing)} days={longer.days} /></>}
  </>
)

const Added = ({ by, value, otherName }: { readonly by: string; readonly value: number; readonly otherName: string }) => {
  const { me, format } = useCommunity()
  const money = format.money(value)
  return by === me ? <Trans>If you add {money}, it counts as fair.</Trans> : <Trans>If {otherName} adds {money}, it counts as fair.</Trans>
}

const Longer = ({ title, days }: { readonly title: string; readonly days: number }) => {
  const time = useCommunity().format.days(days)
  return <Trans>If “{title}” is lent for {time} at the same price, it counts as fair.</Trans>
}
