import { createChecker } from '../../src/core/codec/check-entry.ts'
import { InstallCore } from '../../src/core/install/install-core.ts'
import { createVerifier } from '../../src/core/keys/signature.ts'
import type { Carriers } from '../../src/core/ports/carriers.ts'
import type { SelfStatus, SyncStatus } from '../../src/core/ports/ledger-index.ts'
import type { SyncTarget } from '../../src/core/ports/sync-target.ts'
import type { StorageFault } from '../../src/core/ports/vault.ts'
import { assert } from '../../src/domain/base/assert.ts'
import type { CellId, EntryId } from '../../src/domain/ledger/entry.ts'
import { MemoryDocumentStores } from '../contract/memory-documents.ts'
import { MemoryLedgerIndexes, type MemoryLedgerIndex } from '../contract/memory-ledger-index.ts'
import { MemoryVaults } from '../contract/memory-vault.ts'
import { must } from '../contract/must.ts'
import { DirectoryDisk, MemoryDirectory } from './memory-directory.ts'
import { MemoryLocks } from './memory-lock.ts'

/** What one install rests on, whichever of its tabs is open. */
class Install {
  readonly vaults = new MemoryVaults()
  readonly indexes = new MemoryLedgerIndexes()
  readonly documents = new MemoryDocumentStores()
  readonly locks = new MemoryLocks()
  readonly directory = new MemoryDirectory(new DirectoryDisk(), (cell) =>
    Promise.all([this.vaults.delete(cell), this.indexes.delete(cell), this.documents.delete(cell)]),
  )
}

/** One tab of one install, with everything but the network and the browser: its core, and what it rests on. */
export class Phone {
  readonly install: Install
  readonly core: InstallCore
  readonly targetByCell = new Map<CellId, SyncTarget>()
  readonly faults: StorageFault[] = []
  readonly bugs: unknown[] = []
  /** What the carriers of each community were told. */
  readonly relays: (readonly string[])[] = []
  rereads = 0
  syncs = 0
  now = Date.UTC(2026, 10, 20, 9)

  private constructor(install: Install, core: (phone: Phone) => InstallCore) {
    this.install = install
    this.core = core(this)
  }

  /** With an install: another tab of it, or the same after the app was closed. */
  static async create(install = new Install()): Promise<Phone> {
    const checker = createChecker({ verify: await createVerifier() })
    const { directory, vaults, indexes, documents, locks } = install
    return new Phone(
      install,
      (phone) =>
        new InstallCore({
          stores: {
            directory,
            createVault: (start) => vaults.create(start),
            openVault: (cell) => vaults.open(cell),
            openIndex: (cell) => indexes.open(cell),
            openDocuments: (cell) => documents.open(cell),
          },
          checker,
          lock: locks.of(phone),
          startCarriers: (target) => phone.#carriers(target),
          now: () => phone.now,
          whenIdle: (work) => void setTimeout(work, 0),
          onFault: (fault) => void phone.faults.push(fault),
          onBug: (bug) => void phone.bugs.push(bug),
        }),
    )
  }

  get vaults(): MemoryVaults {
    return this.install.vaults
  }

  get indexes(): MemoryLedgerIndexes {
    return this.install.indexes
  }

  /** Another tab. */
  tab(): Promise<Phone> {
    return Phone.create(this.install)
  }

  /** The app is ended without a word, and started again. */
  async restart(cell: CellId): Promise<Phone> {
    this.install.locks.frozen.add(this)
    const again = await this.tab()
    must(await again.core.takeOver(cell))
    return again
  }

  target(cell: CellId): SyncTarget {
    const target = this.targetByCell.get(cell)
    assert(target !== undefined, 'the community is not open here')
    return target
  }

  async index(cell: CellId): Promise<MemoryLedgerIndex> {
    return must(await this.indexes.open(cell))
  }

  async rows(cell: CellId) {
    return must(await (await this.index(cell)).readAll())
  }

  async self(cell: CellId): Promise<SelfStatus | undefined> {
    return (await this.index(cell)).status('self')
  }

  async sync(cell: CellId): Promise<SyncStatus | undefined> {
    return (await this.index(cell)).status('sync')
  }

  /** Per number, the ids this device has signed, as they rest. */
  async ownEntries(cell: CellId): Promise<readonly (readonly [seq: number, id: EntryId])[]> {
    const vault = must(await this.vaults.open(cell))
    const keys = must(await vault.readDeviceKeys())
    return must(await vault.readEntriesOf(keys?.device ?? '', 1, 10_000)).map(({ seq, id }) => [seq, id] as const)
  }

  #carriers(target: SyncTarget): Carriers {
    this.targetByCell.set(target.epoch, target)
    return {
      setRelays: (relays) => void this.relays.push(relays),
      syncNow: () => {
        this.syncs += 1
      },
      reread: () => {
        this.rereads += 1
      },
      stop: () => Promise.resolve(),
    }
  }
}

/** Two phones meet: each takes what it lacks, until neither lacks anything. */
export const meet = async (cell: CellId, one: Phone, other: Phone): Promise<void> => {
  for (let moved = true; moved; ) {
    moved = false
    for (const [from, to] of [[one.target(cell), other.target(cell)], [other.target(cell), one.target(cell)]] as const) {
      const lacking = await from.lacking(to.heads(), 'all')
      if (lacking.length === 0) continue
      await to.receive({ wires: lacking.map(({ wire }) => wire), cursor: null, from: 'meeting' })
      moved = true
    }
  }
}
