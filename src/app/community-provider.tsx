import { useMemo, type ReactNode } from 'react'
import type { DirectoryCell } from '../core/ports/directory.ts'
import { CommunityContext, type Community } from '../features/session/community-context.ts'
import { InstallContext, useInstall } from '../features/session/install-context.ts'
import { useLocale } from '../features/session/use-locale.ts'
import { createFormatter } from '../i18n/format.ts'
import { useLiveQuery } from '../ui/use-live-query.ts'
import { CommunityNotices } from './community-notices.tsx'
import { useKept } from './use-kept.ts'
import { useMarkedEntries } from './use-marked-entries.ts'
import { useWriter } from './use-writer.ts'
import { wrapCommands } from './wrap-commands.ts'

export interface CommunityProviderProps {
  readonly listed: DirectoryCell
  /** `state` says whether its records can be shown; until then nothing is here but its name. */
  readonly children: (shown: { readonly notices: ReactNode; readonly hasRecords: boolean }) => ReactNode
}

/**
 * Opens a community and hands it to the screens. They show what the index holds at once; whether this tab may write
 * comes a moment later, and what is done in that moment waits for it. Key it by the community.
 */
export const CommunityProvider = ({ listed: { cell, name, example }, children }: CommunityProviderProps) => {
  const install = useInstall()
  const locale = useLocale()
  const writer = useWriter(cell, install.commands)
  const queries = useMemo(() => install.queriesOf(cell), [install, cell])
  const state = useKept(useLiveQuery(queries.cellState()))
  const self = useKept(useLiveQuery(queries.self()))
  const sync = useLiveQuery(queries.sync())

  const { opened, role } = writer
  const installOpening = useMemo(() => ({
    ...install,
    commands: wrapCommands(install.commands, async (_, call) => {
      await opened
      return call()
    }),
  }), [install, opened])

  const writes = role === 'opening' || role === 'writer'
  const community = useMemo((): Community | undefined => {
    if (!state || !self || self.member === null) return undefined
    const format = createFormatter(locale, { currency: state.currency, zoneOffsetMinutes: state.zone })
    return { cell, state, self, me: self.member, queries, format, writes }
  }, [cell, state, self, locale, queries, writes])

  const isOpen = role === 'writer' || role === 'reader'
  const marked = useMarkedEntries(isOpen && self && example === 0 ? { cell, name: state?.name ?? name, entries: self.entries } : undefined)

  const isRead = state !== undefined && self !== undefined
  // An empty index says nothing before its community was opened: it may be about to be filled.
  if (community === undefined && (!isRead || role === 'opening')) return null
  const notices = <CommunityNotices writer={writer} marked={marked} sync={sync ?? null} example={example === 1 ? cell : undefined} />
  return (
    <InstallContext value={installOpening}>
      <CommunityContext value={community}>{children({ notices, hasRecords: community !== undefined })}</CommunityContext>
    </InstallContext>
  )
}
