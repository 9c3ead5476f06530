/** Why what was typed is no address of a meeting point. */
export type RelayAddressFault = 'not-an-address' | 'not-secure' | 'too-long'

/** As in an invitation's payload. */
const maxLength = 256

/**
 * The address of a relay as typed: `wss://…`, or the address of the page it serves, or only its name. Anything but a
 * name on this machine has to be encrypted when the page is, because the browser refuses the rest.
 */
export const readRelayAddress = (typed: string, pageIsSecure: boolean): { readonly url: string } | { readonly fault: RelayAddressFault } => {
  const text = typed.trim()
  const url = parseUrl(withScheme(text, pageIsSecure))
  if (url === undefined || /\s/.test(text) || url.host === '' || url.username !== '' || url.password !== '') return { fault: 'not-an-address' }
  if (url.protocol === 'ws:' && pageIsSecure && !isThisMachine(url.hostname)) return { fault: 'not-secure' }
  if (url.pathname === '/') url.pathname = '/relay'
  return relayWithoutCode(url.href).length > maxLength ? { fault: 'too-long' } : { url: url.href }
}

/** The settings keep the operator's code behind the address, as its fragment: it is not part of what is dialled. */
export const relayWithCode = (relay: string, code: string): string =>
  code.trim() === '' ? relay : `${relayWithoutCode(relay)}#${encodeURIComponent(code.trim())}`

/** For showing and comparing: the code is a secret. */
export const relayWithoutCode = (relay: string): string => relay.replace(/#.*$/, '')

/** For showing: the name is what people know it by. */
export const relayHost = (relay: string): string => parseUrl(relay)?.host ?? relayWithoutCode(relay)

const withScheme = (text: string, pageIsSecure: boolean): string => {
  if (/^wss?:\/\//i.test(text)) return text
  if (/^https?:\/\//i.test(text)) return text.replace(/^http/i, 'ws')
  return /^[a-z]+:\/\//i.test(text) ? '' : `${pageIsSecure ? 'wss' : 'ws'}://${text}`
}

const parseUrl = (text: string): URL | undefined => {
  try {
    return new URL(text)
  } catch {
    return undefined
  }
}

const isThisMachine = (name: string): boolean => name === 'localhost' || name === '[::1]' || name.endsWith('.localhost') || /^127(?:\.\d+){3}$/.test(name)
