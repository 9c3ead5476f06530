import type { ReactNode } from 'react'
import { Trans } from '@lingui/react/macro'
import type { NoMatchReason } from '../../domain/matching/explain-no-match.ts'
import { rate } from '../../domain/matching/rate.ts'
import type { MatchListing } from '../../domain/matching/types.ts'
import { useCommunity } from '../session/community-context.ts'
import { useListingWords } from '../market/use-listing-words.ts'
import { FairWords } from './fair-words.tsx'
import s from './match.module.css'

export interface NoMatchReasonsProps {
  readonly reasons: readonly NoMatchReason[]
  readonly otherName: string
}

/** Why two people do not match, each reason in a sentence (RULES 5, why not). */
export const NoMatchReasons = ({ reasons, otherName }: NoMatchReasonsProps) => (
  <ul className={s['reasons']}>
    {reasons.map((reason, index) => (
      // Reasons have no name of their own, and the list is made anew as a whole.
      // oxlint-disable-next-line react/no-array-index-key
      <li key={index}><Reason reason={reason} name={otherName} /></li>
    ))}
  </ul>
)

const Reason = ({ reason, name }: { readonly reason: NoMatchReason; readonly name: string }): ReactNode => {
  const { me, format } = useCommunity()
  const words = useListingWords()
  switch (reason.type) {
    case 'resting':
      return reason.member === me ? <Trans>You are resting: nothing is compared for you.</Trans> : <Trans>{name} is resting: nothing is compared for them.</Trans>
    case 'no-offers':
      return reason.member === me ? <Trans>You have not said what you can give.</Trans> : <Trans>{name} has not said what they can give.</Trans>
    case 'no-wants':
      return reason.member === me ? <Trans>You have not said what you want.</Trans> : <Trans>{name} has not said what they want.</Trans>
    case 'reserved': {
      const { title } = reason.offer.state === 'reserved' ? reason.offer : reason.want
      return <Trans>It would fit, but “{title}” is promised already.</Trans>
    }
    case 'modes-differ': {
      const { offer, want } = reason
      const offered = offer.title
      const wanted = want.title
      return offer.mode === 'permanent'
        ? <Trans>“{offered}” is given to keep, “{wanted}” is wanted only to borrow.</Trans>
        : <Trans>“{offered}” is only lent, “{wanted}” is wanted to keep.</Trans>
    }
    case 'measures-differ': {
      const offered = reason.offer.title
      const wanted = reason.want.title
      return <Trans>“{offered}” and “{wanted}” would fit, but one is counted in minutes and the other in days.</Trans>
    }
    case 'categories-differ': {
      const offered = format.list(reason.offered.map(words.category))
      const wanted = format.list(reason.wanted.map(words.category))
      return reason.giver === me
        ? <Trans>You can give: {offered}. {name} wants: {wanted}.</Trans>
        : <Trans>{name} can give: {offered}. You want: {wanted}.</Trans>
    }
    case 'mixed-modes': {
      const given = reason.gives.offer.title
      const got = reason.gets.offer.title
      return <Trans>You could give “{given}” and get “{got}”, but one is to keep and the other to borrow. Talk to {name}: the phone cannot compare these.</Trans>
    }
    case 'mixed-measures': {
      const given = reason.gives.offer.title
      const got = reason.gets.offer.title
      return <Trans>You could give “{given}” and get “{got}”, but one is counted in minutes and the other in days. Talk to {name}: the phone cannot compare these.</Trans>
    }
    case 'score-too-low': {
      const given = words.thing(reason.gives.offer)
      const got = words.thing(reason.gets.offer)
      const givenWorth = worthOf(reason.gives.offer)
      const gotWorth = worthOf(reason.gets.offer)
      const near = format.percent(Math.floor(reason.score * 100) / 100)
      const enough = format.percent(0.7)
      const titleOf = (listing: string) => (listing === reason.gives.offer.listing ? reason.gives.offer.title : reason.gets.offer.title)
      return (
        <>
          {reason.mode === 'permanent'
            ? <Trans>You could give {given} ({givenWorth}) and get {got} ({gotWorth}), but the values are too far apart: {near}, and from {enough} on it fits.</Trans>
            : <Trans>You could lend {given} ({givenWorth} a day) and borrow {got} ({gotWorth} a day), but the day rates are too far apart: {near}, and from {enough} on it fits.</Trans>}
          {reason.toFair !== null && <> <FairWords change={reason.toFair} otherName={name} titleOf={titleOf} /></>}
        </>
      )
    }
  }

  function worthOf({ value, days }: MatchListing): string {
    return format.money(days === null ? value : rate(value, days))
  }
}
