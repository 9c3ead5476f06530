import type { Value, ValueMap } from '../../domain/base/value.ts'
import type { Kind } from '../../domain/ledger/kinds.ts'

/**
 * One entry of an example community before anyone has signed it. Acts stand in the order of their clocks; whoever
 * signs them in that order gives each its device, number, prev and lamport.
 */
export interface ExampleAct {
  /** Whose device writes it. 0 founded the community, and is whom the viewer looks through. */
  readonly author: number
  readonly kind: Kind
  /** Milliseconds since 1970. */
  readonly at: number
  /** Places of earlier acts, in the order an entry names them: the subject of an answer first. */
  readonly refs: readonly number[]
  readonly body: (signer: ExampleSigner) => Promise<ValueMap>
}

/** What a body holds and only who has the keys can give. */
export interface ExampleSigner {
  /** Id of an earlier act, 32 bytes. A member's id is that of the act they began with. */
  readonly idOf: (act: number) => Uint8Array
  /** {sign, seal}: what the author's device announces of itself. */
  readonly deviceKeysOf: (author: number) => ValueMap
  /** Commitment to the community's first epoch key, 32 bytes. */
  readonly epochCommit: () => Uint8Array | Promise<Uint8Array>
  /** Public half of the seed of the invitation that this act writes, 32 bytes. Asked while it is being signed. */
  readonly invitationKeyOf: (act: number) => Uint8Array | Promise<Uint8Array>
  /** {invitation, key, sig}: the author's joining, signed with the seed of that invitation. */
  readonly joinProof: (author: number, invitation: number) => ValueMap | Promise<ValueMap>
  /** A text only the devices of these authors can open. */
  readonly sealFor: (authors: readonly number[], text: string) => Value | Promise<Value>
}
