import { useLocation } from 'wouter'
import type { CellId } from '../../domain/ledger/entry.ts'
import { useInstall } from './install-context.ts'

/** Makes a community the one on the screen, and goes to its first page. */
export const useOpenCell = (): ((cell: CellId | null) => Promise<void>) => {
  const { putSettings } = useInstall()
  const [, navigate] = useLocation()
  return async (cell) => {
    await putSettings({ currentCell: cell })
    navigate('/', { replace: true })
  }
}
