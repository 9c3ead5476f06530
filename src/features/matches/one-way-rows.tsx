import { useMemo, useState } from 'react'
import { Trans, useLingui } from '@lingui/react/macro'
import type { OneWayRow } from '../../core/queries/match-rows.ts'
import type { ListingState } from '../../domain/market/market-state.ts'
import type { Fit } from '../../domain/matching/types.ts'
import type { MemberState } from '../../domain/people/people-state.ts'
import { Button } from '../../ui/button.tsx'
import { ListRow } from '../../ui/list-row.tsx'
import { RowList } from '../../ui/row-list.tsx'
import { useLiveQuery } from '../../ui/use-live-query.ts'
import { useCommunity } from '../session/community-context.ts'
import { CategoryIcon } from '../market/category-icon.tsx'
import { listingHref } from '../market/listing-href.ts'
import { useLastKnown } from '../market/use-last-known.ts'
import { useListingWords } from '../market/use-listing-words.ts'
import { fitWords } from './fit-words.ts'
import { joinQueries } from './join-queries.ts'
import s from './match.module.css'

const shownAtFirst = 10

/** Notices that fit in one direction only. They are no match and are never called one (RULES 5). */
export const OneWayRows = ({ rows }: { readonly rows: readonly OneWayRow[] }) => {
  const [limit, setLimit] = useState(shownAtFirst)
  const shown = useLastKnown(useOneWays(useMemo(() => rows.slice(0, limit), [rows, limit])))
  if (shown === undefined) return null
  return (
    <>
      <RowList>{shown.map(view => <Row key={view.row.id} view={view} />)}</RowList>
      {rows.length > limit && <Button look="secondary" onClick={() => { setLimit(before => before + shownAtFirst) }}><Trans>Show more</Trans></Button>}
    </>
  )
}

interface View {
  readonly row: OneWayRow
  readonly mine: ListingState
  readonly theirs: ListingState
  readonly other: MemberState
}

const isWhole = (view: { readonly [K in keyof View]: View[K] | null | undefined }): view is View => Object.values(view).every(part => part !== null && part !== undefined)

const useOneWays = (rows: readonly OneWayRow[]): readonly View[] | undefined => {
  const { queries } = useCommunity()
  const mine = useLiveQuery(useMemo(() => joinQueries(rows.map(row => queries.listing(row.mine))), [queries, rows]))
  const theirs = useLiveQuery(useMemo(() => joinQueries(rows.map(row => queries.listing(row.theirs))), [queries, rows]))
  const others = useLiveQuery(useMemo(() => joinQueries(rows.map(row => queries.member(row.other))), [queries, rows]))
  return useMemo(() => {
    if (mine === undefined || theirs === undefined || others === undefined) return undefined
    return rows.flatMap((row, index) => {
      const view = { row, mine: mine[index], theirs: theirs[index], other: others[index] }
      return isWhole(view) ? [view] : []
    })
  }, [rows, mine, theirs, others])
}

const Row = ({ view: { row, mine, theirs, other } }: { readonly view: View }) => {
  const { i18n } = useLingui()
  const words = useListingWords()
  const { name } = other
  const { title } = mine
  const why = i18n._(fitWords[row.fit as Fit])
  return (
    <ListRow
      href={listingHref(theirs.listing)}
      start={<CategoryIcon category={theirs.category} />}
      title={theirs.title}
      note={
        <>
          <span className={s['worth']}>{words.amount(theirs)}</span>{' '}
          {row.direction === 'they-have'
            ? <Trans>{name} can give it. You want “{title}”: {why}</Trans>
            : <Trans>{name} wants it. You can give “{title}”: {why}</Trans>}
        </>
      }
    />
  )
}
