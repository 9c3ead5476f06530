import { idBytes } from '../core/codec/id-bytes.ts'
import type { LinkReport, LinkTrouble, SyncTarget } from '../core/ports/sync-target.ts'
import type { ChannelSeal } from '../core/sealing/envelope.ts'
import { bytesToHex, hexToBytes } from '../domain/base/hex.ts'
import {
  decodeServerFrame,
  encodeFrame,
  joinRelayBytes,
  maxSignalBytes,
  relaySubprotocol,
  type ClientFrame,
  type Hello,
  type Joined,
  type RelayError,
  type ServerFrame,
  type Stored,
} from '../../sync-server/protocol.ts'
import { createHeartbeat } from './heartbeat.ts'
import { createInbox } from './inbox.ts'
import type { LogPosition } from './log-position.ts'
import { createOutbox } from './outbox.ts'
import type { Presence } from './presence.ts'
import type { PutsUnderWay } from './puts-under-way.ts'
import type { RelayAddress } from './relay-address.ts'
import { troubleByRelayError, troubleOfClose } from './relay-trouble.ts'
import type { Socket } from './socket.ts'
import type { SyncDeps } from './sync-deps.ts'

/** A WebSocket cannot be paused. Who falls this far behind hangs up, works off what came, and goes on from there. */
const maxWaitingBytes = 32 * 1024 * 1024
/** Longer than this and the relay has proved itself: the next failure begins to be counted anew. */
const provenMs = 10_000
/** When the relay refuses a put and does not say until when. */
const refusedMs = 10 * 60_000
const mostRefusedMs = 60 * 60_000

export interface SessionEnd {
  readonly trouble: LinkTrouble | null
  /** How long the relay asked to be left alone, in milliseconds. */
  readonly askedMs: number | null
  /** Nothing is wrong; dial again now. */
  readonly isToGoOn: boolean
  /** Something came of it, so the next pause may be short. */
  readonly hasWorked: boolean
}

type EndReason = Partial<Pick<SessionEnd, 'trouble' | 'askedMs' | 'isToGoOn'>>

/** One connection, from dialling to its end. */
export interface RelaySession {
  /** Resolves when it is over and everything that came is in the vault. Never rejects. */
  readonly ended: Promise<SessionEnd>
  status(): SessionStatus
  /** Entries were recorded or received here. */
  look(): void
  /** Asks whether the relay is still there. */
  probe(): void
  end(reason: EndReason): void
  /** Ends without storing what waits: it comes again. */
  abandon(): void
}

export interface SessionStatus {
  /** `over`: what had come is being stored. */
  readonly stage: 'opening' | 'joined' | 'over'
  /** Everything there is here. */
  readonly isCaughtUp: boolean
  readonly progress: LinkReport['progress']
  readonly trouble: LinkTrouble | null
}

