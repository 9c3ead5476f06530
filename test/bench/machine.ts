import { execFileSync } from 'node:child_process'
import { cpus, loadavg, totalmem } from 'node:os'

/** What numbers hold for. */
export interface Machine {
  readonly cores: number
  readonly cpu: string
  readonly memoryGiB: number
  readonly node: string
  readonly chromium: string
  /** Over the last minute, before the first measurement: above the cores, others were at work too. */
  readonly load: number
}

export const readMachine = (chromiumPath: string): Machine => ({
  cores: cpus().length,
  cpu: cpus()[0]?.model.trim() ?? 'unknown',
  memoryGiB: Math.round(totalmem() / 2 ** 30),
  node: process.versions.node,
  chromium: execFileSync(chromiumPath, ['--version'], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim(),
  load: loadavg()[0] ?? 0,
})

export const machineToLine = ({ cores, cpu, memoryGiB, node, chromium, load }: Machine): string =>
  `${cores} cores of ${cpu}, ${memoryGiB} GiB, Node ${node}, ${chromium}; load ${load.toFixed(1)} at the start`
