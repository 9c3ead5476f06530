import { useSearchParams } from 'wouter'
import type { Mode } from '../../domain/market/market-state.ts'

/** The chosen tab, kept in the address so that going back finds it. */
export const useMode = (): readonly [Mode, (mode: Mode) => void] => {
  const [params, setParams] = useSearchParams()
  const mode = params.get('mode') === 'temporary' ? 'temporary' : 'permanent'
  return [mode, (next) => { setParams({ mode: next }, { replace: true }) }]
}
