import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { wrap } from 'comlink'
import { App } from './app/app.tsx'
import { createPlatform } from './app/platform.ts'
import type { Commands } from './core/commands/commands.ts'
import type { CellQueries } from './core/queries/queries.ts'
import type { CellId } from './domain/ledger/entry.ts'
import { assert } from './domain/base/assert.ts'
import type { Install } from './features/session/install-context.ts'
import { activate, detectLocale } from './i18n/locale.ts'
import { openCellQueries, type OpenCellQueries } from './storage/cell-queries.ts'
import { openDirectory } from './storage/directory.ts'
import { openInstallQueries } from './storage/install-queries.ts'
import type { Matching } from './workers/matching.worker.ts'
import './ui/tokens.css'
import './ui/base.css'

/** The one place where everything is put together (DESIGN 8). */
const start = async (): Promise<void> => {
  const root = document.getElementById('root')
  assert(root !== null, 'index.html has no #root')
  const commands = wrap<Commands>(new Worker(new URL('./workers/core.worker.ts', import.meta.url), { type: 'module', name: 'core' }))
  const matching = wrap<Matching>(new Worker(new URL('./workers/matching.worker.ts', import.meta.url), { type: 'module', name: 'matching' }))
  const directory = await openDirectory()
  const settings = directory.ok ? await directory.value.settings() : undefined
  // Words first: nothing is rendered without a language.
  await activate((settings?.ok === true ? settings.value.locale : null) ?? detectLocale(navigator.languages))
  const onFault = (): void => undefined
  let open: OpenCellQueries | undefined
  const queriesOf = (cell: CellId): CellQueries => {
    if (open?.cell !== cell) {
      open?.close()
      open = openCellQueries(cell, onFault)
      void matching.follow(cell)
    }
    return open
  }
  const install: Install = {
    queries: openInstallQueries(onFault),
    commands: commands as Commands,
    queriesOf,
    putSettings: async (change) => {
      if (directory.ok) await directory.value.putSettings(change)
    },
    platform: await createPlatform(),
  }
  createRoot(root).render(
    <StrictMode>
      <App install={install} />
    </StrictMode>,
  )
}

void start()
