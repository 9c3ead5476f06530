import { band } from './band.ts'
import { comparable, isSameMeasure } from './comparable.ts'
import { compareEdges } from './compare-edges.ts'
import type { MatchIndex } from './create-match-index.ts'
import { edgesAround } from './edges-around.ts'
import type { Edge } from './types.ts'

/** Edges that no pair has a use for. Never called a match (M14). */
export interface OneWay {
  /** Someone offers what I want. */
  readonly someoneHasIt: readonly Edge[]
  /** Someone wants what I offer. */
  readonly someoneNeedsIt: readonly Edge[]
}

/** Each list with the best fit first. */
export const findOneWay = (index: MatchIndex, me: string): OneWay => {
  const around = edgesAround(index, me)
  return {
    someoneHasIt: around.flatMap(({ gives, gets }) => withoutReturn(gets, gives)).toSorted(compareEdges),
    someoneNeedsIt: around.flatMap(({ gives, gets }) => withoutReturn(gives, gets)).toSorted(compareEdges),
  }
}

/** The edges whose offer no offer coming back can stand against. */
const withoutReturn = (edges: readonly Edge[], returns: readonly Edge[]): readonly Edge[] => {
  const offersBack = [...new Map(returns.map(({ offer }) => [offer.listing, offer])).values()]
  return edges.filter(({ offer }) => offersBack.every((back) => !isSameMeasure(offer, back) || band(...comparable(offer, back)) === 'none'))
}
