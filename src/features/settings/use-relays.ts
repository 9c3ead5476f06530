import { useEffect, useState } from 'react'
import type { Problem } from '../../core/commands/commands.ts'
import { useCommunity } from '../session/community-context.ts'
import { useInstall } from '../session/install-context.ts'

export interface Relays {
  /** Undefined until read. */
  readonly relays: readonly string[] | undefined
  readonly problem: Problem | undefined
  /** After a change that was saved. */
  readonly setKnown: (relays: readonly string[]) => void
}

/** The community's meeting points as this phone has them: the one setting the screens cannot follow live. */
export const useRelays = (): Relays => {
  const { cell } = useCommunity()
  const { commands } = useInstall()
  const [relays, setKnown] = useState<readonly string[]>()
  const [problem, setProblem] = useState<Problem>()
  useEffect(() => {
    let gone = false
    const read = async () => {
      const done = await commands.relays(cell)
      if (gone) return
      if (done.ok) setKnown(done.value)
      else setProblem(done.error)
    }
    void read()
    return () => { gone = true }
  }, [commands, cell])
  return { relays, problem, setKnown }
}
