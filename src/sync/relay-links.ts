import type { Carriers } from '../core/ports/carriers.ts'
import type { LinkReport, SyncTarget } from '../core/ports/sync-target.ts'
import { createRelayLink, type RelayLink } from './relay-link.ts'
import { joinReports } from './join-reports.ts'
import { readRelayAddress } from './relay-address.ts'
import type { SyncDeps } from './sync-deps.ts'

/** Each costs a connection all day, and a phone's battery. */
export const maxRelays = 4

interface LinkInUse {
  readonly link: RelayLink
  report: LinkReport | undefined
}

/** One link to each relay of a community's settings. What they report becomes one line. */
export const createRelayLinks = ({ target, deps }: { readonly target: SyncTarget; readonly deps: SyncDeps }): Carriers => {
  const linkByRelay = new Map<string, LinkInUse>()
  const stopping = new Set<Promise<void>>()
  let isStopped = false

  const report = (): void => {
    if (!isStopped) target.report(joinReports([...linkByRelay.values()].flatMap((link) => link.report ?? []), ownHead()))
  }

  const ownHead = (): number => target.heads().get(target.device) ?? 0

  const add = (relay: string): void => {
    const link = createRelayLink({
      relay,
      target,
      deps,
      report: (next) => {
        if (linkByRelay.get(relay)?.link !== link) return
        linkByRelay.set(relay, { link, report: next })
        report()
      },
    })
    linkByRelay.set(relay, { link, report: undefined })
    link.start()
  }

  const remove = (relay: string): void => {
    const stopped = linkByRelay.get(relay)?.link.stop()
    linkByRelay.delete(relay)
    if (stopped === undefined) return
    stopping.add(stopped)
    void stopped.finally(() => stopping.delete(stopped))
  }

  return {
    setRelays: (relays) => {
      if (isStopped) return
      const wanted = new Set(relays.map(sameSpelling).slice(0, maxRelays))
      for (const relay of linkByRelay.keys()) if (!wanted.has(relay)) remove(relay)
      for (const relay of wanted) if (!linkByRelay.has(relay)) add(relay)
      report()
    },
    syncNow: () => {
      for (const { link } of linkByRelay.values()) link.syncNow()
    },
    reread: () => {
      for (const { link } of linkByRelay.values()) link.reread()
    },
    stop: async () => {
      for (const relay of linkByRelay.keys()) remove(relay)
      report()
      isStopped = true
      await Promise.all(stopping)
    },
  }
}

/** One relay written in two ways is one relay. */
const sameSpelling = (relay: string): string => {
  const address = readRelayAddress(relay)
  if (address === undefined) return relay
  return address.code === null ? address.url : `${address.url}#${encodeURIComponent(address.code)}`
}
