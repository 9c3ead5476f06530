import { openSqliteLog } from '../../sync-server/log/sqlite-log.ts'
import { describeLog } from './log-contract.ts'
import { createMemoryLog } from './memory-log.ts'
import { temporaryFolder } from './test-server.ts'

describeLog('memory log', createMemoryLog)

describeLog('sqlite log', () => {
  const opened = openSqliteLog({ folder: temporaryFolder(), mostBytes: 2 ** 30 })
  if (!opened.ok) throw new Error(opened.error.type)
  return opened.value
})
