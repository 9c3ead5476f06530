import type { ReactNode } from 'react'
import { Trans } from '@lingui/react/macro'
import type { Sync } from './sync-words.tsx'

type Trouble = NonNullable<Sync['trouble']>

/** Why the link to the meeting point does not work, and who can help. A new trouble without words does not compile. */
export const TroubleWords = ({ trouble }: { readonly trouble: Trouble }) => <>{words[trouble]()}</>

const words: Record<Trouble, () => ReactNode> = {
  'relay-address-wrong': () => <Trans>Its address in the settings is not right. Correct it there.</Trans>,
  'relay-unreachable': () => <Trans>It cannot be reached just now. The app tries again by itself.</Trans>,
  'relay-busy': () => <Trans>It has too much to do just now. The app tries again by itself.</Trans>,
  'relay-name-unknown': () => <Trans>It does not know the name by which it was called. Whoever runs it has to tell it that name.</Trans>,
  'join-refused': () => <Trans>It did not let this phone in. Check the address, and tell whoever runs it.</Trans>,
  'code-needed': () => <Trans>It takes new communities only with a code. Ask whoever runs it.</Trans>,
  'code-wrong': () => <Trans>The code for new communities is not right. Ask whoever runs it.</Trans>,
  'rate': () => <Trans>It takes no more from this community today. The rest goes out tomorrow.</Trans>,
  'chunk-too-large-for-relay': () => <Trans>It refuses a record for being too large. Tell whoever runs it.</Trans>,
  'storage-full-at-relay': () => <Trans>It has no room left. Tell whoever runs it.</Trans>,
  'storage-failed-at-relay': () => <Trans>Its storage does not work. Tell whoever runs it.</Trans>,
  'protocol': () => <Trans>What answers there is no meeting point, or a newer one. Check the address, or update the app.</Trans>,
  'storage-failed-here': () => <Trans>This phone could not save what came. It is fetched again; make room on the phone if it is full.</Trans>,
  'failed-here': () => <Trans>The app made a mistake. Start it again; if it stays, report it.</Trans>,
}
