import { Suspense } from 'react'
import { Route, Switch } from 'wouter'
import type { DirectoryCell } from '../core/ports/directory.ts'
import { useOpenCell } from '../features/session/use-open-cell.ts'
import { AppFrame } from '../ui/app-frame.tsx'
import { CommunityProvider } from './community-provider.tsx'
import { lazyScreen } from './lazy-screen.ts'
import { Navigation } from './navigation.tsx'
import { Notices } from './notices.tsx'
import { Screens } from './screens.tsx'

const CommunitiesScreen = lazyScreen(async () => (await import('../features/community/communities-screen.tsx')).CommunitiesScreen)
const FirstSyncScreen = lazyScreen(async () => (await import('../features/join/first-sync-screen.tsx')).FirstSyncScreen)
const InvitationScreen = lazyScreen(async () => (await import('../features/join/invitation-screen.tsx')).InvitationScreen)

/** A community on the screen: its notices, its screens, the ways between them. */
export const OpenCommunity = ({ listed }: { readonly listed: DirectoryCell }) => (
  <CommunityProvider listed={listed}>
    {({ notices, hasRecords }) => hasRecords
      ? (
          <AppFrame nav={<Navigation />}>
            <Notices>{notices}</Notices>
            <Screens />
          </AppFrame>
        )
      : (
          <>
            <Notices>{notices}</Notices>
            <BeforeRecords listed={listed} />
          </>
        )}
  </CommunityProvider>
)

/** While nothing of the community is here but its name, other communities can still be reached. */
const BeforeRecords = ({ listed: { cell, name } }: { readonly listed: DirectoryCell }) => {
  const open = useOpenCell()
  return (
    <Suspense fallback={null}>
      <Switch>
        <Route path="/communities"><CommunitiesScreen current={cell} /></Route>
        <Route path="/join"><InvitationScreen back="/communities" onJoined={joined => { void open(joined) }} /></Route>
        <Route><FirstSyncScreen cell={cell} name={name} /></Route>
      </Switch>
    </Suspense>
  )
}
