import type { ReactNode } from 'react'
import { useInstall } from '../session/install-context.ts'
import { EmbeddedScreen } from './embedded-screen.tsx'
import { IosTabScreen } from './ios-tab-screen.tsx'
import { LackingScreen } from './lacking-screen.tsx'

export interface PlaceGateProps {
  readonly invitation: string | undefined
  readonly children: ReactNode
}

/**
 * Goes no further where keys would be lost: inside another app, in a browser that lacks something, in a tab on iOS,
 * which clears what was not opened for a week. Inside another app is asked first: a true browser may lack nothing.
 */
export const PlaceGate = ({ invitation, children }: PlaceGateProps) => {
  const { place, lacks } = useInstall().platform
  if (place === 'embedded') return <EmbeddedScreen hasInvitation={invitation !== undefined} />
  if (lacks.length > 0) return <LackingScreen lacks={lacks} />
  if (place === 'ios-tab') return <IosTabScreen invitation={invitation} />
  return children
}
