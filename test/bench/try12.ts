import { RelayProcess } from '../e2e/kit/relay-process.ts'
import { firstSync } from './sync-rows.ts'
import { readHistory } from './history-cache.ts'
const [n, m] = [Number(process.argv[2] ?? 7000), Number(process.argv[3] ?? 200)]
const h = await readHistory({ entries: n, members: m })
const relay = await RelayProcess.start()
try {
  const t = performance.now()
  const s = await firstSync(relay, h, (process.argv[4] ?? 'packed') as any)
  console.log(s.took, 'all', performance.now() - t)
  s.community.close(); await s.phone.remove()
} finally { await relay.remove() }
