import { InstallCore } from '../../src/core/install/install-core.ts'
import { createChecker } from '../../src/core/codec/check-entry.ts'
import { createVerifier } from '../../src/core/keys/signature.ts'
import type { Carriers } from '../../src/core/ports/carriers.ts'
import type { SyncTarget } from '../../src/core/ports/sync-target.ts'
import type { StorageFault } from '../../src/core/ports/vault.ts'
import type { CellId } from '../../src/domain/ledger/entry.ts'
import { MemoryDirectory } from './memory-directory.ts'
import { MemoryDocumentStores } from '../contract/memory-documents.ts'
import { MemoryLedgerIndexes } from '../contract/memory-ledger-index.ts'
import { MemoryVaults } from '../contract/memory-vault.ts'

/** One install with everything but the network and the browser: its core, and what it rests on. */
export class Phone {
  readonly vaults = new MemoryVaults()
  readonly indexes = new MemoryLedgerIndexes()
  readonly documents = new MemoryDocumentStores()
  readonly directory = new MemoryDirectory()
  readonly targetByCell = new Map<CellId, SyncTarget>()
  readonly faults: StorageFault[] = []
  readonly bugs: unknown[] = []
  now = Date.UTC(2026, 10, 20, 9)
  readonly core: InstallCore

  private constructor(core: (phone: Phone) => InstallCore) {
    this.core = core(this)
  }

  static async create(): Promise<Phone> {
    const checker = createChecker({ verify: await createVerifier() })
    return new Phone(
      (phone) =>
        new InstallCore({
          stores: {
            directory: phone.directory,
            createVault: (start) => phone.vaults.create(start),
            openVault: (cell) => phone.vaults.open(cell),
            openIndex: (cell) => phone.indexes.open(cell),
            openDocuments: (cell) => phone.documents.open(cell),
          },
          checker,
          lock: { acquire: () => Promise.resolve('writer'), release: () => undefined },
          startCarriers: (target): Carriers => {
            phone.targetByCell.set(target.epoch, target)
            return { setRelays: () => undefined, syncNow: () => undefined, reread: () => undefined, stop: () => Promise.resolve() }
          },
          now: () => phone.now,
          whenIdle: (work) => void setTimeout(work, 0),
          onFault: (fault) => void phone.faults.push(fault),
          onBug: (bug) => void phone.bugs.push(bug),
        }),
    )
  }
}

/** Two phones meet: each takes what it lacks, until neither lacks anything. */
export const meet = async (cell: CellId, one: Phone, other: Phone): Promise<void> => {
  const [a, b] = [one.targetByCell.get(cell)!, other.targetByCell.get(cell)!]
  for (let moved = true; moved; ) {
    moved = false
    for (const [from, to] of [[a, b], [b, a]] as const) {
      const lacking = await from.lacking(to.heads(), 'all')
      if (lacking.length === 0) continue
      await to.receive({ wires: lacking.map(({ wire }) => wire), cursor: null, from: 'meeting' })
      moved = true
    }
  }
}
