import { mkdirSync, writeFileSync } from 'node:fs'
import { request } from 'node:http'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { securityHeaders } from '../../sync-server/security-headers.ts'
import { startTestServer, temporaryFolder } from './test-server.ts'

const startWithApp = async (): Promise<string> => {
  const appFolder = temporaryFolder()
  mkdirSync(join(appFolder, 'assets'))
  writeFileSync(join(appFolder, 'index.html'), '<title>Ayni</title>')
  writeFileSync(join(appFolder, 'service-worker.js'), '// worker')
  writeFileSync(join(appFolder, 'assets', 'main-abc123.js'), '// main')
  writeFileSync(join(appFolder, 'assets', 'core-abc123.wasm'), 'wasm')
  writeFileSync(join(appFolder, '..', 'outside.txt'), 'outside')
  const { port } = await startTestServer({ appFolder })
  return `http://127.0.0.1:${port}`
}

test.for([
  ['/', 'no-cache', 'text/html;charset=utf-8'],
  ['/index.html', 'no-cache', 'text/html;charset=utf-8'],
  ['/service-worker.js', 'no-cache', 'text/javascript'],
  ['/assets/main-abc123.js', 'public, max-age=31536000, immutable', 'text/javascript'],
  ['/assets/core-abc123.wasm', 'public, max-age=31536000, immutable', 'application/wasm'],
] as const)('%s is cached as %s', async ([path, caching, type]) => {
  const response = await fetch((await startWithApp()) + path)
  expect(response.status).toBe(200)
  expect(response.headers.get('cache-control')).toBe(caching)
  expect(response.headers.get('content-type')).toBe(type)
  await response.text()
})

test('a screen gets the page; a file that is gone is a 404', async () => {
  const base = await startWithApp()
  const screen = await fetch(`${base}/listings/new?from=home`)
  expect([screen.status, await screen.text()]).toEqual([200, '<title>Ayni</title>'])
  expect(screen.headers.get('cache-control')).toBe('no-cache')
  for (const path of ['/assets/main-old.js', '/assets/old', '/favicon.ico']) {
    const gone = await fetch(base + path)
    expect([gone.status, gone.headers.get('cache-control')]).toEqual([404, 'no-store'])
  }
})

test('every answer carries the security headers', async () => {
  const base = await startWithApp()
  for (const path of ['/', '/assets/main-abc123.js', '/nothing.txt', '/health']) {
    const { headers } = await fetch(base + path)
    for (const [name, value] of Object.entries(securityHeaders)) expect(headers.get(name)).toBe(value)
  }
  expect(securityHeaders['Content-Security-Policy']).not.toContain('unsafe-inline')
})

test('nothing outside the folder is served, and odd requests do not stop the relay', async () => {
  const base = await startWithApp()
  for (const path of ['/../outside.txt', '/..%2foutside.txt', '/%2e%2e/outside.txt', '/%00', '/%', '//', '/assets/..%5c..%5coutside.txt']) {
    expect(await rawGet(base, path)).not.toContain('outside')
  }
  for (const range of ['bytes=5-1', 'bytes=abc', 'bytes=99999-', 'bytes=-5']) {
    const response = await fetch(`${base}/index.html`, { headers: { range } })
    expect([response.status, await response.text()]).toEqual([200, '<title>Ayni</title>'])
  }
  expect((await fetch(base, { method: 'POST' })).status).toBe(405)
  expect((await fetch(base, { method: 'HEAD' })).status).toBe(200)
})

/** fetch would tidy the path up first. */
const rawGet = (base: string, path: string): Promise<string> =>
  new Promise((settle, fail) => {
    const { hostname, port } = new URL(base)
    request({ hostname, port, path }, (response) => {
      let text = ''
      response.on('data', (data: Buffer) => (text += data.toString()))
      response.on('end', () => settle(text))
    })
      .on('error', fail)
      .end()
  })

test('before the app is built the relay says so', async () => {
  const { port } = await startTestServer()
  const response = await fetch(`http://127.0.0.1:${port}/`)
  expect([response.status, await response.text()]).toEqual([404, 'The app is not built yet: npm run build\n'])
})

test('health says how it is, with no names', async () => {
  const { port } = await startTestServer()
  const response = await fetch(`http://127.0.0.1:${port}/health`)
  expect(response.headers.get('content-type')).toBe('application/json')
  expect(await response.json()).toEqual({ ok: true, uptimeSeconds: 0, channels: 0, connections: 0 })
})
