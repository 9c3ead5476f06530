import type { Commands } from '../core/commands/commands.ts'
import { wrapCommands } from './wrap-commands.ts'

/** They change nothing, or may take as long as a network does. */
const notWriting: ReadonlySet<keyof Commands> = new Set(['previewInvitation', 'openCommunity', 'invitationLink', 'entries', 'syncNow'])

export interface PendingWrites {
  readonly commands: Commands
  /** Resolves when no write is under way. */
  readonly settled: () => Promise<void>
}

/** Counts the writes under way, so that new code never takes over in the middle of one. */
export const countPendingWrites = (commands: Commands): PendingWrites => {
  let pending = 0
  let waiting: (() => void)[] = []
  const end = () => {
    pending -= 1
    if (pending > 0) return
    for (const resolve of waiting) resolve()
    waiting = []
  }
  return {
    commands: wrapCommands(commands, async (name, call) => {
      if (notWriting.has(name)) return call()
      pending += 1
      try {
        return await call()
      } finally {
        end()
      }
    }),
    settled: () => pending === 0 ? Promise.resolve() : new Promise((resolve) => { waiting.push(resolve) }),
  }
}
