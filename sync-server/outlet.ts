import type { WebSocket } from 'ws'
import { encodeFrame, type ServerFrame } from './protocol.ts'

/** The way out to one phone, which may be slower than what waits for it. */
export interface Outlet {
  send(frame: ServerFrame): void
  /** An encoded frame: one item goes to many phones and is encoded once. */
  sendBytes(bytes: Uint8Array): void
  /** Bytes handed over and not yet taken by the network. */
  waitingBytes(): number
  /** Whether whatever can wait should wait. */
  isBehind(): boolean
}

export const createOutlet = (options: {
  readonly socket: WebSocket
  /** Behind from here on. */
  readonly behindBytes: number
  /** The network took something. */
  readonly onSent: () => void
}): Outlet => {
  const { socket, behindBytes, onSent } = options
  const sendBytes = (bytes: Uint8Array): void => {
    // The callback also takes the error of a socket that closed meanwhile; its close event says the rest.
    if (socket.readyState === socket.OPEN) socket.send(bytes, onSent)
  }
  return {
    sendBytes,
    send: (frame) => sendBytes(encodeFrame(frame)),
    waitingBytes: () => socket.bufferedAmount,
    // To a closing socket nothing is sent, so for it the log need not be read.
    isBehind: () => socket.readyState !== socket.OPEN || socket.bufferedAmount > behindBytes,
  }
}
