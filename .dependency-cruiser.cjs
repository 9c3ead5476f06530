/**
 * Who may import whom (docs/ARCHITECTURE.md). Every comment says what to do instead, and
 * tools/architecture.test.ts shows every rule firing. Tests may import anything, so they are left out.
 *
 *   domain ← core ← { storage, sync, workers }
 *   domain, core/queries, core/commands, ui, i18n ← features ← app ← main
 *
 * `new Worker(new URL(…))` is no import and is not seen here: that no page chunk holds Automerge is
 * checked on the built app by tools/bundle-size.ts.
 */
const path = require('node:path')

const npm = (/** @type {string[]} */ ...names) => `(^|/)node_modules/(${names.join('|')})/`
const anyPackage = '(^|/)node_modules/'
const screenPackages = npm('react', 'react-dom', '@lingui/[^/]+', 'wouter')

/** @typedef {import('dependency-cruiser').IRegularForbiddenRuleType} Rule */

/** @returns {Rule} */
const rule = (/** @type {string} */ name, /** @type {Rule['from']} */ from, /** @type {Rule['to']} */ to, /** @type {string} */ comment) => ({
  name,
  severity: 'error',
  comment,
  from,
  to,
})

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    rule(
      'no-unresolved',
      {},
      // `?url` is Vite's: it gives the address of a file that is there.
      { couldNotResolve: true, pathNot: '\\?url$' },
      'Nothing is found under this name. Write the path with its .ts or .tsx ending, or add the package to package.json.',
    ),
    rule(
      'no-circular',
      {},
      { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
      'These files need each other to load. Move what both need into a third file.',
    ),
    rule(
      'no-dev-package',
      { path: '^(src|sync-server)/' },
      { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'] },
      'This package is there for building and testing only. Do without, or move it to "dependencies".',
    ),
    rule(
      'no-node-in-browser',
      { path: '^src/' },
      { dependencyTypes: ['core'] },
      'src/ runs in the browser. Use the web platform, or put the code into sync-server/ or tools/.',
    ),
    rule(
      'domain-imports-only-domain',
      { path: '^src/domain/' },
      { pathNot: '^src/domain/', dependencyTypesNot: ['core'], couldNotResolve: false },
      'The domain is pure TypeScript without packages. Take what you need as an argument, or move the code to core/.',
    ),
    rule(
      'core-imports-only-domain',
      { path: '^src/core/' },
      { path: '^(src|sync-server)/', pathNot: '^src/(core|domain)/' },
      'core/ names what it needs as a port in core/ports; storage/ and sync/ implement it and workers/ hand it over.',
    ),
    rule(
      'core-packages',
      { path: '^src/core/' },
      { path: anyPackage, pathNot: npm('cborg', '@hpke/core', '@noble/curves') },
      'core/ uses cborg, @hpke/core and @noble/curves alone. Put the package behind a port, in storage/ or sync/.',
    ),
    rule(
      'only-storage-knows-dexie',
      { path: '^(src|sync-server)/', pathNot: '^src/storage/' },
      { path: npm('dexie') },
      'Only storage/ knows Dexie. Read by a LiveQuery of core/queries, write by a port.',
    ),
    rule(
      'only-storage-knows-automerge',
      { path: '^(src|sync-server)/', pathNot: '^src/storage/' },
      { path: npm('@automerge/[^/]+') },
      'Only storage/ knows Automerge, and the page never loads it. Go through a port of core/ports.',
    ),
    rule(
      'storage-imports-core-and-domain',
      { path: '^src/storage/' },
      { path: '^(src|sync-server)/', pathNot: '^src/(storage|core|domain)/' },
      'storage/ implements ports and knows no carrier and no screen. Move shared things to core/ or domain/.',
    ),
    rule(
      'sync-imports-ports-and-protocol',
      { path: '^src/sync/' },
      { path: '^(src|sync-server)/', pathNot: '^(src/(sync|domain|core/(ports|codec|keys|sealing))/|sync-server/protocol)' },
      'sync/ carries sealed chunks: it knows ports, codec, sealing and sync-server/protocol. Leave judging and storing to core/cell.',
    ),
    rule(
      'only-sync-knows-the-relay',
      { path: '^src/', pathNot: '^src/(sync|core|storage)/' },
      { path: '^sync-server/' },
      'Only src/sync speaks the relay protocol. Go through its port.',
    ),
    rule(
      'relay-imports-nothing-of-the-app',
      { path: '^sync-server/' },
      { path: '^src/' },
      'The relay is blind and stands alone. What both speak belongs in sync-server/protocol.',
    ),
    rule(
      'workers-have-no-screen',
      { path: '^src/(workers|storage|sync)/' },
      { path: [`^src/(features|ui|i18n|app)/`, screenPackages] },
      'This code runs without a page and without words. Return a value, and let a feature show it.',
    ),
    rule(
      'workers-are-started-not-imported',
      { path: '^src/', pathNot: '^src/workers/' },
      { path: '^src/workers/', dependencyTypesNot: ['type-only'] },
      'A worker is started by new Worker(new URL(…)); imported, its code would run in the page. Its types may be imported.',
    ),
    rule(
      'features-see-queries-and-commands',
      { path: '^src/features/' },
      { path: '^src/', pathNot: '^src/(features|domain|ui|i18n|core/queries|core/commands|core/ports/(directory|ledger-index|sync-target)|app|workers)(/|\\.)' },
      'A screen reads core/queries and calls core/commands. Let main.tsx hand down what else it needs.',
    ),
    rule(
      'features-take-commands-as-types',
      { path: '^src/features/' },
      { path: '^src/core/(commands|ports)', dependencyTypesNot: ['type-only'] },
      'Commands and what is behind ports run in the core worker. Use `import type` and call them through what main.tsx hands down.',
    ),
    rule(
      'ui-knows-no-domain',
      { path: '^src/ui/' },
      { path: '^src/', pathNot: '^src/(ui|i18n|core/queries/live-query|app|workers)(/|\\.)' },
      'A widget knows no domain. Give it plain values; put what knows the domain into a feature.',
    ),
    rule(
      'i18n-knows-only-domain',
      { path: '^src/i18n/' },
      { path: '^src/', pathNot: '^src/(i18n|domain|app|workers)(/|\\.)' },
      'i18n turns domain values into words and nothing else. Move the rest to the feature that shows it.',
    ),
    rule(
      'app-gets-storage-handed-down',
      { path: '^src/app/' },
      { path: '^src/storage/' },
      'Only main.tsx puts the parts together. Take queries and ports as props or from a provider.',
    ),
    rule(
      'app-is-the-top',
      { path: '^src/', pathNot: '^src/(app/|main\\.tsx)' },
      { path: '^src/(app/|main\\.tsx)' },
      'app/ and main.tsx import the rest, never the other way. Pass it down, or move the shared part to ui/.',
    ),
  ],
  options: {
    // Without it `import type` is not seen, and a direction can be broken by a type.
    tsPreCompilationDeps: true,
    tsConfig: { fileName: path.join(__dirname, 'tsconfig.app.json') },
    doNotFollow: { path: anyPackage },
    exclude: { path: '\\.test\\.tsx?$' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'browser', 'default', 'types'],
    },
  },
}
