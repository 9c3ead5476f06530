import { compareIds } from './compare-edges.ts'
import type { MatchIndex } from './create-match-index.ts'

/** Raised whenever the same listings could match otherwise than before: a rule, a bound, a table of words or letters. */
export const matchEngineVersion = 1

export interface MatchDigestInput {
  readonly engine: number
  /** Id of the policy the matching ran under. */
  readonly policy: string
  /** The listing versions used, sorted. */
  readonly versions: readonly string[]
}

/** What names a run of the matching (M18): equal inputs, equal matches. The worker hashes its CBOR. */
export const matchDigestInput = (index: MatchIndex, policy: string): MatchDigestInput => ({
  engine: matchEngineVersion,
  policy,
  versions: [...index.byMember.values()]
    .flatMap((held) => held.map(({ listing }) => listing.version))
    .toSorted(compareIds),
})
