import { randomBytes } from 'node:crypto'
import type { RawData, WebSocket } from 'ws'
import { forwardSignal } from './forward-signal.ts'
import { joinChannel } from './join-channel.ts'
import { leaveChannel } from './leave-channel.ts'
import { createOutlet } from './outlet.ts'
import { createPace } from './pace.ts'
import { type ClientFrame, decodeClientFrame, maxFrameBytes } from './protocol.ts'
import { putChunk } from './put-chunk.ts'
import type { RelayState } from './relay-state.ts'
import type { Refusal, Session } from './session.ts'

export interface Caller {
  readonly host: string
  readonly address: string
  readonly isLocal: boolean
}

export interface Connection {
  waitingBytes(): number
  /** Says why and closes. */
  end(refusal: Refusal): void
}

/** A verification costs about as much as ten small appends. */
const costByFrame: Record<ClientFrame['type'], number> = { join: 10, put: 1, signal: 1, leave: 1, ping: 1 }

/**
 * What a connection may send whatever others at its address send, joins apart: the pings, presence and few chunks
 * of a phone in ordinary use, which so stays joined while someone behind the same router floods the relay.
 */
const ownAllowance = { perSecond: 2, burst: 20, mostDebt: 0 }

interface Message {
  readonly data: RawData
  readonly isBinary: boolean
}

/** Why the relay does not read a connection for now. */
type PauseReason = 'pace' | 'answers-wait' | 'puts-wait'

const goingAway = 1001
const policyViolation = 1008
const bugInside = 1011

/** Serves one socket from hello to close. */
export const createConnection = (relay: RelayState, socket: WebSocket, caller: Caller): Connection => {
  const { limits, heartbeatMs, silenceMs } = relay
  const pauses = new Set<PauseReason>()
  const pace = relay.paceByAddress.of(caller.address)
  const allowance = createPace({ ...ownAllowance, now: relay.now })
  /** One read of the network brings thousands of frames at once. They wait here while the pace says so. */
  const arrived: Message[] = []
  let bytesBeingStored = 0
  let paceTimer: NodeJS.Timeout | undefined

  const outlet = createOutlet({
    socket,
    behindBytes: limits.readerBytes,
    onSent: () => {
      // While it is not read it cannot be heard, but that it takes bytes shows it is there.
      if (pauses.size > 0) silence.refresh()
      if (outlet.waitingBytes() <= limits.backlogBytes) resumeFor('answers-wait')
      if (!outlet.isBehind()) for (const { seat } of session.placeByChannel.values()) seat?.reader.advance()
    },
  })

  const session: Session = {
    ...caller,
    nonce: new Uint8Array(randomBytes(32)),
    outlet,
    placeByChannel: new Map(),
    refuse: ({ code, channel = null, ref = null, retryAfter = null }) =>
      outlet.send({ type: 'error', code, channel, ref, retryAfter }),
    end: (refusal) => end(refusal),
  }

  const silence = setTimeout(() => socket.terminate(), silenceMs)
  const heartbeat = setInterval(() => socket.ping(), heartbeatMs)

  const pauseFor = (reason: PauseReason): void => {
    pauses.add(reason)
    socket.pause()
  }

  const resumeFor = (reason: PauseReason): void => {
    if (pauses.delete(reason) && pauses.size === 0) socket.resume()
  }

  const end = (refusal: Refusal): void => {
    session.refuse(refusal)
    socket.close(closeCode(refusal))
    // The other side's goodbye has to be read.
    pauses.clear()
    socket.resume()
  }

  const keepPace = (cost: number): void => {
    if (outlet.waitingBytes() > limits.backlogBytes) pauseFor('answers-wait')
    if (caller.isLocal) return
    if (cost === 1 && allowance.spend(cost) === 0) return
    const wait = pace.spend(cost)
    if (wait === 0 || pauses.has('pace')) return
    pauseFor('pace')
    // Shorter than the silence that would end the connection; a debt left over pauses it again.
    paceTimer = setTimeout(goOn, Math.min(wait, silenceMs / 2))
  }

  /** What has arrived already comes before what the network holds. */
  const goOn = (): void => {
    pauses.delete('pace')
    handleArrived()
    if (pauses.size === 0) socket.resume()
  }

  const handleArrived = (): void => {
    while (!pauses.has('pace')) {
      const message = arrived.shift()
      if (message === undefined) return
      receive(message)
    }
  }

  const handle = async (frame: ClientFrame): Promise<void> => {
    switch (frame.type) {
      case 'join':
        return joinChannel(relay, session, frame)
      case 'leave':
        return leaveChannel(relay, session, frame.channel)
      case 'put':
        return store(frame.bytes.length, () => putChunk(relay, session, frame))
      case 'signal':
        return forwardSignal(relay, session, frame)
      case 'ping':
        return outlet.send({ type: 'pong' })
    }
  }

  const store = async (bytes: number, put: () => Promise<void>): Promise<void> => {
    bytesBeingStored += bytes
    if (bytesBeingStored > limits.backlogBytes) pauseFor('puts-wait')
    await put()
    bytesBeingStored -= bytes
    if (bytesBeingStored <= limits.backlogBytes) resumeFor('puts-wait')
  }

  const receive = ({ data, isBinary }: Message): void => {
    // Sent before the other side learned that this one is closing.
    if (socket.readyState !== socket.OPEN) return
    const decoded = isBinary && Buffer.isBuffer(data) ? decodeClientFrame(data) : undefined
    if (decoded?.ok !== true) return end({ code: 'bad-frame' })
    keepPace(costByFrame[decoded.value.type])
    handle(decoded.value).catch((bug: unknown) => {
      relay.report(`A bug, please report it: ${bug instanceof Error ? bug.stack : String(bug)}`)
      socket.close(bugInside)
    })
  }

  const hearControlFrame = (): void => {
    silence.refresh()
    keepPace(1)
  }

  socket.on('message', (data, isBinary) => {
    silence.refresh()
    arrived.push({ data, isBinary })
    handleArrived()
  })
  socket.on('ping', hearControlFrame)
  socket.on('pong', hearControlFrame)
  socket.on('error', () => {
    // What is not WebSocket, or too long for it; ws closes after it.
  })
  socket.on('close', () => {
    clearTimeout(silence)
    clearInterval(heartbeat)
    clearTimeout(paceTimer)
    pauses.clear()
    arrived.length = 0
    for (const { seat } of session.placeByChannel.values()) {
      if (seat !== undefined) relay.rooms.leave(seat.room, seat.reader)
    }
    session.placeByChannel.clear()
  })

  outlet.send({
    type: 'hello',
    relay: relay.log.relayId,
    nonce: session.nonce,
    now: relay.now(),
    maxFrame: maxFrameBytes,
    maxChunk: limits.chunkBytes,
    maxSignal: limits.signalBytes,
    bytesPerDay: limits.channelBytesPerDay,
    maxChannels: limits.channelsPerConnection,
  })

  return { waitingBytes: () => outlet.waitingBytes(), end }
}

const closeCode = ({ code }: Refusal): number => (code === 'stopping' ? goingAway : policyViolation)
