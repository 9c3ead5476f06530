/** Builds the app unless a build that came to its end is newer than everything it is built from. */
import { spawnSync } from 'node:child_process'
import { existsSync, globSync, statSync } from 'node:fs'

/** Written last, by compress-app.ts. The page itself is there before the build is through, and after one that failed. */
const built = 'dist/.built'
const sources = [
  'index.html',
  'package.json',
  'package-lock.json',
  '*.config.ts',
  'tools/{source-plugins,compress-app}.ts',
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
