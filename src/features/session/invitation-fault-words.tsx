import type { ReactNode } from 'react'
import { Trans } from '@lingui/react/macro'

/** Why an invitation cannot be used, and what to ask for. The core names the fault. */
export const InvitationFaultWords = ({ fault }: { readonly fault: string }) => (
  <>{Object.hasOwn(words, fault) ? words[fault as Fault]() : words['wrong-field']()}</>
)

type Fault = 'not-an-invitation' | 'damaged' | 'too-new' | 'wrong-field'

const words: Record<Fault, () => ReactNode> = {
  'not-an-invitation': () => <Trans>This is not an invitation. An invitation is a link with #/join/ in it, or a code from the screen of a member.</Trans>,
  'damaged': () => <Trans>This invitation did not arrive whole. Ask for it to be sent again, or scan it from the other phone.</Trans>,
  'too-new': () => <Trans>This invitation was made by a newer version of the app. Update the app, then open the invitation again.</Trans>,
  'wrong-field': () => <Trans>This invitation cannot be read. Ask for a new one.</Trans>,
}
