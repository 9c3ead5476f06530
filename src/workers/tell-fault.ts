import type { AppFault, FaultMessage } from '../core/queries/app-fault.ts'

/** To this worker's page. Comlink, on the same port, passes over what it did not ask for. */
export const tellFault = (fault: AppFault): void => {
  // The rule takes `self` for a window; a worker's page is its only listener.
  // oxlint-disable-next-line unicorn/require-post-message-target-origin
  self.postMessage({ fault } satisfies FaultMessage)
}

export const tellBug = (bug: unknown): void =>
  tellFault({ type: 'bug', detail: bug instanceof Error ? `${bug.name}: ${bug.message}\n${bug.stack ?? ''}` : String(bug) })

/** A promise that fails while nobody waits for it says nothing outside its worker. */
export const tellUnhandled = (): void => self.addEventListener('unhandledrejection', ({ reason }) => tellBug(reason))
