import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { type RunningServer, type ServerOptions, startServer } from '../../sync-server/server.ts'

/** A folder that is gone after the test. */
export const temporaryFolder = (): string => {
  const folder = mkdtempSync(join(tmpdir(), 'ayni-relay-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

/** A relay in this process, on a free port, closed after the test. */
export const startTestServer = async (options: Partial<ServerOptions> = {}): Promise<RunningServer> => {
  const folder = temporaryFolder()
  const started = await startServer({
    port: 0,
    host: '127.0.0.1',
    dataFolder: join(folder, 'data'),
    appFolder: join(folder, 'app'),
    ...options,
  })
  if (!started.ok) throw new Error(`not started: ${started.error.type}`)
  let isClosed = false
  const server: RunningServer = {
    ...started.value,
    close: async () => {
      if (isClosed) return
      isClosed = true
      await started.value.close()
    },
  }
  onTestFinished(() => server.close())
  return server
}
