import type { Outlet } from './outlet.ts'
import type { RelayErrorCode } from './protocol.ts'
import type { Reader } from './reader.ts'
import type { Room } from './room.ts'

/** One open connection, as the handlers of frames see it. */
export interface Session {
  /** What the phone dialled, as it says, and the relay goes by. */
  readonly host: string
  readonly nonce: Uint8Array
  /** Who counts as one for the limits per address. */
  readonly address: string
  /** On this machine: free of the limits per address, may open channels. */
  readonly isLocal: boolean
  readonly outlet: Outlet
  /** Channels joined, and those whose join is under way. Emptied when the connection closes. */
  readonly placeByChannel: Map<string, Place>
  refuse(refusal: Refusal): void
  /** Says why and closes. */
  end(refusal: Refusal): void
}

/** A new join of a channel makes a new place, so a handler that waited can tell that its own is gone. */
export interface Place {
  seat: { readonly room: Room; readonly reader: Reader } | undefined
}

export interface Refusal {
  readonly code: RelayErrorCode
  readonly channel?: Uint8Array
  readonly ref?: number
  readonly retryAfter?: number
}
