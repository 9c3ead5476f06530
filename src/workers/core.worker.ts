import { expose } from 'comlink'
import { createChecker } from '../core/codec/check-entry.ts'
import { InstallCore } from '../core/install/install-core.ts'
import { createVerifier } from '../core/keys/signature.ts'
import type { Commands } from '../core/commands/commands.ts'
import { openDirectory } from '../storage/directory.ts'
import { openFeedDocuments } from '../storage/feed-documents.ts'
import { openLedgerIndex } from '../storage/ledger-index.ts'
import { createVault, openVault } from '../storage/vault.ts'
import { createRelayLinks } from '../sync/relay-links.ts'
import { webSyncDeps } from '../sync/web-sync-deps.ts'
import { createWebWriterLock } from './web-writer-lock.ts'

/** Idle enough for work that can wait: after whatever messages and storage events are queued now. */
const idlePauseMs = 5

const start = async (): Promise<Commands> => {
  const directory = await openDirectory()
  if (!directory.ok) throw new Error(`the directory cannot be opened: ${directory.error.type}`)
  const verify = await createVerifier()
  const deps = webSyncDeps({
    verify,
    network: self,
    // Thrown where nothing catches it, so that it is reported like any other bug; the link goes on.
    onBug: (bug) => queueMicrotask(() => {
      throw bug
    }),
  })
  return new InstallCore({
    stores: { directory: directory.value, createVault, openVault, openIndex: openLedgerIndex, openDocuments: openFeedDocuments },
    checker: createChecker({ verify }),
    lock: createWebWriterLock(),
    startCarriers: (target) => createRelayLinks({ target, deps }),
    now: () => Date.now(),
    whenIdle: (work) => void setTimeout(work, idlePauseMs),
  })
}

const started = start()

/** Calls wait until the core is there, so that none is lost while it starts. */
const commands: Commands = new Proxy({} as Commands, {
  get: (_, name: keyof Commands) => (name as string) === 'then' ? undefined : async (...args: readonly unknown[]): Promise<unknown> => {
    const core = await started
    return (core[name] as (...given: readonly unknown[]) => unknown).apply(core, args as unknown[])
  },
})

expose(commands)
