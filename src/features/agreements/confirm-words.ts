import type { MessageDescriptor } from '@lingui/core'
import { msg } from '@lingui/core/macro'
import type { LegKind } from '../../domain/market/market-state.ts'
import type { LegSide } from './agreement-acts.ts'

type BySide = Readonly<Record<LegSide, MessageDescriptor>>

const thing = { giver: msg`I handed it over`, receiver: msg`I received it` }
/** What one presses to confirm one's side of a hand-over. */
export const confirmWords: Record<LegKind, BySide> = {
  keep: thing,
  loan: thing,
  service: { giver: msg`I did it`, receiver: msg`It was done for me` },
  money: { giver: msg`I gave the money`, receiver: msg`I got the money` },
}

const saidOfThing = { giver: msg`handed over`, receiver: msg`received` }
/** What is shown of it afterwards, behind a name: "Bob: received". */
export const confirmedWords: Record<LegKind, BySide> = {
  keep: saidOfThing,
  loan: saidOfThing,
  service: { giver: msg`done`, receiver: msg({ message: 'done', context: 'said by who received the service' }) },
  money: { giver: msg`money given`, receiver: msg`money received` },
}

export const returnWords: BySide = { giver: msg`It came back`, receiver: msg`I gave it back` }
