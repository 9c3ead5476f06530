import type { EntryId } from '../../domain/ledger/entry.ts'
import type { Kind } from '../../domain/ledger/kinds.ts'
import type { ValueMap } from '../../domain/base/value.ts'

/** What a command wants to write: the writer adds place in the chain, clock and signature. */
export interface Draft {
  readonly kind: Kind
  readonly body: ValueMap
  /** What it answers or builds on, the subject of an answer first. */
  readonly refs: readonly EntryId[]
  /** It names nothing else: what this chain has not named yet, it names in `seen` entries before. */
  readonly isExact?: boolean
}
