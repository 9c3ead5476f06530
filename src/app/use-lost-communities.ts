import { useEffect, useRef, useState } from 'react'
import type { CellId } from '../domain/ledger/entry.ts'
import { readMarker, unmark, type MarkedCommunity } from './install-marker.ts'

export interface LostCommunities {
  /** Undefined until the marker is read. */
  readonly lost: readonly MarkedCommunity[] | undefined
  /** The member has been told and goes on without them. */
  readonly giveUp: () => void
}

/** Communities that the marker remembers and the storage does not. Those that were left while the app is open are no loss. */
export const useLostCommunities = (cells: readonly { readonly cell: CellId }[] | undefined): LostCommunities => {
  const [marked, setMarked] = useState<readonly MarkedCommunity[]>()
  const seen = useRef<ReadonlySet<CellId>>(new Set())

  useEffect(() => {
    void readMarker().then(setMarked)
  }, [])

  useEffect(() => {
    if (cells === undefined) return
    const here = new Set(cells.map(({ cell }) => cell))
    const left = [...seen.current].filter((cell) => !here.has(cell))
    seen.current = here
    if (left.length === 0) return
    setMarked((before) => before?.filter(({ cell }) => !left.includes(cell)))
    void unmark(left)
  }, [cells])

  const lost = cells === undefined ? undefined : marked?.filter(({ cell }) => !cells.some((here) => here.cell === cell))
  const giveUp = () => {
    const gone = (lost ?? []).map(({ cell }) => cell)
    setMarked((before) => before?.filter(({ cell }) => !gone.includes(cell)))
    void unmark(gone)
  }
  return { lost, giveUp }
}
