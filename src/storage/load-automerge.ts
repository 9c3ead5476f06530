import { initializeWasm } from '@automerge/automerge/slim'
import wasmUrl from '@automerge/automerge/automerge.wasm?url'

let loading: Promise<void> | undefined

/** Fetches and starts Automerge's wasm on first use, once; a failed try may be tried again. */
export const loadAutomerge = (): Promise<void> => {
  loading ??= initializeWasm(wasmUrl).catch((error: unknown) => {
    loading = undefined
    throw error
  })
  return loading
}
