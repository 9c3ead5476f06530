import type { AddressInfo } from 'node:net'
import { onTestFinished } from 'vitest'
import { type WebSocket, WebSocketServer } from 'ws'
import { type ClientFrame, decodeClientFrame, encodeFrame, type ServerFrame } from '../../sync-server/protocol.ts'

/** One phone's connection, as a relay that keeps no promise has it. */
export interface Victim {
  readonly socket: WebSocket
  /** What the phone has sent. */
  readonly heard: ClientFrame[]
  /** 0 for the first connection. */
  readonly visit: number
  readonly send: (frame: ServerFrame) => void
  readonly sendRaw: (bytes: Uint8Array | string) => void
  /** The next frame of this type. */
  readonly hear: <T extends ClientFrame['type']>(type: T) => Promise<Extract<ClientFrame, { type: T }>>
  /** A proper hello, and a proper answer to the join. */
  readonly welcome: (log: { readonly log: Uint8Array; readonly head: number }) => Promise<void>
}

export const hello: ServerFrame = {
  type: 'hello',
  relay: new Uint8Array(16),
  nonce: new Uint8Array(32),
  now: 0,
  maxFrame: 1 << 20,
  maxChunk: 256 * 1024,
  maxSignal: 64 * 1024,
  bytesPerDay: 1 << 30,
  maxChannels: 8,
}

/** A relay that does what a test says with each phone that comes. */
export const startScriptedRelay = async (script: (victim: Victim) => Promise<void> | void): Promise<{ readonly port: number }> => {
  const server = new WebSocketServer({ port: 0, host: '127.0.0.1' })
  onTestFinished(() => {
    for (const socket of server.clients) socket.terminate()
    server.close()
  })
  let visits = 0
  server.on('connection', (socket) => {
    const heard: ClientFrame[] = []
    const send = (frame: ServerFrame): void => socket.send(encodeFrame(frame))
    let taken = 0
    let wake = (): void => {}
    socket.on('error', () => {})
    socket.on('message', (data) => {
      const frame = decodeClientFrame(data as Buffer)
      if (frame.ok) heard.push(frame.value)
      if (frame.ok && frame.value.type === 'ping') send({ type: 'pong' })
      wake()
    })
    const hear: Victim['hear'] = async (type) => {
      for (;;) {
        for (; taken < heard.length; taken++) {
          const frame = heard[taken]!
          if (frame.type !== type) continue
          taken += 1
          return frame as Extract<ClientFrame, { type: typeof type }>
        }
        await new Promise<void>((resolve) => {
          wake = resolve
        })
      }
    }
    const welcome: Victim['welcome'] = async ({ log, head }) => {
      send(hello)
      const { channel } = await hear('join')
      send({ type: 'joined', channel, log, head })
    }
    void script({ socket, heard, visit: visits++, send, sendRaw: (bytes) => socket.send(bytes), hear, welcome })
  })
  await new Promise<void>((resolve) => server.on('listening', resolve))
  return { port: (server.address() as AddressInfo).port }
}
