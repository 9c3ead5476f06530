import { useMemo } from 'react'
import { Trans, useLingui } from '@lingui/react/macro'
import { Link } from 'wouter'
import { categoryOf } from '../../domain/market/categories.ts'
import type { ListingState } from '../../domain/market/market-state.ts'
import { FactList, type Fact } from '../../ui/fact-list.tsx'
import { useLiveQuery } from '../../ui/use-live-query.ts'
import { memberHref } from '../community/people.ts'
import { useCommunity } from '../session/community-context.ts'
import { CategoryIcon } from './category-icon.tsx'
import { conditionWords } from './condition-words.ts'
import { useListingWords } from './use-listing-words.ts'
import s from './market.module.css'

/** Everything a notice says. */
export const ListingFacts = ({ listing }: { readonly listing: ListingState }) => {
  const { t, i18n } = useLingui()
  const { me, queries, format } = useCommunity()
  const words = useListingWords()
  const member = useLiveQuery(useMemo(() => queries.member(listing.member), [queries, listing.member]))
  const { side, mode, condition, note, place, many } = listing
  const dayRate = words.dayRate(listing)
  const comesBack = mode === 'temporary' && categoryOf(listing.category)?.doneNotReturned !== true
  const facts: readonly (Fact | false | undefined)[] = [
    {
      key: 'who',
      name: side === 'want' ? t`Who wants it` : t`Who can give it`,
      value: <Link href={memberHref(listing.member)}>{listing.member === me ? t`you` : member?.name ?? t`someone`}</Link>,
    },
    { key: 'mode', name: t`For good or for a time`, value: mode === 'permanent' ? t`To keep` : t`To borrow` },
    { key: 'category', name: t`Category`, value: <span className={s['thing']}><CategoryIcon category={listing.category} /> {words.category(listing.category)}</span> },
    { key: 'worth', name: t`Worth`, value: words.amount(listing) },
    dayRate !== undefined && { key: 'rate', name: t`That is`, value: dayRate },
    comesBack && side === 'offer' && { key: 'lost', name: t`Owed if it is lost`, value: format.money(listing.replacement ?? listing.value) },
    condition !== null && { key: 'condition', name: t`Condition`, value: i18n._(conditionWords[condition]) },
    note !== '' && { key: 'note', name: t`More about it`, value: <span className={s['note']}>{note}</span> },
    place !== '' && { key: 'place', name: t`Where`, value: place },
    many === 1 && { key: 'many', name: t`How often`, value: <Trans>Again and again: it does not run out with one deal</Trans> },
    { key: 'since', name: t`Written on`, value: format.date(format.dayOf(listing.createdAt)) },
    listing.version !== listing.listing && { key: 'changed', name: t`Changed on`, value: format.date(format.dayOf(listing.updatedAt)) },
  ]
  return <FactList facts={facts.filter(fact => fact !== false && fact !== undefined)} />
}
