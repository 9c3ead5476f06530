/** The app with Vite's live reload, and a relay beside it; whichever ends first ends the other. */
import { spawn } from 'node:child_process'

const port = process.env['PORT'] ?? '8787'
const programs = [
  ['sync-server/main.ts'],
  ['node_modules/vite/bin/vite.js', ...process.argv.slice(2)],
]

const children = programs.map((args) =>
  spawn(process.execPath, args, { stdio: 'inherit', env: { ...process.env, PORT: port } }),
)

const stopAll = () => {
  for (const child of children) child.kill('SIGTERM')
}

for (const child of children) {
  child.on('exit', (code) => {
    process.exitCode ||= code ?? 0
    stopAll()
  })
}
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, stopAll)
