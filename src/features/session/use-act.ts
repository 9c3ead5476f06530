import { useRef, useState } from 'react'
import { useLingui } from '@lingui/react/macro'
import type { Done, Problem } from '../../core/commands/commands.ts'
import { useAnnounce } from './announce-context.ts'

export interface Act {
  /** Undefined: one was still running, and this one was not begun. */
  readonly run: <T>(command: () => Promise<Done<T>>, after?: AfterAct) => Promise<Done<T> | undefined>
  readonly pending: boolean
  /** Of the newest run; show it with ProblemNotice. */
  readonly problem: Problem | undefined
  readonly dismiss: () => void
}

export interface AfterAct {
  /** What is said when it is done; nothing with null. */
  readonly says?: string | null
}

/**
 * For what a member does: carries out one command at a time, keeps its problem, and says "Saved on this phone" when
 * it is recorded. A second press while one runs does nothing.
 */
export const useAct = (): Act => {
  const { t } = useLingui()
  const announce = useAnnounce()
  const [pending, setPending] = useState(false)
  const [problem, setProblem] = useState<Problem>()
  // State alone would let two presses through before the next render.
  const running = useRef(false)

  const run: Act['run'] = async (command, { says = t`Saved on this phone` } = {}) => {
    if (running.current) return undefined
    running.current = true
    setPending(true)
    setProblem(undefined)
    try {
      const done = await command()
      if (!done.ok) setProblem(done.error)
      else if (says !== null) announce(says)
      return done
    } finally {
      running.current = false
      setPending(false)
    }
  }
  return { run, pending, problem, dismiss: () => { setProblem(undefined) } }
}
