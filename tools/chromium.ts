import { spawnSync } from 'node:child_process'
import { accessSync, constants, existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'

/** Flags under which a test browser talks to nobody but the test. */
export const chromiumFlags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

const advice = [
  'No Chromium was found, and the browser tests need one.',
  '  Debian, Ubuntu:  sudo apt-get install chromium',
  '  macOS, Windows:  install Google Chrome',
  '  elsewhere:       set CHROMIUM to the path of a Chromium or Chrome',
].join('\n')

/** The path of a Chromium that is there, or an error that says what to do. */
export const whichChromium = (): string => {
  const found = findChromium()
  if (found === undefined) throw new Error(advice)
  return found
}

/** The path of a Chromium, if there is one. */
export const findChromium = (): string | undefined => {
  const named = process.env['CHROMIUM']
  if (named !== undefined && named !== '') {
    if (isExecutable(named)) return named
    throw new Error(`CHROMIUM is set to ${named}, which is not a program that can be run.`)
  }
  return [...onPath(), ...usualPlaces()].find(isExecutable)
}

const onPath = (): string[] =>
  (process.env['PATH'] ?? '')
    .split(delimiter)
    .filter((folder) => folder !== '')
    .flatMap((folder) =>
      ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome'].map((name) => join(folder, name)),
    )

const usualPlaces = (): string[] => {
  const home = process.env['HOME'] ?? ''
  const macPrograms = ['Chromium.app/Contents/MacOS/Chromium', 'Google Chrome.app/Contents/MacOS/Google Chrome']
  const windowsPrograms = ['Google\\Chrome\\Application\\chrome.exe', 'Chromium\\Application\\chrome.exe']
  if (process.platform === 'darwin') {
    return ['/Applications', join(home, 'Applications')].flatMap((folder) =>
      macPrograms.map((program) => join(folder, program)),
    )
  }
  if (process.platform === 'win32') {
    return ['PROGRAMFILES', 'PROGRAMFILES(X86)', 'LOCALAPPDATA']
      .map((name) => process.env[name])
      .filter((folder) => folder !== undefined)
      .flatMap((folder) => windowsPrograms.map((program) => join(folder, program)))
  }
  return ['/usr/bin/chromium', '/usr/lib/chromium/chromium', '/snap/bin/chromium', '/opt/google/chrome/chrome']
}

const isExecutable = (path: string): boolean => {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    return false
  }
}

const canInstall = (): boolean => process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')

const install = (): void => {
  console.log('No Chromium here; installing the Debian package (about 100 MB) …')
  for (const args of [['update'], ['install', '-y', '--no-install-recommends', 'chromium']]) {
    const { status } = spawnSync('apt-get', args, {
      stdio: 'inherit',
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    })
    if (status !== 0) throw new Error(`apt-get ${args[0]} failed.\n${advice}`)
  }
}

if (import.meta.main) {
  try {
    if (findChromium() === undefined && canInstall()) install()
    console.log(`Chromium: ${whichChromium()}`)
  } catch (error) {
    console.error(error instanceof Error ? error.message : error)
    process.exitCode = 1
  }
}
