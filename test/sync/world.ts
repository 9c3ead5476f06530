import { deriveChannelSeal } from '../../src/core/sealing/derive-channel-seal.ts'
import { expect, onTestFinished, vi } from 'vitest'
import { createChecker } from '../../src/core/codec/check-entry.ts'
import { createEpochKey, deriveChannel } from '../../src/core/keys/epoch-key.ts'
import { verifySignature } from '../../src/core/keys/signature.ts'
import type { ChannelSeal } from '../../src/core/sealing/envelope.ts'
import { openWebSocket } from '../../src/sync/open-web-socket.ts'
import { createRelayLink, type RelayLink } from '../../src/sync/relay-link.ts'
import type { SyncDeps } from '../../src/sync/sync-deps.ts'
import { type ClientFrame, decodeClientFrame, decodeServerFrame, type ServerFrame } from '../../sync-server/protocol.ts'
import { createSeeded } from '../relay/seeded.ts'
import { type Community, PhoneDouble } from './phone-double.ts'
import { createVirtualClock, type VirtualClock } from './virtual-clock.ts'

// Virtual minutes are real seconds, and more of them on a busy machine.
vi.setConfig({ testTimeout: 30_000 })

/** One community, one clock, some phones, and what went over their sockets. */
export interface World {
  readonly community: Community
  readonly seal: ChannelSeal
  readonly clock: VirtualClock
  readonly bugs: unknown[]
  phone(): Promise<PhoneDouble>
  /** A running link, stopped after the test. */
  link(phone: PhoneDouble, relay: string, more?: Partial<SyncDeps>): WatchedLink
  deps(more?: Partial<SyncDeps>): SyncDeps
}

export interface WatchedLink extends RelayLink {
  readonly sent: ClientFrame[]
  readonly heard: ServerFrame[]
  /** Virtual times. */
  readonly dialledAt: number[]
  readonly network: EventTarget
}

export const relayUrl = (port: number): string => `ws://127.0.0.1:${port}/relay`

/** `stepMs`: how much virtual time a real millisecond is; more than the default only where nothing real is waited for. */
export const createWorld = async ({ stepMs = 80 } = {}): Promise<World> => {
  const epochKey = createEpochKey()
  const cell = 'ce'.repeat(32)
  const community: Community = {
    cell,
    epoch: cell,
    epochKey,
    channel: await deriveChannel(epochKey),
    checker: createChecker({ verify: verifySignature }),
    members: new Set(),
  }
  const clock = createVirtualClock(stepMs)
  const seeded = createSeeded(7)
  const bugs: unknown[] = []
  onTestFinished(() => expect(bugs).toEqual([]))

  const deps = (more: Partial<SyncDeps> = {}): SyncDeps => ({
    openSocket: openWebSocket,
    now: clock.now,
    after: clock.after,
    random: () => seeded.below(2 ** 32) / 2 ** 32,
    verify: verifySignature,
    network: new EventTarget(),
    onBug: (bug) => bugs.push(bug),
    ...more,
  })

  return {
    community,
    seal: await deriveChannelSeal({ channel: community.channel.name, epoch: cell, epochKey }),
    clock,
    bugs,
    phone: () => PhoneDouble.create(community),
    deps,
    link: (phone, relay, more = {}) => {
      const sent: ClientFrame[] = []
      const heard: ServerFrame[] = []
      const dialledAt: number[] = []
      const network = new EventTarget()
      const open = more.openSocket ?? openWebSocket
      const openSocket: SyncDeps['openSocket'] = (url, protocol, events) => {
        dialledAt.push(clock.now())
        const socket = open(url, protocol, {
          closed: events.closed,
          message: (data) => {
            const frame = data instanceof ArrayBuffer ? decodeServerFrame(new Uint8Array(data)) : undefined
            if (frame?.ok === true) heard.push(frame.value)
            events.message(data)
          },
        })
        return {
          close: () => socket.close(),
          send: (bytes) => {
            const frame = decodeClientFrame(bytes)
            expect(frame.ok).toBe(true)
            if (frame.ok) sent.push(frame.value)
            socket.send(bytes)
          },
        }
      }
      const link = createRelayLink({ relay, target: phone, deps: deps({ network, ...more, openSocket }) })
      link.start()
      onTestFinished(() => link.stop())
      return { ...link, sent, heard, dialledAt, network }
    },
  }
}
