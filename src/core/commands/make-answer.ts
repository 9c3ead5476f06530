import { err, ok } from '../../domain/base/result.ts'
import type { Value } from '../../domain/base/value.ts'
import { compareLedgerOrder, maxRefs, type EntryId, type MemberId } from '../../domain/ledger/entry.ts'
import { bodyOf, isAccepted, isOf } from '../../domain/ledger/held.ts'
import { foldAgreement } from '../../domain/market/agreement-fold.ts'
import { bodyFrom } from '../cell/bodies.ts'
import type { Copy } from '../cell/copy.ts'
import type { Draft } from '../cell/draft.ts'
import type { Done } from './commands.ts'
import { sealForParties } from './seal-for-parties.ts'

type Plain = 'agreement.sign' | 'agreement.decline'

/** An act on an agreement names it and what the others did to it, so that the judge sees what its author saw. */
const answerRefs = (copy: Copy, agreement: EntryId): readonly EntryId[] => {
  const others = copy.actsOn(agreement).filter(({ entry }) => entry.device !== copy.device && entry.id !== agreement)
  return [agreement, ...others.map(({ entry }) => entry.id).slice(-(maxRefs - 1))]
}

const partiesOf = ({ copy, agreement }: AnswerContext): readonly MemberId[] | undefined => {
  const held = copy.ledger.find(agreement)
  return held !== undefined && isAccepted(held) && isOf(held, 'agreement.propose') ? held.act.body.terms.parties : undefined
}

export interface AnswerContext {
  readonly copy: Copy
  readonly agreement: EntryId
}

const answer = ({ copy, agreement }: AnswerContext, kind: Draft['kind'], fields: Readonly<Record<string, Value | null>>): Done<Draft> =>
  ok({ kind, refs: answerRefs(copy, agreement), body: bodyFrom(fields) })

export const makeAnswer = (context: AnswerContext, kind: Plain): Done<Draft> => answer(context, kind, {})

export const makeCancel = async (context: AnswerContext, reason: string): Promise<Done<Draft>> => {
  const parties = partiesOf(context)
  if (parties === undefined) return err({ type: 'not-found' })
  const sealed = await sealForParties(context.copy, parties, { name: 'reason', text: reason })
  return sealed.ok ? answer(context, 'agreement.cancel', { reason: sealed.value }) : sealed
}

export const makeHandover = (context: AnswerContext, leg: number): Done<Draft> => {
  const said = returnToSettle(context, leg)
  if (said === undefined) return answer(context, 'handover.confirm', { leg })
  const { copy, agreement } = context
  const others = answerRefs(copy, agreement).slice(1).filter((id) => !said.all.has(id))
  const refs = [agreement, said.settled, ...others.slice(-(maxRefs - 2))]
  return ok({ kind: 'handover.confirm', refs, body: bodyFrom({ leg }), isExact: true })
}

/**
 * Of a leg that settles damage or loss: the other's newest return that says this amount, and all there are of the loan.
 * The confirmation names the one and no other, for it is one of that amount (SPEC A17).
 */
const returnToSettle = ({ copy, agreement }: AnswerContext, leg: number): { readonly settled: EntryId; readonly all: ReadonlySet<EntryId> } | undefined => {
  const proposal = copy.ledger.find(agreement)
  if (proposal === undefined || !isAccepted(proposal) || !isOf(proposal, 'agreement.propose')) return undefined
  const acts = copy.actsOn(agreement)
  const state = foldAgreement(proposal, acts).legs.find(({ index }) => index === leg)
  if (state === undefined || state.settles === null) return undefined
  const returns = acts.filter((act) => isOf(act, 'return.confirm')).filter((act) => bodyOf(act).leg === state.settles)
  const same = returns.filter((act) => act.entry.device !== copy.device && bodyOf(act).owed === state.leg.value)
  const settled = same.toSorted((a, b) => compareLedgerOrder(a.entry, b.entry)).at(-1)
  return settled === undefined ? undefined : { settled: settled.entry.id, all: new Set(returns.map(({ entry }) => entry.id)) }
}

export const makeReturn = async (
  context: AnswerContext,
  { leg, owed, inspection }: { readonly leg: number; readonly owed: number; readonly inspection: string },
): Promise<Done<Draft>> => {
  const parties = partiesOf(context)
  if (parties === undefined) return err({ type: 'not-found' })
  const sealed = await sealForParties(context.copy, parties, { name: 'inspection', text: inspection })
  return sealed.ok ? answer(context, 'return.confirm', { leg, owed, inspection: sealed.value }) : sealed
}
