import type { Commands } from '../core/commands/commands.ts'
import { wrapCommands } from './wrap-commands.ts'

/** They change nothing, or may take as long as a network does. Opening a community is none of them: writes wait for it. */
const notWriting: ReadonlySet<keyof Commands> = new Set(['previewInvitation', 'invitationLink', 'entries', 'syncNow'])

export interface PendingWrites {
  readonly commands: Commands
  /** Resolves when no write is under way. */
  readonly settled: () => Promise<void>
}

/** Counts the writes under way, so that new code never takes over in the middle of one. */
export const countPendingWrites = (commands: Commands): PendingWrites => {
  let pending = 0
  let waiting: (() => void)[] = []
  const end = async () => {
    // Whatever waited for this begins first: another write, or the fetching of the next screen's code. Chromium was seen
    // to put off the new version when the old one is asked for something just after it was told to give way.
    await new Promise((resolve) => { setTimeout(resolve) })
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
        void end()
      }
    }),
    settled: () => pending === 0 ? Promise.resolve() : new Promise((resolve) => { waiting.push(resolve) }),
  }
}
