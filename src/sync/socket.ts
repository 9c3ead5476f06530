/** As much of a WebSocket as the relay protocol needs. */
export interface Socket {
  /** Nothing happens when the socket is not open. */
  send(bytes: Uint8Array<ArrayBuffer>): void
  close(): void
}

/** May still be called after `close`: on a dead network the goodbye comes late or never. */
export interface SocketEvents {
  readonly message: (data: ArrayBuffer | string) => void
  /** Once, also when the socket never came to be open. The code is RFC 6455 §7.4. */
  readonly closed: (code: number) => void
}

/** Throws where the platform forbids the address, such as `ws:` from an `https:` page. */
export type OpenSocket = (url: string, protocol: string, events: SocketEvents) => Socket
