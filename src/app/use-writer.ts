import { useCallback, useEffect, useRef, useState } from 'react'
import type { CellId } from '../domain/ledger/entry.ts'
import type { Commands, Problem } from '../core/commands/commands.ts'

/** opening: not known yet; what is done meanwhile waits until it is. */
export type Role = 'opening' | 'writer' | 'reader' | 'closed'

export interface Writer {
  readonly role: Role
  /** Why it could not be opened, or not taken over. */
  readonly problem: Problem | undefined
  /** Settles when the first opening has; never rejects. */
  readonly opened: Promise<void>
  /** For a reader: makes this tab the one that writes. */
  readonly takeOver: () => Promise<void>
  readonly openAgain: () => void
}

/** From the first rows of the index to the last of a screen, on a slow phone. */
const drawingMs = 500

/** Tabs tell each other who has taken over. */
const channelName = 'ayni/writer'

/** Opens a community for this tab, and knows whether this tab is the one that writes (DESIGN 4). */
export const useWriter = (cell: CellId, commands: Commands): Writer => {
  const [role, setRole] = useState<Role>('opening')
  const [problem, setProblem] = useState<Problem>()
  const [{ opened, settle }] = useState(createGate)

  const open = useCallback(async () => {
    const done = await commands.openCommunity(cell)
    setProblem(done.ok ? undefined : done.error)
    setRole(done.ok ? done.value : 'closed')
    settle()
  }, [cell, commands, settle])

  // The state is set when the worker has answered.
  // oxlint-disable-next-line react/set-state-in-effect
  useEffect(() => afterDrawing(() => { void open() }), [open])

  const channel = useRef<BroadcastChannel>(undefined)
  useEffect(() => {
    const opening = new BroadcastChannel(channelName)
    opening.addEventListener('message', (event) => { if (event.data === cell) setRole('reader') })
    channel.current = opening
    return () => { opening.close() }
  }, [cell])

  // The tab that wrote may have been closed in the meantime.
  useEffect(() => {
    if (role !== 'reader') return undefined
    const look = () => { if (document.visibilityState === 'visible') void open() }
    document.addEventListener('visibilitychange', look)
    return () => { document.removeEventListener('visibilitychange', look) }
  }, [role, open])

  const takeOver = async () => {
    const done = await commands.takeOver(cell)
    setProblem(done.ok ? undefined : done.error)
    if (!done.ok) return
    setRole('writer')
    // Through the channel that listens here, which does not hear itself. It has no target origin: it never leaves this one.
    // oxlint-disable-next-line unicorn/require-post-message-target-origin
    channel.current?.postMessage(cell)
  }
  return { role, problem, opened, takeOver, openAgain: () => { void open() } }
}

/**
 * Reading the whole ledger takes the phone from what a member waits to see, which comes from the index. Answers how to
 * call it off.
 */
const afterDrawing = (work: () => void): (() => void) => {
  // An idle moment alone does not do: there are some while the screen waits for the index.
  const timer = setTimeout(work, drawingMs)
  return () => { clearTimeout(timer) }
}

/** A promise and what settles it. `Promise.withResolvers` is younger than the browsers we build for. */
const createGate = () => {
  let settle = () => {}
  const opened = new Promise<void>((resolve) => { settle = resolve })
  return { opened, settle }
}
