import { channelKey } from './channel-key.ts'
import { secondsToMidnight } from './day-counts.ts'
import { faultToRefusal } from './fault-to-refusal.ts'
import type { Put } from './protocol.ts'
import type { RelayState } from './relay-state.ts'
import { publishItem } from './room.ts'
import { type Refusal, type Session } from './session.ts'

/** Stores a chunk, says so to its sender, then gives it to the others. In this order: see protocol.ts. */
export const putChunk = async (relay: RelayState, session: Session, put: Put): Promise<void> => {
  const { channel, ref, bytes } = put
  const seat = session.placeByChannel.get(channelKey(channel))?.seat
  if (seat === undefined) return session.refuse({ code: 'not-joined', channel, ref })
  const refusal = refuseBytes(relay, session, put)
  if (refusal !== undefined) return session.refuse({ ...refusal, channel, ref })

  const appended = await relay.append({ channel, bytes })
  if (!appended.ok) return session.refuse({ ...faultToRefusal(relay, appended.error), channel, ref })
  // Dropped as idle since it was joined.
  if (appended.value === undefined) return session.refuse({ code: 'not-joined', channel, ref })

  const { seq, isNew } = appended.value
  session.outlet.send({ type: 'stored', channel, ref, seq })
  const room = relay.rooms.find(channel)
  if (isNew && room !== undefined) publishItem(room, { seq, bytes }, seat.reader)
}

const refuseBytes = (relay: RelayState, session: Session, { channel, bytes }: Put): Refusal | undefined => {
  const { limits, bytesByChannel, bytesByAddress, now } = relay
  const key = channelKey(channel)
  if (bytes.length > limits.chunkBytes) return { code: 'too-large' }
  if (bytesByChannel.get(key) + bytes.length > limits.channelBytesPerDay) {
    return { code: 'channel-bytes-today', retryAfter: secondsToMidnight(now()) }
  }
  if (!session.isLocal && bytesByAddress.get(session.address) + bytes.length > limits.addressBytesPerDay) {
    return { code: 'address-bytes-today', retryAfter: secondsToMidnight(now()) }
  }
  bytesByChannel.add(key, bytes.length)
  if (!session.isLocal) bytesByAddress.add(session.address, bytes.length)
  return undefined
}
