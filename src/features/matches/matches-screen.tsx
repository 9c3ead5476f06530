import { useMemo, useState } from 'react'
import { Trans, useLingui } from '@lingui/react/macro'
import type { PairRow } from '../../core/queries/match-rows.ts'
import type { Mode } from '../../domain/market/market-state.ts'
import { Button } from '../../ui/button.tsx'
import { Page } from '../../ui/page.tsx'
import { Section } from '../../ui/section.tsx'
import { Tabs } from '../../ui/tabs.tsx'
import { useLiveQuery } from '../../ui/use-live-query.ts'
import { useCommunity } from '../session/community-context.ts'
import { marketHref } from '../market/listing-href.ts'
import { useLastKnown } from '../market/use-last-known.ts'
import { useMode } from '../market/use-mode.ts'
import { MatchCard } from './match-card.tsx'
import { NothingFits } from './nothing-fits.tsx'
import { OneWayRows } from './one-way-rows.tsx'
import { usePairs } from './use-pairs.ts'
import s from './match.module.css'

/** What fits, found by this phone alone (RULES 5). */
export const MatchesScreen = () => {
  const { t } = useLingui()
  const { queries, format } = useCommunity()
  const [mode, setMode] = useMode()
  const kept = useLiveQuery(useMemo(() => queries.pairs('permanent'), [queries]))
  const borrowed = useLiveQuery(useMemo(() => queries.pairs('temporary'), [queries]))
  const countOf = (rows: readonly PairRow[] | undefined) => (rows === undefined || rows.length === 0 ? undefined : format.number(rows.length))
  return (
    <Page
      title={t`What fits`}
      lead={<Trans>Your phone found this by itself. Nobody hears of it until you propose.</Trans>}
      back={{ href: marketHref(mode), label: t({ message: 'Market', context: 'navigation' }) }}
    >
      <Tabs<Mode>
        label={t`For good or for a time`}
        tabs={[
          { id: 'permanent', label: <Trans>To keep</Trans>, count: countOf(kept) },
          { id: 'temporary', label: <Trans>To borrow</Trans>, count: countOf(borrowed) },
        ]}
        selected={mode}
        onSelect={setMode}
      >
        <MatchesOf key={mode} mode={mode} rows={mode === 'permanent' ? kept : borrowed} />
      </Tabs>
    </Page>
  )
}

const MatchesOf = ({ mode, rows }: { readonly mode: Mode; readonly rows: readonly PairRow[] | undefined }) => {
  const { queries } = useCommunity()
  const oneWays = useLiveQuery(useMemo(() => queries.oneWays(mode), [queries, mode]))
  // Rows come in their order, with those of one category only at the end (SPEC M12).
  const byThing = useMemo(() => rows?.filter(({ fit }) => fit !== 'category-only'), [rows])
  const byCategory = useMemo(() => rows?.filter(({ fit }) => fit === 'category-only'), [rows])
  const someoneHas = useMemo(() => oneWays?.filter(({ direction }) => direction === 'they-have'), [oneWays])
  const someoneNeeds = useMemo(() => oneWays?.filter(({ direction }) => direction === 'they-need'), [oneWays])
  if (rows === undefined || byThing === undefined || byCategory === undefined || someoneHas === undefined || someoneNeeds === undefined) return null
  return (
    <>
      {rows.length === 0 && <NothingFits mode={mode} />}
      {byThing.length > 0 && <Section title={<Trans>It fits</Trans>}><MatchCards rows={byThing} /></Section>}
      {byCategory.length > 0 && (
        <Section title={<Trans>Only the category is the same</Trans>}>
          <p><Trans>The names differ. Look whether it is what you mean.</Trans></p>
          <MatchCards rows={byCategory} />
        </Section>
      )}
      {someoneHas.length > 0 && <Section title={<Trans>Someone has it</Trans>}><OneWayRows rows={someoneHas} /></Section>}
      {someoneNeeds.length > 0 && <Section title={<Trans>Someone needs it</Trans>}><OneWayRows rows={someoneNeeds} /></Section>}
    </>
  )
}

const shownAtFirst = 10

const MatchCards = ({ rows }: { readonly rows: readonly PairRow[] }) => {
  const [limit, setLimit] = useState(shownAtFirst)
  const pairs = useLastKnown(usePairs(useMemo(() => rows.slice(0, limit), [rows, limit])))
  if (pairs === undefined) return null
  return (
    <>
      <ul className={s['cards']}>{pairs.map(pair => <MatchCard key={pair.id} pair={pair} />)}</ul>
      {rows.length > limit && <Button look="secondary" onClick={() => { setLimit(before => before + shownAtFirst) }}><Trans>Show more</Trans></Button>}
    </>
  )
}
