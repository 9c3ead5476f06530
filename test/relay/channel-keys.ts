import { generateKeyPairSync, sign } from 'node:crypto'
import { joinRelayBytes } from '../../sync-server/protocol.ts'

/** What a member holds of a channel: its name and the right to read and append. */
export interface ChannelKeys {
  readonly channel: Uint8Array
  signJoin(dialled: { readonly host: string; readonly nonce: Uint8Array }): Uint8Array
}

export const createChannelKeys = (): ChannelKeys => {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519')
  const channel = new Uint8Array(publicKey.export({ format: 'der', type: 'spki' }).subarray(-32))
  return {
    channel,
    signJoin: (dialled) => new Uint8Array(sign(null, joinRelayBytes({ ...dialled, channel }), privateKey)),
  }
}
