import { useEffect, useState } from 'react'

const marker = /^#\/?join\//

const invitationInAddress = (): string | undefined => (marker.test(location.hash) ? location.href : undefined)

/**
 * The invitation this page was opened with (`…/#/join/<payload>`). It stays in the address until it is used or put
 * away, so that the page can still be reopened elsewhere with it; then it goes, because it is a secret.
 */
export const useInvitationLink = (): { readonly invitation: string | undefined; readonly putAway: () => void } => {
  const [invitation, setInvitation] = useState(invitationInAddress)
  useEffect(() => {
    const look = () => { setInvitation((before) => invitationInAddress() ?? before) }
    window.addEventListener('hashchange', look)
    return () => { window.removeEventListener('hashchange', look) }
  }, [])
  const putAway = () => {
    if (location.hash !== '') history.replaceState(history.state, '', location.pathname)
    setInvitation(undefined)
  }
  return { invitation, putAway }
}
