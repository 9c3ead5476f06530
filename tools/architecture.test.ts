import { globSync } from 'node:fs'
import { createRequire } from 'node:module'
import { resolve } from 'node:path'
import { expect, test } from 'vitest'
import { plantFiles } from './planted-files.ts'
import { runTool } from './run-tool.ts'

const config = resolve('.dependency-cruiser.cjs')

type Cruise = { modules: { source: string }[]; summary: { violations: { from: string; rule: { name: string } }[] } }

const cruise = (folder: string): Cruise => {
  const { output } = runTool('depcruise', ['src', 'sync-server', '--config', config, '--output-type', 'json'], folder)
  return JSON.parse(output) as Cruise
}

/** One forbidden import per rule: which file, and the line in it. A rule without a case fails the test below. */
const cases: Record<string, { file: string; line: string }> = {
  'no-unresolved': { file: 'src/domain/lost.ts', line: "import './not-there.ts'" },
  'no-circular': { file: 'src/domain/ring.ts', line: "import { round } from './round.ts'; export const ring = () => round" },
  'no-dev-package': { file: 'sync-server/dev.ts', line: "import 'fast-check'" },
  'no-node-in-browser': { file: 'src/core/disk.ts', line: "import 'node:fs'" },
  'domain-imports-only-domain': { file: 'src/domain/screen.ts', line: "import type { ReactNode } from 'react'; export type Screen = ReactNode" },
  'core-imports-only-domain': { file: 'src/core/reach.ts', line: "import { type Vault } from '../storage/vault.ts'; export type Reach = Vault" },
  'core-packages': { file: 'src/core/wrap.ts', line: "import 'comlink'" },
  'only-storage-knows-dexie': { file: 'src/features/list.ts', line: "import 'dexie'" },
  'only-storage-knows-automerge': { file: 'src/sync/merge.ts', line: "import type { Doc } from '@automerge/automerge/slim'; export type Merge = Doc<unknown>" },
  'storage-imports-core-and-domain': { file: 'src/storage/carrier.ts', line: "import '../sync/link.ts'" },
  'sync-imports-ports-and-protocol': { file: 'src/sync/judge.ts', line: "import '../core/open.ts'" },
  'only-sync-knows-the-relay': { file: 'src/features/relay.ts', line: "import '../../sync-server/protocol.ts'" },
  'relay-imports-nothing-of-the-app': { file: 'sync-server/peek.ts', line: "import '../src/domain/plain.ts'" },
  'workers-have-no-screen': { file: 'src/workers/words.ts', line: "import '@lingui/core'" },
  'workers-are-started-not-imported': { file: 'src/app/start.ts', line: "import '../workers/core.worker.ts'" },
  'features-see-queries-and-commands': { file: 'src/features/port.ts', line: "export type { Vault } from '../core/ports/vault.ts'" },
  'features-take-commands-as-types': { file: 'src/features/write.ts', line: "const write = () => import('../core/commands/write.ts'); export { write }" },
  'ui-knows-no-domain': { file: 'src/ui/row.ts', line: "import '../domain/plain.ts'" },
  'i18n-knows-only-domain': { file: 'src/i18n/say.ts', line: "import '../core/open.ts'" },
  'app-gets-storage-handed-down': { file: 'src/app/store.ts', line: "import '../storage/vault.ts'" },
  'app-is-the-top': { file: 'src/ui/route.ts', line: "import '../app/routes.ts'" },
}

const bystanders = {
  'src/domain/plain.ts': 'export const plain = 1',
  'src/domain/round.ts': "import { ring } from './ring.ts'; export const round = () => ring",
  'src/core/open.ts': "import '../domain/plain.ts'; import 'cborg'",
  'src/core/ports/vault.ts': 'export type Vault = number',
  'src/core/queries/live-query.ts': 'export type LiveQuery = number',
  'src/core/commands/write.ts': 'export const write = 1; export type Write = typeof write',
  'src/storage/vault.ts': "import type { Vault as Port } from '../core/ports/vault.ts'; import 'dexie'; import '@automerge/automerge/slim'; export type Vault = Port",
  'src/sync/link.ts': "import '../../sync-server/protocol.ts'; import type { Vault } from '../core/ports/vault.ts'; export type Link = Vault",
  'src/workers/core.worker.ts': "import '../storage/vault.ts'; import '../core/open.ts'; import '../sync/link.ts'",
  'src/i18n/words.ts': "import '../domain/plain.ts'; import '@lingui/core'",
  'src/ui/use-live-query.ts': "import type { LiveQuery } from '../core/queries/live-query.ts'; export type Use = LiveQuery",
  'src/features/home.ts': "import type { Write } from '../core/commands/write.ts'; import '../ui/use-live-query.ts'; import '../i18n/words.ts'; import '../domain/plain.ts'; export type Home = Write",
  'src/app/routes.ts': "import '../features/home.ts'",
  'src/main.tsx': "import './app/routes.ts'; import './storage/vault.ts'",
  'sync-server/protocol.ts': 'export const version = 1',
}

test('every rule of the architecture fires on the import it forbids, and on no allowed one', () => {
  const lines = Object.values(cases).map(({ file, line }) => [file, line])
  using planted = plantFiles({ ...bystanders, ...Object.fromEntries(lines) as Record<string, string> })

  const fired = cruise(planted.folder).summary.violations.map(({ from, rule }) => `${rule.name}: ${from}`)

  const expected = Object.entries(cases).map(([rule, { file }]) => `${rule}: ${file}`)
  const roundTrip = 'no-circular: src/domain/round.ts'
  expect(fired.filter((line) => line !== roundTrip).toSorted()).toEqual(expected.toSorted())
}, 30_000)

test('every rule has a case', () => {
  const { forbidden } = createRequire(import.meta.url)(config) as { forbidden: { name: string; comment: string }[] }

  expect(forbidden.map(({ name }) => name).toSorted()).toEqual(Object.keys(cases).toSorted())
  expect(forbidden.filter(({ comment }) => comment.length < 40)).toEqual([])
})

test('the cruise sees every file of the real tree', () => {
  const onDisk = globSync('{src,sync-server}/**/*.{ts,tsx}').filter((path) => !/\.(test\.tsx?|d\.ts)$/.test(path))
  const seen = new Set(cruise('.').modules.map(({ source }) => source))

  expect(onDisk.length).toBeGreaterThan(0)
  expect(onDisk.filter((path) => !seen.has(path.replaceAll('\\', '/')))).toEqual([])
}, 30_000)
