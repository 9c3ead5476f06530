import { writeFileSync } from 'node:fs'
import WebSocket from 'ws'
import { mkdtemp } from 'node:fs/promises'
import { chromium } from 'playwright-core'
import { chromiumFlags, whichChromium } from '../../tools/chromium.ts'
import { RelayProcess } from '../e2e/kit/relay-process.ts'
import { BenchCommunity } from './bench-community.ts'
import { readHistory } from './history-cache.ts'
import { watchIndex } from './index-watch.ts'
const [n, m] = [Number(process.argv[2] ?? 7000), Number(process.argv[3] ?? 200)]
const h = await readHistory({ entries: n, members: m })
const relay = await RelayProcess.start()
const community = await BenchCommunity.open(relay.address, h, (process.argv[4] ?? 'packed') as any)
let last = ''
const ctx = await chromium.launchPersistentContext(await mkdtemp('/tmp/prof-'), { executablePath: whichChromium(), args: ['--headless', ...chromiumFlags, '--remote-debugging-port=9444'], viewport: { width: 360, height: 740 }, locale: 'en-GB' })
const page = ctx.pages()[0]!
ctx.on('console', (m) => { if (m.text().includes('TALLY')) last = m.text() })
await page.goto(community.link)
await page.getByRole('button', { name: 'Continue' }).click()
await page.getByLabel('Your name').fill('Newcomer')
const v: any = await (await fetch(`http://127.0.0.1:9444/json/version`)).json()
const ws = new WebSocket(v.webSocketDebuggerUrl, { maxPayload: 1e9 })
await new Promise((r) => ws.on('open', r))
let id = 0
const pending = new Map<number, (v: any) => void>()
const workers: any[] = []
ws.on('message', (d) => { const m = JSON.parse(String(d)); if (m.id) pending.get(m.id)?.(m); else if (m.method === 'Target.attachedToTarget') workers.push(m.params) })
const send = (method: string, params: any = {}, sessionId?: string) => new Promise<any>((r) => { id++; pending.set(id, r); ws.send(JSON.stringify({ id, method, params, sessionId })) })
const targets = await send('Target.getTargets')
const pageTarget = targets.result.targetInfos.find((t: any) => t.type === 'page' && t.url.includes('localhost'))
const ps = (await send('Target.attachToTarget', { targetId: pageTarget.targetId, flatten: true })).result.sessionId
await send('Target.setAutoAttach', { autoAttach: true, waitForDebuggerOnStart: false, flatten: true }, ps)
await new Promise((r) => setTimeout(r, 300))
const sessions = [['page', ps], ...workers.filter((w) => w.targetInfo.type === 'worker').map((w) => [w.targetInfo.title + w.targetInfo.url.split('/').at(-1), w.sessionId])]
for (const [, s] of sessions) { await send('Profiler.enable', {}, s); await send('Profiler.setSamplingInterval', { interval: 500 }, s); await send('Profiler.start', {}, s) }
const watch = watchIndex(page, { cell: community.cell, entries: h.wires.length + 1 })
await page.getByRole('button', { name: 'Join', exact: true }).click()
const took = await watch
console.log(took); console.log(last)
for (const [name, s] of sessions) { const p = await send('Profiler.stop', {}, s); const f = `/tmp/prof-${String(name).replace(/[^a-z.]/gi, '')}.cpuprofile`; writeFileSync(f, JSON.stringify(p.result.profile)); console.log(f) }
ws.close(); community.close(); await ctx.close(); await relay.remove(); process.exit()
