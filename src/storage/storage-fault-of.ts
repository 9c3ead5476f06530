import type { StorageFault } from '../core/ports/vault.ts'

/**
 * Names a thrown storage error in the three words the core knows. Dexie wraps: the quota error that ended a
 * transaction stands in `inner` or in one of `failures`, so the whole tree is looked at.
 */
export const storageFaultOf = (thrown: unknown): StorageFault => {
  const errors = errorTree(thrown, maxDepth)
  if (errors.some(isQuota)) return { type: 'storage-full' }
  if (errors.some(isDeadHandle)) return { type: 'storage-closed' }
  return { type: 'storage-failed', detail: detailOf(thrown) }
}

interface ErrorLike {
  readonly name: string
  readonly message: string
}

/** Errors may name each other in a circle. */
const maxDepth = 5

const isQuota = ({ name }: ErrorLike): boolean => name === 'QuotaExceededError'

/** A handle the browser closed behind our back. WebKit says so by an UnknownError with these words. */
const isDeadHandle = ({ name, message }: ErrorLike): boolean =>
  name === 'DatabaseClosedError' ||
  name === 'InvalidStateError' ||
  (name === 'UnknownError' && /connection.*lost/i.test(message))

const errorTree = (thrown: unknown, depth: number): readonly ErrorLike[] => {
  if (!isErrorLike(thrown) || depth === 0) return []
  const { inner, cause, failures } = thrown as { inner?: unknown; cause?: unknown; failures?: unknown }
  const below = [inner, cause, ...(Array.isArray(failures) ? (failures as unknown[]) : [])]
  return [thrown, ...below.flatMap((error) => errorTree(error, depth - 1))]
}

const isErrorLike = (thrown: unknown): thrown is ErrorLike =>
  typeof thrown === 'object' && thrown !== null && 'name' in thrown && 'message' in thrown

const detailOf = (thrown: unknown): string =>
  isErrorLike(thrown) ? `${thrown.name}: ${thrown.message}` : String(thrown)
