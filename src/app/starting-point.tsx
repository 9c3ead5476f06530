import { Suspense } from 'react'
import { useLocation } from 'wouter'
import type { DirectoryCell, InstallSettings } from '../core/ports/directory.ts'
import { useOpenCell } from '../features/session/use-open-cell.ts'
import { lazyScreen } from './lazy-screen.ts'
import { OpenCommunity } from './open-community.tsx'
import { useInvitationLink } from './use-invitation-link.ts'
import { useLostCommunities } from './use-lost-communities.ts'
import { useScrollToTop } from './use-scroll-to-top.ts'

const FirstRun = lazyScreen(async () => (await import('../features/first-run/first-run.tsx')).FirstRun)
const InvitationScreen = lazyScreen(async () => (await import('../features/join/invitation-screen.tsx')).InvitationScreen)
const JoinScreen = lazyScreen(async () => (await import('../features/join/join-screen.tsx')).JoinScreen)
const StorageGoneScreen = lazyScreen(async () => (await import('./storage-gone-screen.tsx')).StorageGoneScreen)

export interface StartingPointProps {
  readonly settings: InstallSettings
  readonly cells: readonly DirectoryCell[]
}

/** What the app begins with on this phone: an invitation to answer, a loss to tell, a first run, or a community. */
export const StartingPoint = ({ settings, cells }: StartingPointProps) => {
  const open = useOpenCell()
  const [location, navigate] = useLocation()
  const { invitation, putAway } = useInvitationLink()
  const { lost, giveUp } = useLostCommunities(cells)
  useScrollToTop(location)

  const joined = (cell: string) => {
    putAway()
    void open(cell)
  }
  const current = cells.find(({ cell }) => cell === settings.currentCell) ?? cells[0]
  const hasLost = lost !== undefined && lost.length > 0
  const screen = () => {
    if (invitation !== undefined && (current !== undefined || hasLost)) return <JoinScreen invitation={invitation} onJoined={joined} onAway={putAway} />
    if (hasLost && location === '/join') return <InvitationScreen back="/" onJoined={joined} />
    if (hasLost) return <StorageGoneScreen lost={lost} onInvitation={() => { navigate('/join') }} onGiveUp={giveUp} />
    if (current !== undefined) return <OpenCommunity key={current.cell} listed={current} />
    // Until the marker is read it is not known whether this is a first run.
    if (lost === undefined) return null
    return <FirstRun hasLanguage={settings.locale !== null} invitation={invitation} onInvitationAway={putAway} />
  }
  return <Suspense fallback={null}>{screen()}</Suspense>
}
