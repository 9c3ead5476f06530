import { useState } from 'react'
import { Route, Switch } from 'wouter'
import { InvitationScreen } from '../join/invitation-screen.tsx'
import { JoinScreen } from '../join/join-screen.tsx'
import { LookAroundScreen } from '../look-around/look-around-screen.tsx'
import { useOpenCell } from '../session/use-open-cell.ts'
import { ChoiceScreen } from './choice-screen.tsx'
import { LanguageScreen } from './language-screen.tsx'
import { PlaceGate } from './place-gate.tsx'
import { StartFlow } from './start-flow.tsx'

export interface FirstRunProps {
  /** Chosen on this install before. */
  readonly hasLanguage: boolean
  /** From the address the app was opened with. */
  readonly invitation: string | undefined
  readonly onInvitationAway: () => void
}

/**
 * Language, then where the person comes from, then their name, then the community: in this order and no other. Keys are
 * made and an invitation is used up only at the very end, and nowhere where the browser would lose them.
 */
export const FirstRun = ({ hasLanguage, invitation, onInvitationAway }: FirstRunProps) => {
  const [chosen, setChosen] = useState(hasLanguage)
  const open = useOpenCell()
  if (!chosen) return <LanguageScreen onChosen={() => { setChosen(true) }} />
  return (
    <PlaceGate invitation={invitation}>
      {invitation !== undefined
        ? (
            <JoinScreen
              invitation={invitation}
              onAway={onInvitationAway}
              onJoined={cell => {
                onInvitationAway()
                void open(cell)
              }}
            />
          )
        : (
            <Switch>
              <Route path="/join"><InvitationScreen back="/" onJoined={cell => { void open(cell) }} /></Route>
              <Route path="/start/:step?">{({ step }) => <StartFlow step={step} back="/" />}</Route>
              <Route path="/look-around"><LookAroundScreen back="/" /></Route>
              <Route><ChoiceScreen /></Route>
            </Switch>
          )}
    </PlaceGate>
  )
}
