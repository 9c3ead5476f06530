import { useEffect, useState } from 'react'
import { mark, readMarker, type MarkedCommunity } from './install-marker.ts'

export interface MarkedEntries {
  /** Records this phone had before and does not have now: its storage is older than it was. 0 as a rule. */
  readonly missing: number
  /** The member has been told. */
  readonly dismiss: () => void
}

/**
 * Keeps the marker of an open community at the number of its records, and says when there are fewer than it remembers.
 * Undefined: nothing to mark yet, or an example that nobody would miss.
 */
export const useMarkedEntries = (community: MarkedCommunity | undefined): MarkedEntries => {
  const [before, setBefore] = useState<number>()
  const { cell, name, entries } = community ?? { cell: undefined, name: '', entries: 0 }

  useEffect(() => {
    if (cell === undefined) return undefined
    let gone = false
    const read = async () => {
      const marked = await readMarker()
      if (!gone) setBefore(marked.find((each) => each.cell === cell)?.entries ?? 0)
    }
    void read()
    return () => { gone = true }
  }, [cell])

  useEffect(() => {
    if (cell !== undefined && before !== undefined && entries >= before) void mark({ cell, name, entries })
  }, [cell, name, entries, before])

  const missing = cell === undefined || before === undefined ? 0 : Math.max(0, before - entries)
  return { missing, dismiss: () => { setBefore(0) } }
}
