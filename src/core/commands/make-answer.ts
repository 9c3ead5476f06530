import { err, ok } from '../../domain/base/result.ts'
import type { Value } from '../../domain/base/value.ts'
import { maxRefs, type EntryId, type MemberId } from '../../domain/ledger/entry.ts'
import { isAccepted, isOf } from '../../domain/ledger/held.ts'
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
  const sealed = await sealForParties(context.copy.ledger, parties, { name: 'reason', text: reason })
  return sealed.ok ? answer(context, 'agreement.cancel', { reason: sealed.value }) : sealed
}

export const makeHandover = (context: AnswerContext, leg: number): Done<Draft> => answer(context, 'handover.confirm', { leg })

export const makeReturn = async (
  context: AnswerContext,
  { leg, owed, inspection }: { readonly leg: number; readonly owed: number; readonly inspection: string },
): Promise<Done<Draft>> => {
  const parties = partiesOf(context)
  if (parties === undefined) return err({ type: 'not-found' })
  const sealed = await sealForParties(context.copy.ledger, parties, { name: 'inspection', text: inspection })
  return sealed.ok ? answer(context, 'return.confirm', { leg, owed, inspection: sealed.value }) : sealed
}
