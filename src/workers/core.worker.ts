import { expose } from 'comlink'
import { createChecker } from '../core/codec/check-entry.ts'
import type { Commands } from '../core/commands/commands.ts'
import { InstallCore } from '../core/install/install-core.ts'
import { createVerifier } from '../core/keys/signature.ts'
import type { StorageFault } from '../core/ports/vault.ts'
import { err, ok, type Result } from '../domain/base/result.ts'
import { openDirectory } from '../storage/directory.ts'
import { openFeedDocuments } from '../storage/feed-documents.ts'
import { openLedgerIndex } from '../storage/ledger-index.ts'
import { createVault, openVault } from '../storage/vault.ts'
import { createRelayLinks } from '../sync/relay-links.ts'
import { webSyncDeps } from '../sync/web-sync-deps.ts'
import { tellBug, tellFault, tellUnhandled } from './tell-fault.ts'
import { createWebWriterLock } from './web-writer-lock.ts'

/** Idle enough for work that can wait: after whatever messages and storage events are queued now. */
const idlePauseMs = 5

tellUnhandled()

const lock = createWebWriterLock()

const start = async (): Promise<Result<Commands, StorageFault>> => {
  const directory = await openDirectory()
  if (!directory.ok) return directory
  const verify = await createVerifier()
  const deps = webSyncDeps({ verify, network: self, onBug: tellBug })
  return ok(
    new InstallCore({
      stores: { directory: directory.value, createVault, openVault, openIndex: openLedgerIndex, openDocuments: openFeedDocuments },
      checker: createChecker({ verify }),
      lock,
      startCarriers: (target) => createRelayLinks({ target, deps }),
      now: () => Date.now(),
      whenIdle: (work) => void setTimeout(work, idlePauseMs),
      onFault: tellFault,
      onBug: tellBug,
    }),
  )
}

let starting: Promise<Result<Commands, StorageFault>> | undefined

/** Calls wait until the core is there, so that none is lost while it starts. Where it cannot, the next call tries again. */
const started = async (): Promise<Result<Commands, StorageFault>> => {
  const trying = (starting ??= start())
  const core = await trying
  if (!core.ok && starting === trying) starting = undefined
  return core
}

const commands: Commands = new Proxy({} as Commands, {
  get: (_, name: keyof Commands) => (name as string) === 'then' ? undefined : async (...args: readonly unknown[]): Promise<unknown> => {
    const core = await started()
    if (!core.ok) return err({ type: 'storage', fault: core.error })
    return (core.value[name] as (...given: readonly unknown[]) => unknown).apply(core.value, args as unknown[])
  },
})

void started()
expose(commands)
