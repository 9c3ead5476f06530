import { createContext, useContext } from 'react'
import { assert } from '../../domain/base/assert.ts'
import type { CellId, MemberId } from '../../domain/ledger/entry.ts'
import type { CellState } from '../../domain/people/people-state.ts'
import type { CellQueries } from '../../core/queries/queries.ts'
import type { SelfStatus } from '../../core/ports/ledger-index.ts'
import type { Formatter } from '../../i18n/format.ts'

/** The open community, once its index has been read. Screens inside it need no loading state for these. */
export interface Community {
  readonly cell: CellId
  readonly state: CellState
  readonly self: SelfStatus
  /** This phone's member. A newcomer who waits for admission has one too. */
  readonly me: MemberId
  readonly queries: CellQueries
  /** Money, days and times in the reader's language, the cell's currency and the cell's zone. */
  readonly format: Formatter
  /** False in a second tab: screens show everything and offer no act. */
  readonly writes: boolean
}

export const CommunityContext = createContext<Community | undefined>(undefined)

export const useCommunity = (): Community => {
  const community = useContext(CommunityContext)
  assert(community !== undefined, 'a screen outside CommunityContext')
  return community
}
