import { ok, type Result } from '../../domain/base/result.ts'
import type { Entry } from '../../domain/ledger/entry.ts'
import { Ledger } from '../../domain/ledger/ledger.ts'
import type { StorageFault } from '../ports/vault.ts'
import { batchSize } from './batch-size.ts'
import type { CellDeps } from './cell-deps.ts'
import { Copy } from './copy.ts'

export interface ReadAnew {
  readonly fresh: Copy
  /** Entries whose bytes are not what was signed, as a report names them. */
  readonly failed: readonly string[]
}

/** A copy from nothing but the vault's bytes, every signature among them checked again. */
export const readAnew = async ({ cell, keys, vault, checker }: Pick<CellDeps, 'cell' | 'keys' | 'vault' | 'checker'>): Promise<Result<ReadAnew, StorageFault>> => {
  const fresh = new Copy(new Ledger(cell, { own: keys.device }), keys.device)
  const failed: string[] = []
  const read = await vault.readEntries(batchSize, async (batch) => {
    const entries: Entry[] = []
    for (const [index, result] of (await checker.checkAll(batch.map(({ wire }) => wire))).entries()) {
      if (result.ok && result.value.id === batch[index]!.id) entries.push(result.value)
      else failed.push(`entries ${batch[index]!.id}`)
    }
    fresh.add(entries)
  })
  return read.ok ? ok({ fresh, failed }) : read
}
