import { useMemo } from 'react'
import { Trans, useLingui } from '@lingui/react/macro'
import type { PairRow } from '../../core/queries/match-rows.ts'
import type { ListingState } from '../../domain/market/market-state.ts'
import { AvatarInitials } from '../../ui/avatar-initials.tsx'
import { ListRow } from '../../ui/list-row.tsx'
import { RowList } from '../../ui/row-list.tsx'
import { Section } from '../../ui/section.tsx'
import { useLiveQuery } from '../../ui/use-live-query.ts'
import { BandBadge } from '../matches/band-badge.tsx'
import { matchHref } from '../matches/match-href.ts'
import { OneWayRows } from '../matches/one-way-rows.tsx'
import { usePairs } from '../matches/use-pairs.ts'
import { useCommunity } from '../session/community-context.ts'
import { useLastKnown } from './use-last-known.ts'
import { WhyNot } from './why-not.tsx'

/** What a notice fits, and for another member's notice, why nothing fits with them. */
export const ListingFit = ({ listing: { listing, mode, member } }: { readonly listing: ListingState }) => {
  const { queries, me } = useCommunity()
  const pairs = useLiveQuery(useMemo(() => queries.pairs(mode), [queries, mode]))
  const oneWays = useLiveQuery(useMemo(() => queries.oneWays(mode), [queries, mode]))
  const itsPairs = useMemo(() => pairs?.filter(({ iGive, theirWant, iGet, myWant }) => [iGive, theirWant, iGet, myWant].includes(listing)), [pairs, listing])
  const itsOneWays = useMemo(() => oneWays?.filter(({ mine, theirs }) => mine === listing || theirs === listing), [oneWays, listing])
  if (itsPairs === undefined || itsOneWays === undefined) return null
  const has = itsOneWays.filter(({ direction }) => direction === 'they-have')
  const needs = itsOneWays.filter(({ direction }) => direction === 'they-need')
  return (
    <>
      {itsPairs.length > 0 && <Section title={<Trans>It fits</Trans>}><PairRows rows={itsPairs} /></Section>}
      {has.length > 0 && <Section title={member === me ? <Trans>Someone has it</Trans> : <Trans>You want it</Trans>}><OneWayRows rows={has} /></Section>}
      {needs.length > 0 && <Section title={member === me ? <Trans>Someone needs it</Trans> : <Trans>You have it</Trans>}><OneWayRows rows={needs} /></Section>}
      {member !== me && itsPairs.length === 0 && <WhyNot member={member} />}
    </>
  )
}

const PairRows = ({ rows }: { readonly rows: readonly PairRow[] }) => {
  const { t } = useLingui()
  const pairs = useLastKnown(usePairs(rows))
  if (pairs === undefined) return null
  return (
    <RowList>
      {pairs.map(({ id, other, iGive, iGet, explanation }) => {
        const given = iGive.title
        const got = iGet.title
        return (
          <ListRow
            key={id}
            href={matchHref(id)}
            start={<AvatarInitials name={other.name} />}
            title={other.name}
            note={<>{t`You give “${given}”, you get “${got}”`} <BandBadge band={explanation.band} /></>}
          />
        )
      })}
    </RowList>
  )
}
