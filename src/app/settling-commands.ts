import type { Commands, Problem } from '../core/commands/commands.ts'
import { err } from '../domain/base/result.ts'
import { wrapCommands } from './wrap-commands.ts'

export interface SettlingCommands {
  readonly commands: Commands
  /** There is nobody to answer: every call, under way or to come, settles with a problem. */
  readonly giveUp: () => void
}

/** A call to a worker that never came to be would wait for good, and the screen with it. */
export const settlingCommands = (commands: Commands): SettlingCommands => {
  const waiting = new Set<(problem: unknown) => void>()
  let isGivenUp = false
  return {
    commands: wrapCommands(commands, (_, call) => {
      if (isGivenUp) return Promise.resolve(nobody) as ReturnType<typeof call>
      return new Promise((resolve, reject) => {
        const settle = resolve as (problem: unknown) => void
        waiting.add(settle)
        call().then(resolve, reject).finally(() => waiting.delete(settle))
      })
    }),
    giveUp: () => {
      isGivenUp = true
      for (const settle of waiting) settle(nobody)
      waiting.clear()
    },
  }
}

const nobody = err<Problem>({ type: 'unexpected', detail: 'the core worker could not be loaded' })
