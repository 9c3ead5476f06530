import { useMemo } from 'react'
import { Plural, Trans, useLingui } from '@lingui/react/macro'
import type { Mode } from '../../domain/market/market-state.ts'
import { IconSwap } from '../../ui/icons.tsx'
import { ListRow } from '../../ui/list-row.tsx'
import { Page } from '../../ui/page.tsx'
import { RowList } from '../../ui/row-list.tsx'
import { Tabs } from '../../ui/tabs.tsx'
import { useLiveQuery } from '../../ui/use-live-query.ts'
import { useCommunity } from '../session/community-context.ts'
import { EveryonesListings } from './everyones-listings.tsx'
import { OwnSide } from './own-side.tsx'
import { useMode } from './use-mode.ts'
import s from './market.module.css'

/** What I want and what I can give, to keep or to borrow, and what the others have put up. */
export const MarketScreen = () => {
  const { t } = useLingui()
  const [mode, setMode] = useMode()
  return (
    <Page title={t({ message: 'Market', context: 'navigation' })} lead={<Trans>Say what you want and what you can give. Your phone finds what fits.</Trans>}>
      <Tabs<Mode>
        label={t`For good or for a time`}
        tabs={[{ id: 'permanent', label: <Trans>To keep</Trans> }, { id: 'temporary', label: <Trans>To borrow</Trans> }]}
        selected={mode}
        onSelect={setMode}
      >
        <MarketOf key={mode} mode={mode} />
      </Tabs>
    </Page>
  )
}

const MarketOf = ({ mode }: { readonly mode: Mode }) => {
  const { queries, me } = useCommunity()
  const own = useLiveQuery(useMemo(() => queries.listingsOf(me, mode), [queries, me, mode]))
  const matches = useLiveQuery(useMemo(() => queries.matchCounts(mode), [queries, mode]))
  if (own === undefined || matches === undefined) return null
  const { pairs, oneWays } = matches
  return (
    <>
      <RowList>
        <ListRow
          href={`/matches?mode=${mode}`}
          start={<IconSwap />}
          title={pairs === 0 ? <Trans>Nothing fits yet</Trans> : <Plural value={pairs} one="It fits with # person" other="It fits with # people" />}
          note={oneWays === 0
            ? <Trans>Your phone compares your notices with everyone’s.</Trans>
            : <Plural value={oneWays} one="And # notice that fits one way only" other="And # notices that fit one way only" />}
        />
      </RowList>
      <div className={s['sides']}>
        {(['want', 'offer'] as const).map(side => <OwnSide key={side} side={side} mode={mode} listings={own.filter(listing => listing.side === side)} />)}
      </div>
      <EveryonesListings mode={mode} />
    </>
  )
}
