import { useMemo, useState } from 'react'
import { i18n } from '@lingui/core'
import { I18nProvider } from '@lingui/react'
import { InstallContext, type Install } from '../features/session/install-context.ts'
import { OfflineReadyContext } from '../features/session/offline-ready-context.ts'
import { useLiveQuery } from '../ui/use-live-query.ts'
import { Announcer } from './announcer.tsx'
import { watchForUpdates } from './app-update.ts'
import { ErrorBoundary } from './error-boundary.tsx'
import { FaultNotice } from './fault-notice.tsx'
import { Notices } from './notices.tsx'
import { countPendingWrites } from './pending-writes.ts'
import { useAppOnPhone } from './ready-without-network.ts'
import { StartingPoint } from './starting-point.tsx'
import { UpdatePrompt } from './update-prompt.tsx'
import { useDocumentTheme } from './use-document-theme.ts'
import { useLanguage } from './use-language.ts'
import { useLatePlatform } from './use-late-platform.ts'

/** What is shown where nothing can be stored, and so nothing was ever set. */
const noSettings = { locale: null, theme: 'system', currentCell: null } as const

/** The whole of the page: what every screen stands on, and the first screen. */
export const App = ({ install }: { readonly install: Install }) => (
  <ErrorBoundary>
    <I18nProvider i18n={i18n}><Running install={install} /></I18nProvider>
  </ErrorBoundary>
)

const Running = ({ install }: { readonly install: Install }) => {
  const [{ commands, updates }] = useState(() => {
    const pending = countPendingWrites(install.commands)
    return { commands: pending.commands, updates: watchForUpdates(pending.settled) }
  })
  const platform = useLatePlatform(install.platform)
  const running = useMemo(() => ({ ...install, commands, platform }), [install, commands, platform])

  const cannotStore = platform.lacks.includes('storage')
  const settings = useLiveQuery(install.queries.settings()) ?? (cannotStore ? noSettings : undefined)
  const cells = useLiveQuery(install.queries.cells()) ?? (cannotStore ? [] : undefined)
  useDocumentTheme(settings?.theme)
  const hasWords = useLanguage(settings)
  const appOnPhone = useAppOnPhone()
  if (!hasWords) return null
  const faults = <FaultNotice faults={install.faults} />
  // What cannot be read says so instead of leaving the page empty.
  if (settings === undefined || cells === undefined) return <Notices>{faults}</Notices>
  return (
    <InstallContext value={running}>
      <OfflineReadyContext value={appOnPhone}>
        <Announcer>
          <Notices>
            {faults}
            <UpdatePrompt updates={updates} />
          </Notices>
          <StartingPoint settings={settings} cells={cells} />
        </Announcer>
      </OfflineReadyContext>
    </InstallContext>
  )
}
