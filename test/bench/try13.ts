import { createServer } from 'node:http'
import { mkdtemp } from 'node:fs/promises'
import { chromium } from 'playwright-core'
import { chromiumFlags, whichChromium } from '../../tools/chromium.ts'
const server = createServer((_q, r) => { r.setHeader('content-type', 'text/html'); r.end('<title>x</title><link rel=icon href="data:,">') })
await new Promise<void>((r) => server.listen(8098, '127.0.0.1', r))
const ctx = await chromium.launchPersistentContext(await mkdtemp('/tmp/idb-'), { executablePath: whichChromium(), args: ['--headless', ...chromiumFlags] })
const page = ctx.pages()[0]!
await page.goto('http://localhost:8098/')
for (let r = 0; r < 3; r++) for (const kind of ['string', 'binary', 'noindex', 'binnoindex', 'short', 'packs']) console.log(kind, await page.evaluate(async (kind) => {
  const N = 20000, per = 1250
  const hex = (b: Uint8Array) => [...b].map((x) => x.toString(16).padStart(2, '0')).join('')
  const name = kind + Math.random()
  const binary = kind.startsWith('bin')
  const db: IDBDatabase = await new Promise((ok) => { const q = indexedDB.open(name, 1); q.onupgradeneeded = () => { const s = q.result.createObjectStore('e', kind === 'packs' ? { keyPath: 'n' } : { keyPath: 'id' }); if (!kind.includes('noindex') && kind !== 'packs') s.createIndex('x', kind === 'short' ? ['device', 'seq'] : ['device', 'seq', 'id']) }; q.onsuccess = () => ok(q.result) })
  const devices = Array.from({ length: 500 }, () => { const b = crypto.getRandomValues(new Uint8Array(32)); return binary ? b : hex(b) })
  const rows = Array.from({ length: N }, (_, i) => { const b = crypto.getRandomValues(new Uint8Array(32)); return { id: binary ? b : hex(b), device: devices[i % 500], seq: Math.floor(i / 500), wire: crypto.getRandomValues(new Uint8Array(587)) } })
  const t = performance.now()
  for (let i = 0; i < N; i += per) await new Promise<void>((ok, no) => { const tx = db.transaction('e', 'readwrite', { durability: 'strict' }); const s = tx.objectStore('e'); if (kind === 'packs') s.add({ n: i, rows: rows.slice(i, i + per) }); else for (let k = i; k < i + per; k++) s.add(rows[k]); tx.oncomplete = () => ok(); tx.onabort = () => no(tx.error) })
  const ms = performance.now() - t
  db.close(); indexedDB.deleteDatabase(name)
  return Math.round(ms)
}, kind))
await ctx.close(); server.close()
