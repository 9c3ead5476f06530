import type { CellId } from '../../domain/ledger/entry.ts'
import { useLiveQuery } from '../../ui/use-live-query.ts'
import { useInstall } from '../session/install-context.ts'
import { useAct, type Act } from '../session/use-act.ts'
import { useOpenCell } from '../session/use-open-cell.ts'

/** Removes an example community and goes to the community listed first, or to the beginning. */
export const useRemoveExample = (cell: CellId): { readonly act: Act; readonly remove: () => Promise<void> } => {
  const { commands, queries } = useInstall()
  const cells = useLiveQuery(queries.cells())
  const open = useOpenCell()
  const act = useAct()
  const remove = async () => {
    const next = cells?.find(each => each.cell !== cell)?.cell ?? null
    const done = await act.run(() => commands.leaveCommunity(cell), { says: null })
    if (done?.ok === true) await open(next)
  }
  return { act, remove }
}
