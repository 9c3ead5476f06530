import { WebSocket } from 'ws'
import {
  type ClientFrame,
  decodeServerFrame,
  encodeFrame,
  type Hello,
  type Join,
  relayPath,
  relaySubprotocol,
  type ServerFrame,
} from '../../sync-server/protocol.ts'
import type { ChannelKeys } from './channel-keys.ts'

type FrameOf<T extends ServerFrame['type']> = Extract<ServerFrame, { type: T }>

/** A phone as the relay sees it: sends any frame or bytes, and hands out what came, in order. */
export interface Phone {
  readonly socket: WebSocket
  readonly host: string
  readonly hello: Hello
  send(frame: ClientFrame): void
  sendRaw(bytes: Uint8Array | string): void
  /** The next frame, which must be of this type. */
  take<T extends ServerFrame['type']>(type: T): Promise<FrameOf<T>>
  join(keys: ChannelKeys, more?: Partial<Join>): void
  /** Resolves with the close code. */
  readonly closed: Promise<number>
  /** What has come and was not taken. */
  untaken(): readonly ServerFrame[]
}

export interface DialOptions {
  readonly port: number
  /** The Host header, if not the one dialled. */
  readonly host?: string
  readonly headers?: Readonly<Record<string, string>>
}

interface Inbox {
  readonly socket: WebSocket
  readonly host: string
  readonly closed: Promise<number>
  next(): Promise<ServerFrame>
  untaken(): readonly ServerFrame[]
}

/** Connects and waits for hello. */
export const connectPhone = async (options: DialOptions): Promise<Phone> => {
  const inbox = dial(options)
  const { socket, host } = inbox
  const take = async <T extends ServerFrame['type']>(type: T): Promise<FrameOf<T>> => {
    const frame = await inbox.next()
    if (frame.type !== type) throw new Error(`wanted ${type}, got ${JSON.stringify(frame)}`)
    return frame as FrameOf<T>
  }
  const hello = await take('hello')
  const send = (frame: ClientFrame): void => socket.send(encodeFrame(frame))
  return {
    ...inbox,
    hello,
    send,
    take,
    sendRaw: (bytes) => socket.send(bytes),
    join: (keys, more = {}) =>
      send({
        type: 'join',
        channel: keys.channel,
        sig: keys.signJoin({ host, nonce: hello.nonce }),
        since: 0,
        log: null,
        code: null,
        ...more,
      }),
  }
}

/** Connects where the relay is expected to say no, and answers its word. */
export const connectInVain = async (options: DialOptions): Promise<ServerFrame> => dial(options).next()

const dial = ({ port, host, headers = {} }: DialOptions): Inbox => {
  const socket = new WebSocket(`ws://127.0.0.1:${port}${relayPath}`, relaySubprotocol, {
    headers: { ...headers, ...(host === undefined ? {} : { host }) },
    perMessageDeflate: false,
  })
  const frames: ServerFrame[] = []
  let wake: (() => void) | undefined
  let hasClosed = false
  const closed = new Promise<number>((settle) => {
    socket.on('close', (code) => {
      hasClosed = true
      wake?.()
      settle(code)
    })
  })
  socket.on('error', () => {
    // The close that follows tells.
  })
  socket.on('message', (data) => {
    const decoded = decodeServerFrame(data as Buffer)
    if (!decoded.ok) throw new Error(`the relay sent ${JSON.stringify(decoded.error)}`)
    frames.push(decoded.value)
    wake?.()
  })
  return {
    socket,
    host: host ?? `127.0.0.1:${port}`,
    closed,
    untaken: () => frames,
    next: async () => {
      for (;;) {
        const frame = frames.shift()
        if (frame !== undefined) return frame
        if (hasClosed) throw new Error('closed')
        await new Promise<void>((settle) => {
          wake = settle
        })
      }
    },
  }
}
