import { maxCodeBytes, maxHostBytes } from '../../sync-server/protocol.ts'

export interface RelayAddress {
  /** What is dialled, and what cursors are kept under. */
  readonly url: string
  /** What the relay is called there: joins are signed for it. */
  readonly host: string
  /** The operator's code, which lets a new channel be opened. */
  readonly code: string | null
}

/**
 * Reads a relay's address from the settings: `wss://relay.example/relay`, or `wss://relay.example/relay#code` with
 * the operator's code, which as a fragment is never part of what is dialled. Undefined for anything else.
 */
export const readRelayAddress = (text: string): RelayAddress | undefined => {
  let url: URL
  let code: string
  try {
    url = new URL(text)
    code = decodeURIComponent(url.hash.slice(1))
  } catch {
    return undefined
  }
  if (!isRelayUrl(url) || !code.isWellFormed() || utf8Length(code) > maxCodeBytes) return undefined
  url.hash = ''
  return { url: url.href, host: url.host, code: code === '' ? null : code }
}

const isRelayUrl = ({ protocol, host, username, password }: URL): boolean =>
  (protocol === 'wss:' || protocol === 'ws:') && username === '' && password === '' && utf8Length(host) <= maxHostBytes

const utf8Length = (text: string): number => new TextEncoder().encode(text).length
