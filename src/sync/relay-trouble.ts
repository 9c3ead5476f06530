import type { LinkTrouble } from '../core/ports/sync-target.ts'
import type { RelayErrorCode } from '../../sync-server/protocol.ts'

/** What a relay's own words mean to a member. */
export const troubleByRelayError: Readonly<Record<RelayErrorCode, LinkTrouble>> = {
  'bad-frame': 'protocol',
  'unknown-host': 'relay-name-unknown',
  'too-many-connections': 'relay-busy',
  stopping: 'relay-unreachable',
  'bad-signature': 'join-refused',
  'code-needed': 'code-needed',
  'code-wrong': 'code-wrong',
  'too-many-channels': 'rate',
  // The relay dropped the channel while we were in it; joining again opens it anew.
  'not-joined': 'relay-unreachable',
  'too-large': 'chunk-too-large-for-relay',
  'channel-bytes-today': 'rate',
  'address-bytes-today': 'rate',
  'storage-full': 'storage-full-at-relay',
  'storage-failed': 'storage-failed-at-relay',
}

/** What a close means that no error frame explained. Codes: RFC 6455 §7.4.1 and the IANA registry. */
export const troubleOfClose = (code: number): LinkTrouble => {
  switch (code) {
    case 1002:
    case 1003:
    case 1007:
    case 1008:
    case 1009:
    case 1010:
      return 'protocol'
    case 1013:
      return 'relay-busy'
    default:
      return 'relay-unreachable'
  }
}