export const openRelaySession = (options: {
  readonly address: RelayAddress
  readonly target: SyncTarget
  readonly seal: ChannelSeal
  readonly position: LogPosition
  readonly puts: PutsUnderWay
  readonly presence: Presence
  readonly deps: SyncDeps
  readonly onStatus: () => void
  /** What the relay's clock says. */
  readonly onClock: (now: number) => void
}): RelaySession => {
  const { address, target, seal, position, puts, presence, deps, onStatus, onClock } = options
  const channel = idBytes(target.channel.name)
  let phase: 'dialling' | 'greeted' | 'joining' | 'joined' | 'over' = 'dialling'
  let socket: Socket | undefined
  let greeting: Hello | undefined
  let hasProved = false
  let isCaughtUp = false
  let trouble: LinkTrouble | null = null
  let since = 0
  let head = 0
  const ended = Promise.withResolvers<SessionEnd>()

  const send = (frame: ClientFrame): void => socket?.send(encodeFrame(frame))

  const end = ({ trouble: why = null, askedMs = null, isToGoOn = false }: EndReason): void => {
    if (phase === 'over') return
    const hasWorked = hasProved && why !== 'protocol' && why !== 'failed-here' && why !== 'storage-failed-here'
    phase = 'over'
    trouble = why
    cancelProof()
    heartbeat.stop()
    presence.stop()
    socket?.close()
    onStatus()
    Promise.all([outbox.stop(), inbox.settle()])
      .catch(deps.onBug)
      .finally(() => ended.resolve({ trouble, askedMs, isToGoOn, hasWorked }))
  }

  const onBug = (bug: unknown): void => {
    deps.onBug(bug)
    end({ trouble: 'failed-here' })
  }

  const heartbeat = createHeartbeat({
    deps,
    ping: () => send({ type: 'ping' }),
    onSilence: () => end({ trouble: 'relay-unreachable' }),
  })

  const inbox = createInbox({
    target,
    seal,
    position,
    from: address.url,
    deps,
    onBug,
    events: {
      onBatch: ({ hasOthersRefill }) => {
        if (hasOthersRefill) outbox.seeOthersRefill()
        seeWhetherCaughtUp()
        outbox.look()
        onStatus()
      },
      onFault: () => {
        // The session may be over already, storing what had come.
        trouble = 'storage-failed-here'
        end({ trouble })
      },
    },
  })

  const outbox = createOutbox({
    target,
    seal,
    position,
    puts,
    deps,
    isReading: () => inbox.waitingBytes() > 0,
    send: ({ ref, bytes }) => send({ type: 'put', channel, ref, bytes }),
    onBug,
  })

  const cancelProof = deps.after(provenMs, () => {
    hasProved = phase === 'joined'
  })

  const seeWhetherCaughtUp = (): void => {
    if (phase !== 'joined' || isCaughtUp || position.seq < head) return
    isCaughtUp = true
    hasProved ||= position.seq > since
    outbox.catchUp()
  }

  const join = async (hello: Hello): Promise<void> => {
    const sig = await target.channel.sign(joinRelayBytes({ host: address.host, channel, nonce: hello.nonce }))
    if (phase !== 'greeted') return
    phase = 'joining'
    const log = hexToBytes(position.log ?? '')
    send({ type: 'join', channel, sig, since: position.seq, log: log?.length === 16 ? log : null, code: address.code })
  }

  const hearHello = (hello: Hello): void => {
    if (phase !== 'dialling') return end({ trouble: 'protocol' })
    phase = 'greeted'
    greeting = hello
    onClock(hello.now)
    heartbeat.begin()
    join(hello).catch(onBug)
  }

  const hearJoined = (joined: Joined): void => {
    if (phase !== 'joining' || greeting === undefined) return end({ trouble: 'protocol' })
    phase = 'joined'
    head = joined.head
    const log = bytesToHex(joined.log)
    const knowsLog = position.log === log && position.seq <= head
    if (!knowsLog) {
      position.beginLog(log)
      puts.clear()
      inbox.saveSoon()
    }
    since = position.seq
    outbox.open({ knowsLog, maxChunkBytes: greeting.maxChunk })
    presence.begin({
      maxSignalBytes: Math.min(greeting.maxSignal, maxSignalBytes),
      send: (bytes) => send({ type: 'signal', channel, bytes }),
    })
    seeWhetherCaughtUp()
    onStatus()
  }

  const hearStored = ({ ref, seq }: Stored): void => {
    // Answers to nothing are nothing.
    if (!outbox.stored(ref)) return
    if (!outbox.isPaused()) trouble = null
    hasProved = true
    inbox.pass(seq)
    onStatus()
  }

  const hearItem = (seq: number, bytes: Uint8Array): void => {
    inbox.put(seq, bytes)
    if (inbox.waitingBytes() > maxWaitingBytes) end({ isToGoOn: true })
  }

  const hearError = ({ code, channel: about, ref, retryAfter }: RelayError): void => {
    const why = troubleByRelayError[code]
    const askedMs = retryAfter === null ? null : retryAfter * 1_000
    if (phase !== 'joined' || about === null || code === 'not-joined') return end({ trouble: why, askedMs })
    if (ref !== null) {
      // Reading goes on: a full relay still gives what it has.
      if (outbox.refused(ref, Math.min(askedMs ?? refusedMs, mostRefusedMs))) trouble = why
      return onStatus()
    }
    // A presence too many or too large; the next may pass.
    if (code === 'too-large' || code === 'address-bytes-today') return
    end({ trouble: why, askedMs })
  }

  const hearFrame = (frame: ServerFrame): void => {
    switch (frame.type) {
      case 'hello':
        return hearHello(frame)
      case 'joined':
        return hearJoined(frame)
      case 'pong':
        return
      case 'error':
        return hearError(frame)
      case 'item':
      case 'stored':
      case 'signal':
        if (phase !== 'joined') return end({ trouble: 'protocol' })
        if (frame.type === 'item') return hearItem(frame.seq, frame.bytes)
        if (frame.type === 'stored') return hearStored(frame)
        return presence.hear(frame.bytes)
    }
  }

  const hear = (message: ArrayBuffer | string): void => {
    if (phase === 'over') return
    heartbeat.heard()
    const frame = message instanceof ArrayBuffer ? decodeServerFrame(new Uint8Array(message)) : undefined
    if (frame?.ok !== true || !isAboutUs(frame.value, target.channel.name)) return end({ trouble: 'protocol' })
    hearFrame(frame.value)
  }

  try {
    socket = deps.openSocket(address.url, relaySubprotocol, {
      message: hear,
      closed: (code) => end({ trouble: troubleOfClose(code) }),
    })
  } catch {
    end({ trouble: 'relay-unreachable' })
  }

  return {
    ended: ended.promise,
    status: () => ({
      stage: phase === 'joined' || phase === 'over' ? phase : 'opening',
      isCaughtUp: isCaughtUp && inbox.waitingBytes() === 0,
      progress: phase !== 'joined' || isCaughtUp || head <= since ? null : { done: position.seq - since, total: head - since },
      trouble,
    }),
    look: () => {
      if (phase !== 'over' && position.isUnsaved) inbox.saveSoon()
      outbox.look()
      presence.changed()
    },
    probe: () => heartbeat.probe(),
    end,
    abandon: () => {
      inbox.drop()
      end({})
    },
  }
}

const isAboutUs = (frame: ServerFrame, channel: string): boolean =>
  !('channel' in frame) || frame.channel === null || bytesToHex(frame.channel) === channel
