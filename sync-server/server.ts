import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Duplex } from 'node:stream'
import { WebSocketServer } from 'ws'
import { dayMs } from './day-counts.ts'
import { isLocalRequest } from './is-local-request.ts'
import { defaultLimits, type Limits, withinProtocol } from './limits.ts'
import type { Log } from './log/log.ts'
import { type OpenFault, openSqliteLog } from './log/sqlite-log.ts'
import { heartbeatMs, maxFrameBytes, relayPath, relaySubprotocol, silenceMs } from './protocol.ts'
import { createRelay, type Relay } from './relay.ts'
import { securityHeaders } from './security-headers.ts'
import { serveApp } from './serve-app.ts'

export interface ServerOptions {
  /** 0 takes a free one. */
  readonly port: number
  readonly host: string
  readonly dataFolder: string
  /** The built app, served if it is there. */
  readonly appFolder: string
  readonly code?: string | undefined
  readonly hosts?: readonly string[]
  readonly proxy?: 'trusted' | 'none'
  readonly limits?: Partial<Limits>
  readonly report?: (line: string) => void
  /** For tests: who is on this machine, what time it is, how long silence may last. */
  readonly isLocal?: (request: IncomingMessage) => boolean
  readonly now?: () => number
  readonly heartbeatMs?: number
  readonly silenceMs?: number
}

export interface RunningServer {
  readonly port: number
  /** Bytes waiting for slow readers, of all connections. */
  waitingBytes(): number
  /** Says goodbye to everyone, writes what has arrived, closes the store. */
  close(): Promise<void>
}

export type StartFault =
  | OpenFault
  | { readonly type: 'port-in-use' }
  | { readonly type: 'cannot-listen'; readonly cause: string }

export type StartResult =
  | { readonly ok: true; readonly value: RunningServer }
  | { readonly ok: false; readonly error: StartFault }

/** One process, one port: the relay at /relay, /health, and the app. */
export const startServer = async (options: ServerOptions): Promise<StartResult> => {
  const limits = withinProtocol({ ...defaultLimits, ...options.limits })
  const opened = openSqliteLog({ folder: options.dataFolder, mostBytes: limits.storeBytes })
  if (!opened.ok) return opened
  const log = opened.value

  const relay = createRelay({
    log,
    limits,
    code: options.code,
    hosts: options.hosts ?? [],
    proxy: options.proxy ?? 'none',
    isLocal: options.isLocal ?? isLocalRequest,
    now: options.now ?? Date.now,
    heartbeatMs: options.heartbeatMs ?? heartbeatMs,
    silenceMs: options.silenceMs ?? silenceMs,
    report: options.report ?? (() => {}),
  })
  const { http, sockets } = createHttp({ log, relay, appFolder: options.appFolder })

  const listening = await listen(http, options)
  if (listening !== undefined) {
    await log.close()
    return { ok: false, error: listening }
  }

  let housekeeping = relay.dropIdleLogs()
  const daily = setInterval(() => {
    housekeeping = relay.dropIdleLogs()
  }, dayMs)

  return {
    ok: true,
    value: {
      port: (http.address() as AddressInfo).port,
      waitingBytes: () => relay.waitingBytes(),
      close: async () => {
        clearInterval(daily)
        await closeHttp({ http, sockets, relay })
        await housekeeping
        await log.close()
      },
    },
  }
}

interface Http {
  readonly http: Server
  readonly sockets: WebSocketServer
}

const createHttp = (parts: { readonly log: Log; readonly relay: Relay; readonly appFolder: string }): Http => {
  const { log, relay, appFolder } = parts
  const app = serveApp(appFolder)
  const startedAt = performance.now()

  const answerHealth = async (response: ServerResponse): Promise<void> => {
    const channels = await log.countChannels()
    response.writeHead(channels.ok ? 200 : 503, { 'Content-Type': 'application/json', 'Cache-Control': 'no-store' })
    response.end(
      JSON.stringify({
        ok: channels.ok,
        uptimeSeconds: Math.floor((performance.now() - startedAt) / 1_000),
        channels: channels.ok ? channels.value : null,
        connections: relay.countConnections(),
      }),
    )
  }

  const http = createServer((request, response) => {
    for (const [name, value] of Object.entries(securityHeaders)) response.setHeader(name, value)
    if (request.url !== '/health') return app(request, response)
    void answerHealth(response)
  })

  // Sealed bytes do not compress, and a compressed message can expand past any limit.
  const sockets = new WebSocketServer({ noServer: true, maxPayload: maxFrameBytes, perMessageDeflate: false })
  http.on('upgrade', (request, socket, head) => {
    socket.on('error', () => {
      // Gone before it was answered.
    })
    if (request.url?.split('?', 1)[0] !== relayPath) return refuseUpgrade(socket, '404 Not Found')
    if (!offersOurProtocol(request)) return refuseUpgrade(socket, '400 Bad Request')
    sockets.handleUpgrade(request, socket, head, (accepted) => relay.accept(accepted, request))
  })
  return { http, sockets }
}

/** ws then chooses it, being the first or only one that is offered. */
const offersOurProtocol = (request: IncomingMessage): boolean =>
  request.headers['sec-websocket-protocol']?.split(',', 1)[0]?.trim() === relaySubprotocol

/** Once upgraded a socket is nobody's, and one whose other side does not close would stay for ever. */
const refuseUpgrade = (socket: Duplex, status: string): void => {
  socket.once('finish', () => socket.destroy())
  socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`)
}

const listen = async (http: Server, { port, host }: ServerOptions): Promise<StartFault | undefined> =>
  new Promise((settle) => {
    http.once('error', (error: NodeJS.ErrnoException) =>
      settle(error.code === 'EADDRINUSE' ? { type: 'port-in-use' } : { type: 'cannot-listen', cause: error.message }),
    )
    http.listen(port, host, () => settle(undefined))
  })

/** How long phones have to answer the goodbye. */
const goodbyeMs = 1_000

const closeHttp = async ({ http, sockets, relay }: Http & { readonly relay: Relay }): Promise<void> => {
  const closed = new Promise<void>((settle) => http.close(() => settle()))
  relay.endAll()
  http.closeIdleConnections()
  const deadline = setTimeout(() => {
    for (const socket of sockets.clients) socket.terminate()
    http.closeAllConnections()
  }, goodbyeMs)
  await closed
  clearTimeout(deadline)
}
