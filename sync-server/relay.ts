import type { IncomingMessage } from 'node:http'
import type { WebSocket } from 'ws'
import { clientAddress } from './client-address.ts'
import { type Connection, createConnection } from './connection.ts'
import { createCodeGuesses } from './code-guesses.ts'
import { createDayCounts, dayOf } from './day-counts.ts'
import type { Limits } from './limits.ts'
import { groupAppends } from './log/group-appends.ts'
import type { Log } from './log/log.ts'
import { createOwnHosts } from './own-hosts.ts'
import { createPaces } from './paces.ts'
import { encodeFrame, maxHostBytes, type RelayErrorCode } from './protocol.ts'
import type { RelayState } from './relay-state.ts'
import { createRooms } from './rooms.ts'

export interface RelayOptions {
  readonly log: Log
  readonly limits: Limits
  readonly code: string | undefined
  /** Names from outside that this relay goes by: `name` or `name:port`. */
  readonly hosts: readonly string[]
  /** Whether X-Forwarded-For is written by the operator's own proxy. */
  readonly proxy: 'trusted' | 'none'
  readonly isLocal: (request: IncomingMessage) => boolean
  readonly now: () => number
  readonly heartbeatMs: number
  readonly silenceMs: number
  readonly report: (line: string) => void
}

const tryAgainLater = 1013

/** How long after a flood its address may still be slow for others. */
const mostDebtSeconds = 10

/** All connections and what they share. */
export interface Relay {
  accept(socket: WebSocket, request: IncomingMessage): void
  countConnections(): number
  /** Bytes handed to sockets and not yet taken by the network, of all connections. */
  waitingBytes(): number
  /** Drops logs that nobody came for in a long time. For once a day. */
  dropIdleLogs(): Promise<void>
  /** Says to everyone that the relay stops. */
  endAll(): void
}

export const createRelay = (options: RelayOptions): Relay => {
  const { log, limits, now, report, isLocal, proxy } = options
  const relay: RelayState = {
    ...options,
    append: groupAppends((puts) => log.append(puts)),
    rooms: createRooms(),
    bytesByChannel: createDayCounts(now),
    bytesByAddress: createDayCounts(now),
    newChannelsByAddress: createDayCounts(now),
    codeGuesses: createCodeGuesses({ perDay: limits.wrongCodesPerAddressPerDay, now }),
    paceByAddress: createPaces({
      perSecond: limits.framesPerSecond,
      burst: limits.frameBurst,
      mostDebt: mostDebtSeconds * limits.framesPerSecond,
      now,
    }),
  }
  const isOwnHost = createOwnHosts(options.hosts)
  const connections = new Set<Connection>()
  const connectionsByAddress = new Map<string, number>()
  let hasReportedHost = false

  const turnAway = (socket: WebSocket, code: RelayErrorCode, retryAfter: number | null): void => {
    socket.on('error', () => {
      // It is closing anyway.
    })
    socket.send(encodeFrame({ type: 'error', code, channel: null, ref: null, retryAfter }))
    socket.close(tryAgainLater)
  }

  const isFull = (address: string, isLocalCaller: boolean): boolean =>
    connections.size >= limits.connections ||
    (!isLocalCaller && (connectionsByAddress.get(address) ?? 0) >= limits.connectionsPerAddress)

  const changeCount = (address: string, by: number): void => {
    const count = (connectionsByAddress.get(address) ?? 0) + by
    if (count === 0) connectionsByAddress.delete(address)
    else connectionsByAddress.set(address, count)
  }

  return {
    accept: (socket, request) => {
      const host = request.headers.host?.toLowerCase() ?? ''
      const caller = { host, address: clientAddress(request, proxy), isLocal: isLocal(request) }
      if (isFull(caller.address, caller.isLocal)) return turnAway(socket, 'too-many-connections', 60)
      if (Buffer.byteLength(host) > maxHostBytes || !isOwnHost(host)) {
        if (!hasReportedHost) {
          report('Someone dialled a name this relay does not know. If it is yours, name it in AYNI_HOSTS.')
          hasReportedHost = true
        }
        return turnAway(socket, 'unknown-host', null)
      }
      const connection = createConnection(relay, socket, caller)
      connections.add(connection)
      changeCount(caller.address, 1)
      socket.on('close', () => {
        connections.delete(connection)
        changeCount(caller.address, -1)
      })
    },

    countConnections: () => connections.size,

    waitingBytes: () => [...connections].reduce((sum, connection) => sum + connection.waitingBytes(), 0),

    dropIdleLogs: async () => {
      const today = dayOf(now())
      // Who has been joined for a year without a break is not idle.
      for (const channel of relay.rooms.channels()) await log.open(channel, today)
      const dropped = await log.dropIdle(today - limits.idleLogDays)
      if (!dropped.ok) report('Old logs could not be dropped; the store is full or failing.')
    },

    endAll: () => {
      for (const connection of connections) connection.end({ code: 'stopping', retryAfter: 5 })
    },
  }
}
