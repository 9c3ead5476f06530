import type { MessageDescriptor } from '@lingui/core'
import { msg } from '@lingui/core/macro'
import { useLingui } from '@lingui/react'
import type { AgreementStatus } from '../../domain/market/market-state.ts'
import { Badge, type BadgeProps } from '../../ui/badge.tsx'

/** What any member may see of an agreement: its status in a word or two. */
export const StatusBadge = ({ status }: { readonly status: AgreementStatus }) => {
  const { i18n } = useLingui()
  return <Badge tone={looks[status].tone}>{i18n._(looks[status].word)}</Badge>
}

const looks: Record<AgreementStatus, { readonly word: MessageDescriptor; readonly tone: BadgeProps['tone'] }> = {
  'proposed': { word: msg`Proposed`, tone: 'maize' },
  'active': { word: msg`Signed by both`, tone: 'lake' },
  'handed-over': { word: msg`Handed over`, tone: 'lake' },
  'completed': { word: msg`Completed`, tone: 'leaf' },
  'declined': { word: msg`Declined`, tone: 'plain' },
  'withdrawn': { word: msg`Withdrawn`, tone: 'plain' },
  'cancelled': { word: msg`Called off`, tone: 'plain' },
  'disputed': { word: msg`In dispute`, tone: 'danger' },
}
