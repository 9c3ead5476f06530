import { Trans, useLingui } from '@lingui/react/macro'
import { Link } from 'wouter'
import { isLive } from '../../domain/market/agreement-fold.ts'
import type { AgreementState } from '../../domain/market/market-state.ts'
import { Badge } from '../../ui/badge.tsx'
import { IconClock, IconPerson } from '../../ui/icons.tsx'
import { useLiveQuery } from '../../ui/use-live-query.ts'
import { useCommunity } from '../session/community-context.ts'
import { otherParty } from './parties.ts'
import { useNames } from './use-names.ts'
import s from './agreement-screen.module.css'

/** What one side said and the other has not touched for so long is said to be that side's word only (RULES 6). */
const silenceMs = 14 * 86_400_000

/** Whose turn it is, at a glance, and since when it is theirs. */
export const TurnLine = ({ agreement, now }: { readonly agreement: AgreementState; readonly now: number }) => {
  const { t } = useLingui()
  const { me, format } = useCommunity()
  const nameOf = useNames()
  const { turns, terms, changedAt, status } = agreement
  if (!isLive(status) || turns.length === 0) return null
  const other = nameOf(otherParty(terms, me))
  const since = format.relativeDay(format.dayOf(changedAt), format.dayOf(now))
  const isMine = turns.includes(me)
  const isSilent = status !== 'proposed' && turns.length === 1 && now - changedAt >= silenceMs
  const speaker = terms.parties.find(party => !turns.includes(party)) ?? me
  const speakerName = nameOf(speaker)
  const awaited = format.list(turns.map(nameOf))
  return (
    <div className={s['turns']}>
      {isMine && turns.length === terms.parties.length && <Badge tone="terracotta" icon={<IconPerson size={20} />}><Trans>Your turn, and {other}’s</Trans></Badge>}
      {isMine && turns.length < terms.parties.length && <Badge tone="terracotta" icon={<IconPerson size={20} />}><Trans>Your turn</Trans></Badge>}
      {!isMine && <Badge tone="maize" icon={<IconClock size={20} />}>{t`Waiting for ${awaited}`}</Badge>}
      <span className={s['muted']}>{t`last change: ${since}`}</span>
      {isSilent && <p className={s['muted']}>{speaker === me ? <Trans>So far only you have said it. It never completes by itself: talk to {other}.</Trans> : <Trans>So far only {speakerName} has said it. It never completes by itself.</Trans>}</p>}
      {!isMine && terms.parties.includes(me) && <NotSentYet />}
    </div>
  )
}

/** The other cannot answer what has not left this phone. */
const NotSentYet = () => {
  const { queries } = useCommunity()
  const sync = useLiveQuery(queries.sync())
  if (!sync || sync.waiting === 0) return null
  return <p className={s['muted']}><Trans>Not everything you wrote has left this phone yet. <Link href="/community/sync">See why</Link></Trans></p>
}
