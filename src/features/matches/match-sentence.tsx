import { Trans, useLingui } from '@lingui/react/macro'
import type { ExplainedItem } from '../../domain/matching/explain.ts'
import { fitWords } from './fit-words.ts'

export interface MatchSentenceProps {
  readonly item: ExplainedItem
  /** The thing is this member's own, and the want the other's. */
  readonly isMine: boolean
  readonly otherName: string
}

/** Why a thing was set beside a want: "Bob wants “велик”: a similar name". */
export const MatchSentence = ({ item: { want, fit }, isMine, otherName }: MatchSentenceProps) => {
  const { i18n } = useLingui()
  const { title } = want
  const why = i18n._(fitWords[fit])
  return isMine ? <Trans>{otherName} wants “{title}”: {why}</Trans> : <Trans>You want “{title}”: {why}</Trans>
}
