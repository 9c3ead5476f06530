/**
 * Runs npm scripts one after another, says which one is running and how long it took, and stops at the
 * first that fails: `node tools/run-steps.ts types lint`.
 */
import { spawnSync } from 'node:child_process'

const runStep = (name: string): boolean => {
  console.log(`\n── ${name} ${'─'.repeat(Math.max(0, 60 - name.length))}`)
  const startedMs = performance.now()
  const { status } = spawnSync('npm', ['run', '--silent', name], {
    stdio: 'inherit',
    shell: process.platform === 'win32',
  })
  const seconds = ((performance.now() - startedMs) / 1000).toFixed(1)
  console.log(status === 0 ? `   ${name}: fine, ${seconds} s` : `   ${name}: FAILED, ${seconds} s`)
  if (status !== 0) process.exitCode = status ?? 1
  return status === 0
}

const names = process.argv.slice(2)
if (names.length === 0) throw new Error('Name the npm scripts to run.')
if (names.every(runStep)) console.log(`\nAll fine: ${names.join(', ')}.`)
