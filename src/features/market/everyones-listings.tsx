import { useMemo, useState } from 'react'
import { Trans, useLingui } from '@lingui/react/macro'
import type { ListingState, Mode } from '../../domain/market/market-state.ts'
import { foldName } from '../../domain/matching/fold-name.ts'
import { Button } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { IconSearch } from '../../ui/icons.tsx'
import { ListRow } from '../../ui/list-row.tsx'
import { RowList } from '../../ui/row-list.tsx'
import { Section } from '../../ui/section.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { useLiveQuery } from '../../ui/use-live-query.ts'
import { useCommunity } from '../session/community-context.ts'
import { useNow } from '../session/use-now.ts'
import { CategoryIcon } from './category-icon.tsx'
import { listingHref } from './listing-href.ts'
import { listingStanding } from './listing-standing.ts'
import { useLastKnown } from './use-last-known.ts'
import { useListingWords } from './use-listing-words.ts'

const shownAtFirst = 30
/** The newest so many are looked through when something is typed. */
const searchedAtMost = 2_000

/** Open notices of the others in one mode, newest first. */
export const EveryonesListings = ({ mode }: { readonly mode: Mode }) => {
  const { t } = useLingui()
  const { queries, me } = useCommunity()
  const now = useNow()
  const [typed, setTyped] = useState('')
  const [limit, setLimit] = useState(shownAtFirst)
  const isSearching = typed.trim() !== ''
  const asked = isSearching ? searchedAtMost : limit
  const open = useLastKnown(useLiveQuery(useMemo(() => queries.openListings(mode, asked), [queries, mode, asked])))
  const members = useLiveQuery(queries.members())
  const nameOf = useMemo(() => new Map(members?.map(({ member, name }) => [member, name])), [members])
  const words = useListingWords()
  if (open === undefined || members === undefined) return null

  const others = open.filter(listing => listing.member !== me && listingStanding(listing, now) === 'open')
  const wanted = foldName(typed)
  const textOf = ({ title, note, category, member }: ListingState) => foldName(`${title} ${note} ${words.category(category)} ${nameOf.get(member) ?? ''}`)
  const found = isSearching ? others.filter(listing => textOf(listing).includes(wanted)) : others
  const hasMore = found.length > limit || (!isSearching && open.length >= limit)
  return (
    <Section title={<Trans>Everyone’s notices</Trans>}>
      {(others.length > 0 || isSearching) && <TextField type="search" label={t`Find a thing or a person`} value={typed} onChange={setTyped} />}
      {found.length > 0 && (
        <RowList>
          {found.slice(0, limit).map(listing => <ListingRow key={listing.listing} listing={listing} name={nameOf.get(listing.member)} />)}
        </RowList>
      )}
      {found.length === 0 && !hasMore && (isSearching
        ? <EmptyState icon={<IconSearch size={40} />} title={t`Nothing of that name`}><Trans>Try a shorter word, or another one for the same thing.</Trans></EmptyState>
        : <p><Trans>Nobody else has a notice here yet. Yours will be the first they see.</Trans></p>)}
      {hasMore && <Button look="secondary" onClick={() => { setLimit(before => before + shownAtFirst) }}><Trans>Show more</Trans></Button>}
    </Section>
  )
}

const ListingRow = ({ listing, name }: { readonly listing: ListingState; readonly name: string | undefined }) => {
  const { format } = useCommunity()
  return (
    <ListRow
      href={listingHref(listing.listing)}
      start={<CategoryIcon category={listing.category} />}
      title={listing.title}
      note={<WhoDoesWhat listing={listing} name={name} />}
      end={format.money(listing.value)}
    />
  )
}

/** "Bob wants this", "Bob lends this for 5 days" */
const WhoDoesWhat = ({ listing, name: known }: { readonly listing: ListingState; readonly name: string | undefined }) => {
  const { t } = useLingui()
  const { format } = useCommunity()
  const name = known ?? t`someone`
  const { side, mode, days, minutes } = listing
  const time = days !== null ? format.days(days) : minutes !== null ? format.duration(minutes) : undefined
  if (mode === 'permanent' || time === undefined) return side === 'want' ? <Trans>{name} wants this</Trans> : <Trans>{name} can give this</Trans>
  return side === 'want' ? <Trans>{name} wants this for {time}</Trans> : <Trans>{name} can give this for {time}</Trans>
}
