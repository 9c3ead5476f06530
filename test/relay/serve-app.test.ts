import fs, { mkdirSync, readdirSync, truncateSync, writeFileSync } from 'node:fs'
import { request } from 'node:http'
import { syncBuiltinESMExports } from 'node:module'
import { connect, createServer } from 'node:net'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { securityHeaders } from '../../sync-server/security-headers.ts'
import { startTestServer, temporaryFolder } from './test-server.ts'

const startWithApp = async (appFolder = temporaryFolder()): Promise<string> => {
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

test('what begins with a dot is not served: it is the build’s own', async () => {
  const appFolder = temporaryFolder()
  mkdirSync(join(appFolder, '.vite'))
  writeFileSync(join(appFolder, '.vite', 'manifest.json'), 'of the build')
  writeFileSync(join(appFolder, '.built'), 'of the build')
  const base = await startWithApp(appFolder)
  for (const path of ['/.built', '/%2ebuilt', '/.built?x', '//.built', '/assets/../.built', '/.vite/manifest.json']) {
    expect(await rawGet(base, path)).toBe('Not found.\n')
  }
  expect(await rawGet(base, '/listings?from=/.built')).toBe('<title>Ayni</title>')
})

const countOpenFiles = (): number => readdirSync('/dev/fd').length

/** Asks for a file that many times in one go, and goes away at the first bytes. Answers what was open then. */
const breakOff = (base: string, path: string, requests: number): Promise<number> =>
  new Promise((settle) => {
    const { hostname, port } = new URL(base)
    const socket = connect(Number(port), hostname, () => {
      socket.write(`GET ${path} HTTP/1.1\r\nHost: localhost\r\n\r\n`.repeat(requests))
    })
    socket.once('data', () => {
      const open = countOpenFiles()
      socket.once('close', () => settle(open))
      socket.destroy()
    })
  })

/** More than the network between two sockets holds, so that it is under way when it is broken off. */
const startWithLargeFile = async (): Promise<{ base: string; path: string }> => {
  const appFolder = temporaryFolder()
  const base = await startWithApp(appFolder)
  const path = '/assets/large-abc123.wasm'
  writeFileSync(join(appFolder, path), '')
  truncateSync(join(appFolder, path), 64 * 1024 * 1024)
  return { base, path }
}

test('a download that is broken off leaves no file open', async () => {
  const { base, path } = await startWithLargeFile()
  const before = countOpenFiles()
  for (let each = 0; each < 30; each++) await breakOff(base, path, 1)
  await expect.poll(countOpenFiles).toBeLessThan(before + 5)
})

test('one connection has one file open, whatever it asks for ahead', async () => {
  const { base, path } = await startWithLargeFile()
  const before = countOpenFiles()
  // The two ends of the connection are in this process too.
  expect(await breakOff(base, path, 100)).toBeLessThan(before + 10)
  await expect.poll(countOpenFiles).toBeLessThan(before + 5)
})

test('what is asked ahead of the answers is answered in its order', async () => {
  const { hostname, port } = new URL(await startWithApp())
  const paths = Array.from({ length: 200 }, (_, each) => (each % 2 === 0 ? '/assets/main-abc123.js' : '/assets/core-abc123.wasm'))
  const heard = await new Promise<string>((settle) => {
    let text = ''
    const socket = connect(Number(port), hostname, () => {
      const asked = paths.map((path) => `GET ${path} HTTP/1.1\r\nHost: localhost\r\n\r\n`).join('')
      socket.write(`${asked}GET /health HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n`)
    })
    socket.on('data', (data) => (text += data.toString()))
    socket.once('close', () => settle(text))
  })
  const statuses = [...heard.matchAll(/HTTP\/1\.1 (\d+)/g)].map(([, status]) => status)
  expect(statuses).toEqual(Array.from({ length: 201 }, () => '200'))
  expect([...heard.matchAll(/\r\n\r\n(\/\/ main|wasm)/g)].map(([, body]) => body)).toEqual(paths.map((path) => (path.endsWith('js') ? '// main' : 'wasm')))
})

test('a file that cannot be opened ends its own download and nothing else', async () => {
  const appFolder = temporaryFolder()
  const base = await startWithApp(appFolder)
  // A socket is there and has a size, but open() fails.
  const blocker = createServer().listen(join(appFolder, 'assets', 'socket-abc123.js'))
  onTestFinished(() => {
    blocker.close()
  })
  await expect(rawGet(base, '/assets/socket-abc123.js')).rejects.toMatchObject({ code: 'ECONNRESET' })
  expect(await rawGet(base, '/assets/main-abc123.js')).toBe('// main')
})

test('a file that a build takes away in the middle of a request is a 503, to be asked for again', async () => {
  const base = await startWithApp()
  const { existsSync } = fs
  // What sirv sees when the file goes between its two looks.
  fs.existsSync = () => true
  syncBuiltinESMExports()
  onTestFinished(() => {
    fs.existsSync = existsSync
    syncBuiltinESMExports()
  })
  const gone = await fetch(`${base}/assets/gone-abc123.js`)
  expect([gone.status, gone.headers.get('cache-control')]).toEqual([503, 'no-store'])
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
