import { Trans } from '@lingui/react/macro'
import { Link } from 'wouter'
import type { ExplainedBundle, ExplainedItem } from '../../domain/matching/explain.ts'
import { CategoryIcon } from '../market/category-icon.tsx'
import { listingHref } from '../market/listing-href.ts'
import { useListingWords } from '../market/use-listing-words.ts'
import { MatchSentence } from './match-sentence.tsx'
import type { PairView } from './pair-view.ts'
import s from './match.module.css'

export interface MatchExchangeProps {
  readonly pair: PairView
  /** The names of the things lead to their notices; not inside a card that is a link itself. */
  readonly linked?: boolean | undefined
}

/** What goes over and what comes back, each with its value and with why it was set beside the want. */
export const MatchExchange = ({ pair, linked = false }: MatchExchangeProps) => {
  const { explanation: { gives, gets }, other } = pair
  const items = (bundle: ExplainedBundle, isMine: boolean) => bundle.items.map(item => (
    <Item key={item.offer.listing} item={item} isMine={isMine} otherName={other.name} linked={linked} />
  ))
  return (
    <div className={s['exchange']}>
      <div className={s['gives']}><p className={s['way']}><Trans>You give</Trans></p>{items(gives, true)}</div>
      <div className={s['gets']}><p className={s['way']}><Trans>You get</Trans></p>{items(gets, false)}</div>
    </div>
  )
}

interface ItemProps {
  readonly item: ExplainedItem
  readonly isMine: boolean
  readonly otherName: string
  readonly linked: boolean
}

const Item = ({ item, isMine, otherName, linked }: ItemProps) => {
  const words = useListingWords()
  const { offer } = item
  return (
    <div className={s['item']}>
      <CategoryIcon category={offer.category} />
      <div>
        <div className={s['thing']}>{linked ? <Link href={listingHref(offer.listing)}>{offer.title}</Link> : offer.title}</div>
        <div className={s['amount']}>{words.amount(offer)}</div>
        <div className={s['why']}><MatchSentence item={item} isMine={isMine} otherName={otherName} /></div>
      </div>
    </div>
  )
}
