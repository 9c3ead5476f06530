import { unpackHistory } from './packed-history.ts'
import { timeChecking, timeFolding } from './workloads.ts'

/** What a page can ask of this worker: a workload on the history behind a URL. */
export interface BenchQuestion {
  readonly work: 'folding' | 'checking'
  readonly history: string
  readonly runs: number
}

const answer = async ({ work, history, runs }: BenchQuestion): Promise<unknown> => {
  const wires = unpackHistory(new Uint8Array(await (await fetch(history)).arrayBuffer()))
  return work === 'folding' ? timeFolding(wires, runs) : timeChecking(wires, runs)
}

const reply = async (question: BenchQuestion): Promise<void> => {
  const answered = await answer(question)
  // To the page that started this worker; only windows have target origins.
  // oxlint-disable-next-line unicorn/require-post-message-target-origin
  globalThis.postMessage(answered)
}

globalThis.addEventListener('message', (event: MessageEvent<BenchQuestion>) => {
  void reply(event.data)
})
