import { useMemo } from 'react'
import { Trans } from '@lingui/react/macro'
import type { EntryId } from '../../domain/ledger/entry.ts'
import type { AgreementState, ListingState } from '../../domain/market/market-state.ts'
import { IconHandshake } from '../../ui/icons.tsx'
import { ListRow } from '../../ui/list-row.tsx'
import { RowList } from '../../ui/row-list.tsx'
import { Section } from '../../ui/section.tsx'
import { useLiveQuery } from '../../ui/use-live-query.ts'
import { agreementHref } from '../agreements/agreement-href.ts'
import { AgreementRow } from '../agreements/agreement-row.tsx'
import { useNames } from '../agreements/use-names.ts'
import { useCommunity } from '../session/community-context.ts'
import { useNow } from '../session/use-now.ts'

/** The agreements that hold a notice, and all of my own that speak of it. */
export const ListingAgreements = ({ listing: { listing, heldBy } }: { readonly listing: ListingState }) => {
  const { queries, me, format } = useCommunity()
  const today = format.dayOf(useNow())
  const all = useLiveQuery(useMemo(() => queries.agreementsOf(me), [queries, me]))
  if (all === undefined) return null
  const mine = all.filter(agreement => speaksOf(agreement, listing))
  const others = heldBy.filter(id => mine.every(({ agreement }) => agreement !== id))
  if (mine.length + others.length === 0) return null
  return (
    <Section title={<Trans>Agreements about it</Trans>}>
      <RowList>
        {mine.map(agreement => <AgreementRow key={agreement.agreement} agreement={agreement} today={today} />)}
        {others.map(id => <OthersRow key={id} id={id} />)}
      </RowList>
    </Section>
  )
}

const speaksOf = ({ terms }: AgreementState, listing: EntryId): boolean => terms.legs.some(leg => leg.listing === listing || leg.want === listing)

/** An agreement between others: who with whom, and no more. */
const OthersRow = ({ id }: { readonly id: EntryId }) => {
  const { queries, format } = useCommunity()
  const nameOf = useNames()
  const agreement = useLiveQuery(useMemo(() => queries.agreement(id), [queries, id]))
  if (agreement === undefined || agreement === null) return null
  return <ListRow href={agreementHref(id)} start={<IconHandshake />} title={format.list(agreement.terms.parties.map(nameOf))} />
}
