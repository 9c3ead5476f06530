import type { MessageDescriptor } from '@lingui/core'
import { msg } from '@lingui/core/macro'
import { useLingui } from '@lingui/react/macro'
import type { MemberId } from '../../domain/ledger/entry.ts'
import type { AgreementState } from '../../domain/market/market-state.ts'
import { TimelineSteps } from '../../ui/timeline-steps.tsx'
import { useCommunity } from '../session/community-context.ts'
import { timelineOf, type AgreementStep } from './timeline-of.ts'
import { useNames } from './use-names.ts'

export const AgreementTimeline = ({ agreement }: { readonly agreement: AgreementState }) => {
  const { t, i18n } = useLingui()
  const noteOf = useStepNote(agreement)
  return (
    <TimelineSteps
      label={t`How far it is`}
      stateWords={{ done: t`done`, current: t`now`, next: t`later`, stopped: t`stopped` }}
      steps={timelineOf(agreement).map(step => ({ key: step.key, label: i18n._(labels[step.key]), note: noteOf(step), state: step.state }))}
    />
  )
}

const labels: Record<AgreementStep['key'], MessageDescriptor> = {
  'proposed': msg`Proposed`,
  'signed': msg`Signed by both`,
  'handed-over': msg`Handed over`,
  'returned': msg`Returned`,
  'settled': msg`Damage or loss settled`,
  'disputed': msg`In dispute`,
  'completed': msg`Completed`,
  'declined': msg`Declined`,
  'withdrawn': msg`Withdrawn`,
  'cancelled': msg`Called off`,
}

/** Who and when, or how many of the parts. */
const useStepNote = ({ proposer, proposedAt, changedAt, terms, signedBy, calledOffBy }: AgreementState): ((step: AgreementStep) => string | undefined) => {
  const { t } = useLingui()
  const { format } = useCommunity()
  const nameOf = useNames()
  const dateOf = (at: number) => format.date(format.dayOf(at))
  const namesOf = (members: readonly MemberId[]) => format.list(members.map(nameOf))
  const missing = namesOf(terms.parties.filter(party => !signedBy.includes(party)))
  const day = format.date(terms.day, 'weekday')
  return ({ key, state, of }) => {
    if (of !== undefined && state !== 'done') {
      const [done, total] = [format.number(of.done), format.number(of.total)]
      return t`${done} of ${total}`
    }
    switch (key) {
      case 'proposed': return `${nameOf(proposer)}, ${dateOf(proposedAt)}`
      case 'signed': return state === 'done' ? undefined : t`Still missing: ${missing}`
      case 'handed-over': return state === 'done' ? undefined : t`planned for ${day}`
      case 'completed': return state === 'done' ? dateOf(changedAt) : undefined
      case 'declined':
      case 'withdrawn':
      case 'cancelled': return `${namesOf(calledOffBy.map(off => off.member))}, ${dateOf(changedAt)}`
      case 'returned':
      case 'settled':
      case 'disputed': return undefined
    }
  }
}
