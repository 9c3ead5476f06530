import { Suspense } from 'react'
import { Route, Switch } from 'wouter'
import { HomeScreen } from '../features/home/home-screen.tsx'
import { useCommunity } from '../features/session/community-context.ts'
import { useOpenCell } from '../features/session/use-open-cell.ts'
import { lazyScreen } from './lazy-screen.ts'

const AboutScreen = lazyScreen(async () => (await import('../features/settings/about-screen.tsx')).AboutScreen)
const AgreementPrintScreen = lazyScreen(async () => (await import('../features/agreements/agreement-print-screen.tsx')).AgreementPrintScreen)
const AgreementScreen = lazyScreen(async () => (await import('../features/agreements/agreement-screen.tsx')).AgreementScreen)
const AgreementsScreen = lazyScreen(async () => (await import('../features/agreements/agreements-screen.tsx')).AgreementsScreen)
const CommunitiesScreen = lazyScreen(async () => (await import('../features/community/communities-screen.tsx')).CommunitiesScreen)
const CommunityScreen = lazyScreen(async () => (await import('../features/community/community-screen.tsx')).CommunityScreen)
const EntriesScreen = lazyScreen(async () => (await import('../features/entries/entries-screen.tsx')).EntriesScreen)
const InvitationScreen = lazyScreen(async () => (await import('../features/join/invitation-screen.tsx')).InvitationScreen)
const InvitationShown = lazyScreen(async () => (await import('../features/community/invitation-shown.tsx')).InvitationShown)
const InviteScreen = lazyScreen(async () => (await import('../features/community/invite-screen.tsx')).InviteScreen)
const LeaveScreen = lazyScreen(async () => (await import('../features/community/leave-screen.tsx')).LeaveScreen)
const ListingFormScreen = lazyScreen(async () => (await import('../features/market/listing-form-screen.tsx')).ListingFormScreen)
const ListingScreen = lazyScreen(async () => (await import('../features/market/listing-screen.tsx')).ListingScreen)
const LookAroundScreen = lazyScreen(async () => (await import('../features/look-around/look-around-screen.tsx')).LookAroundScreen)
const loadMarket = async () => (await import('../features/market/market-screen.tsx')).MarketScreen
const MarketScreen = lazyScreen(loadMarket)
const MatchScreen = lazyScreen(async () => (await import('../features/matches/match-screen.tsx')).MatchScreen)
const MatchesScreen = lazyScreen(async () => (await import('../features/matches/matches-screen.tsx')).MatchesScreen)
const MeetingPointsScreen = lazyScreen(async () => (await import('../features/settings/meeting-points-screen.tsx')).MeetingPointsScreen)
const MemberScreen = lazyScreen(async () => (await import('../features/community/member-screen.tsx')).MemberScreen)
const NowhereScreen = lazyScreen(async () => (await import('./nowhere-screen.tsx')).NowhereScreen)
const PrivacyScreen = lazyScreen(async () => (await import('../features/settings/privacy-screen.tsx')).PrivacyScreen)
const ProposeScreen = lazyScreen(async () => (await import('../features/agreements/propose-screen.tsx')).ProposeScreen)
const RecountScreen = lazyScreen(async () => (await import('../features/settings/recount-screen.tsx')).RecountScreen)
const SettingsScreen = lazyScreen(async () => (await import('../features/settings/settings-screen.tsx')).SettingsScreen)
const StartFlow = lazyScreen(async () => (await import('../features/first-run/start-flow.tsx')).StartFlow)
const SyncScreen = lazyScreen(async () => (await import('../features/community/sync-screen.tsx')).SyncScreen)
const WaitingScreen = lazyScreen(async () => (await import('../features/join/waiting-screen.tsx')).WaitingScreen)

// It comes while the index is being read. What fails is asked for again by the screen.
if (location.pathname === '/market') loadMarket().catch(() => undefined)

/** Which screen an address shows, inside a community. */
export const Screens = () => {
  const { cell } = useCommunity()
  const open = useOpenCell()
  return (
    <Suspense fallback={null}>
      <Switch>
        <Route path="/"><HomeScreen /></Route>
        <Route path="/market"><MarketScreen /></Route>
        <Route path="/market/new"><ListingFormScreen /></Route>
        <Route path="/market/:listing">{({ listing }) => <ListingScreen key={listing} listing={listing} />}</Route>
        <Route path="/market/:listing/edit">{({ listing }) => <ListingFormScreen key={listing} listing={listing} />}</Route>
        <Route path="/matches"><MatchesScreen /></Route>
        <Route path="/matches/:pair">{({ pair }) => <MatchScreen key={pair} pair={pair} />}</Route>
        <Route path="/agreements"><AgreementsScreen /></Route>
        <Route path="/agreements/propose/:pair">{({ pair }) => <ProposeScreen key={pair} pair={pair} />}</Route>
        <Route path="/agreements/:agreement/print">{({ agreement }) => <AgreementPrintScreen key={agreement} agreement={agreement} />}</Route>
        <Route path="/agreements/:agreement">{({ agreement }) => <AgreementScreen key={agreement} agreement={agreement} />}</Route>
        <Route path="/entries/:ids">{({ ids }) => <EntriesScreen key={ids} ids={ids} />}</Route>
        <Route path="/community"><CommunityScreen /></Route>
        <Route path="/community/members/:member">{({ member }) => <MemberScreen key={member} member={member} />}</Route>
        <Route path="/community/sync"><SyncScreen /></Route>
        <Route path="/community/invite"><InviteScreen /></Route>
        <Route path="/community/invite/:invitation">{({ invitation }) => <InvitationShown key={invitation} invitation={invitation} />}</Route>
        <Route path="/community/leave"><LeaveScreen /></Route>
        <Route path="/communities"><CommunitiesScreen current={cell} /></Route>
        <Route path="/join"><InvitationScreen back="/communities" onJoined={joined => { void open(joined) }} /></Route>
        <Route path="/start/:step?">{({ step }) => <StartFlow step={step} back="/communities" />}</Route>
        <Route path="/look-around"><LookAroundScreen back="/communities" /></Route>
        <Route path="/waiting"><WaitingScreen /></Route>
        <Route path="/settings"><SettingsScreen /></Route>
        <Route path="/settings/meeting-points"><MeetingPointsScreen /></Route>
        <Route path="/settings/privacy"><PrivacyScreen /></Route>
        <Route path="/settings/recount"><RecountScreen /></Route>
        <Route path="/settings/about"><AboutScreen /></Route>
        <Route><NowhereScreen /></Route>
      </Switch>
    </Suspense>
  )
}
