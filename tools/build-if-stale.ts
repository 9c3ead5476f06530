/** Builds the app unless dist/ is newer than everything it is built from. */
import { spawnSync } from 'node:child_process'
import { existsSync, globSync, statSync } from 'node:fs'

const built = 'dist/index.html'
const sources = [
  'index.html',
  'package.json',
  'package-lock.json',
  '*.config.ts',
  'tools/source-plugins.ts',
  'public/**/*',
  'src/**/*',
  'sync-server/**/*',
]

/** A folder's own time changes when a file in it is added or removed, so folders count too. */
const newestSourceMs = (): number => Math.max(...globSync(sources).map((path) => statSync(path).mtimeMs))

if (existsSync(built) && statSync(built).mtimeMs > newestSourceMs()) {
  console.log('The app in dist/ is up to date.')
} else {
  console.log('Building the app …')
  const { status } = spawnSync('npm', ['run', '--silent', 'build'], {
    stdio: 'inherit',
    shell: process.platform === 'win32',
  })
  process.exitCode = status ?? 1
}
