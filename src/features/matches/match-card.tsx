import { Trans } from '@lingui/react/macro'
import { AvatarInitials } from '../../ui/avatar-initials.tsx'
import { Card } from '../../ui/card.tsx'
import { LinkButton } from '../../ui/link-button.tsx'
import { BandBadge } from './band-badge.tsx'
import { matchHref, proposeHref } from './match-href.ts'
import { MatchSummary } from './match-summary.tsx'
import type { PairView } from './pair-view.ts'
import { useMayPropose } from './use-may-propose.ts'
import s from './match.module.css'

/** A match in the list. */
export const MatchCard = ({ pair }: { readonly pair: PairView }) => {
  const { id, other, explanation: { band } } = pair
  const mayPropose = useMayPropose()
  return (
    <Card
      as="li"
      titleLevel={3}
      href={matchHref(id)}
      title={<span className={s['who']}><AvatarInitials name={other.name} /> {other.name}</span>}
      foot={mayPropose && <LinkButton look="primary" href={proposeHref(id)} wide><Trans>Propose</Trans></LinkButton>}
    >
      <BandBadge band={band} />
      <MatchSummary pair={pair} />
    </Card>
  )
}
