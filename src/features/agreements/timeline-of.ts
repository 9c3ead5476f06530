import { isHandedOver, isReturned } from '../../domain/market/agreement-fold.ts'
import type { AgreementState, AgreementStatus } from '../../domain/market/market-state.ts'

type Stop = Extract<AgreementStatus, 'declined' | 'withdrawn' | 'cancelled'>

export interface AgreementStep {
  readonly key: 'proposed' | 'signed' | 'handed-over' | 'returned' | 'settled' | 'disputed' | 'completed' | Stop
  readonly state: 'done' | 'current' | 'next' | 'stopped'
  /** Of how many parts it is done, where there are several. */
  readonly of?: { readonly done: number; readonly total: number } | undefined
}

/** From the proposal to the end, with what the agreement has behind it (RULES 6). */
export const timelineOf = (agreement: AgreementState): readonly AgreementStep[] => {
  const { status } = agreement
  const steps = stepsAhead(agreement)
  const done = steps.filter(step => step.isDone)
  if (status === 'declined' || status === 'withdrawn' || status === 'cancelled') {
    return [...done.map(({ key }): AgreementStep => ({ key, state: 'done' })), { key: status, state: 'stopped' }]
  }
  const open = steps.filter(step => !step.isDone).map(({ key, of }, index): AgreementStep => ({ key, of, state: index === 0 && status !== 'disputed' ? 'current' : 'next' }))
  const dispute: readonly AgreementStep[] = status === 'disputed' ? [{ key: 'disputed', state: 'current' }] : []
  return [...done.map(({ key }): AgreementStep => ({ key, state: 'done' })), ...dispute, ...open]
}

interface Milestone {
  readonly key: AgreementStep['key']
  readonly isDone: boolean
  readonly of?: AgreementStep['of']
}

const stepsAhead = ({ status, terms, legs, signedBy }: AgreementState): readonly Milestone[] => {
  const loans = legs.filter(leg => leg.leg.kind === 'loan')
  const debts = legs.filter(leg => leg.settles !== null)
  return [
    { key: 'proposed', isDone: true },
    { key: 'signed', isDone: signedBy.length === terms.parties.length },
    milestone('handed-over', legs.filter(leg => leg.settles === null).map(isHandedOver)),
    ...(loans.length === 0 ? [] : [milestone('returned', loans.map(isReturned))]),
    ...(debts.length === 0 ? [] : [milestone('settled', debts.map(isHandedOver))]),
    { key: 'completed', isDone: status === 'completed' },
  ]
}

const milestone = (key: AgreementStep['key'], parts: readonly boolean[]): Milestone => {
  const done = parts.filter(Boolean).length
  return { key, isDone: done === parts.length, of: parts.length > 1 && done > 0 ? { done, total: parts.length } : undefined }
}
