import type { ReactNode } from 'react'
import { Trans } from '@lingui/react/macro'
import type { Pair } from '../../domain/matching/types.ts'
import { Badge, type BadgeProps } from '../../ui/badge.tsx'

/** How near the two sides are, in a word. */
export const BandBadge = ({ band }: { readonly band: Pair['band'] }) => <Badge tone={tones[band]}>{words[band]()}</Badge>

const tones: Record<Pair['band'], NonNullable<BadgeProps['tone']>> = { 'equal': 'leaf', 'fair': 'lake', 'top-up': 'maize' }

const words: Record<Pair['band'], () => ReactNode> = {
  'equal': () => <Trans>equal</Trans>,
  'fair': () => <Trans>fair</Trans>,
  'top-up': () => <Trans>with a top-up</Trans>,
}
