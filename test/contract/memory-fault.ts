import type { StorageFault } from '../../src/core/ports/vault.ts'
import { err, ok, type Result } from '../../src/domain/base/result.ts'

/** A fault to be given instead of an answer: set it to fill the disk, clear it to make room again. */
export interface FaultSwitch {
  fault: StorageFault | undefined
}

/** One transaction of a memory double: not before the next turn, and nothing at all under a fault. */
export const inMemory = async <T>(faults: FaultSwitch, isClosed: () => boolean, work: () => T): Promise<Result<T, StorageFault>> => {
  // Storage never answers at once; a double that did would hide orderings that only fail on the real thing.
  await Promise.resolve()
  if (isClosed()) return err({ type: 'storage-closed' })
  if (faults.fault !== undefined) return err(faults.fault)
  return ok(work())
}
