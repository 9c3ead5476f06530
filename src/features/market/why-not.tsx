import { useMemo } from 'react'
import { Trans } from '@lingui/react/macro'
import { Link } from 'wouter'
import type { MemberId } from '../../domain/ledger/entry.ts'
import type { Mode } from '../../domain/market/market-state.ts'
import { useLiveQuery } from '../../ui/use-live-query.ts'
import { matchHref } from '../matches/match-href.ts'
import { NoMatchReasons } from '../matches/no-match-reasons.tsx'
import { useNoMatchReasons } from '../matches/use-no-match-reasons.ts'
import { useCommunity } from '../session/community-context.ts'
import s from './market.module.css'

/** Why nothing fits with another member; or what does fit, though not this notice. */
export const WhyNot = ({ member }: { readonly member: MemberId }) => {
  const { queries } = useCommunity()
  const other = useLiveQuery(useMemo(() => queries.member(member), [queries, member]))
  const reasons = useNoMatchReasons(member)
  if (other === undefined || other === null || reasons === undefined) return null
  const { name } = other
  if (reasons.length === 0) return <OtherThings member={member} name={name} />
  return (
    <details className={s['whyNot']}>
      <summary><Trans>Why does nothing fit with {name}?</Trans></summary>
      <NoMatchReasons reasons={reasons} otherName={name} />
    </details>
  )
}

const OtherThings = ({ member, name }: { readonly member: MemberId; readonly name: string }) => {
  const kept = usePairIn('permanent', member)
  const borrowed = usePairIn('temporary', member)
  const pair = kept ?? borrowed
  if (pair === undefined) return null
  return <p><Trans>Something else fits better with {name}: <Link href={matchHref(pair)}>see what</Link>.</Trans></p>
}

const usePairIn = (mode: Mode, member: MemberId): string | undefined => {
  const { queries } = useCommunity()
  const pairs = useLiveQuery(useMemo(() => queries.pairs(mode), [queries, mode]))
  return pairs?.find(({ other }) => other === member)?.id
}
