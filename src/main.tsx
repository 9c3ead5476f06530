import { StrictMode } from 'react'
import { createRoot, type Root } from 'react-dom/client'
import { wrap } from 'comlink'
import { App } from './app/app.tsx'
import { createAppFaults, hearWorker } from './app/app-faults.ts'
import { BugScreen } from './app/bug-screen.tsx'
import { createPlatform } from './app/platform.ts'
import { settlingCommands } from './app/settling-commands.ts'
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
const start = async (root: Root): Promise<void> => {
  const faults = createAppFaults()
  const core = new Worker(new URL('./workers/core.worker.ts', import.meta.url), { type: 'module', name: 'core' })
  const { commands, giveUp } = settlingCommands(wrap<Commands>(core))
  hearWorker(core, { tell: faults.tell, onMissing: giveUp })
  const matcher = new Worker(new URL('./workers/matching.worker.ts', import.meta.url), { type: 'module', name: 'matching' })
  const matching = wrap<Matching>(matcher)
  hearWorker(matcher, { tell: faults.tell })
  const directory = await openDirectory()
  const settings = directory.ok ? await directory.value.settings() : undefined
  // Words first: nothing is rendered without a language.
  await activate((settings?.ok === true ? settings.value.locale : null) ?? detectLocale(navigator.languages))
  let open: OpenCellQueries | undefined
  const queriesOf = (cell: CellId): CellQueries => {
    if (open?.cell !== cell) {
      open?.close()
      // What is closed for another community fails as it should.
      open = openCellQueries(cell, (fault) => open?.cell === cell && faults.tell(fault))
      void matching.follow(cell)
    }
    return open
  }
  const install: Install = {
    queries: openInstallQueries(faults.tell),
    commands,
    queriesOf,
    putSettings: async (change) => {
      const put = directory.ok ? await directory.value.putSettings(change) : directory
      if (!put.ok) faults.tell(put.error)
    },
    faults,
    platform: await createPlatform(),
  }
  root.render(
    <StrictMode>
      <App install={install} />
    </StrictMode>,
  )
}

const place = document.getElementById('root')
assert(place !== null, 'index.html has no #root')
const root = createRoot(place)
start(root).catch((bug: unknown) => root.render(<BugScreen error={bug} />))
