import { Trans } from '@lingui/react/macro'
import type { MemberId } from '../../domain/ledger/entry.ts'
import type { Sealed } from '../../domain/ledger/sealed.ts'
import { IconLock } from '../../ui/icons.tsx'
import { LiveStatus } from '../../ui/live-status.tsx'
import { useLiveQuery } from '../../ui/use-live-query.ts'
import { useCommunity } from '../session/community-context.ts'
import s from './sealed-text.module.css'

export interface SealedTextProps {
  readonly sealed: Sealed
  /** Who wrote the entry it stands in. */
  readonly by: MemberId
  readonly isParty: boolean
}

/** A text that only the parties can open (RULES 15), or that it is one. */
export const SealedText = ({ sealed, by, isParty }: SealedTextProps) => {
  const text = useLiveQuery(useCommunity().queries.opened(sealed.hash, by))
  if (text === undefined) return null
  if (text !== null) return <span className={s['text']}>{text}</span>
  return (
    <LiveStatus icon={<IconLock size={20} />}>
      {isParty ? <Trans>sealed to another of your phones</Trans> : <Trans>only the two of them can read this</Trans>}
    </LiveStatus>
  )
}
