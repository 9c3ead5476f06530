import { useState } from 'react'
import { Redirect, useLocation } from 'wouter'
import { useInstall } from '../session/install-context.ts'
import { useAct } from '../session/use-act.ts'
import { useOpenCell } from '../session/use-open-cell.ts'
import { isName } from './name-field.tsx'
import { StartCommunityScreen, type CommunityDraft } from './start-community-screen.tsx'
import { StartNameScreen } from './start-name-screen.tsx'

export interface StartFlowProps {
  /** From the address: `community`, or nothing for the first step. */
  readonly step: string | undefined
  readonly back: string
}

/** Starting a community: first who you are, then what it is. Keys are made at the last press. */
export const StartFlow = ({ step, back }: StartFlowProps) => {
  const { commands, platform } = useInstall()
  const [, navigate] = useLocation()
  const open = useOpenCell()
  const act = useAct()
  const [founder, setFounder] = useState('')

  const start = async (draft: CommunityDraft) => {
    const done = await act.run(() => commands.createCommunity({ ...draft, founder: founder.trim(), zone: platform.zone }))
    if (done?.ok !== true) return
    void platform.persist()
    await open(done.value)
  }
  if (step !== 'community') {
    return <StartNameScreen back={back} name={founder} onName={setFounder} onNext={() => { navigate('/start/community') }} />
  }
  return isName(founder) ? <StartCommunityScreen act={act} onStart={draft => { void start(draft) }} /> : <Redirect to="/start" replace />
}
