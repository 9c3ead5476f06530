import { channelKey } from './channel-key.ts'
import { secondsToMidnight } from './day-counts.ts'
import { encodeFrame, type Signal } from './protocol.ts'
import type { RelayState } from './relay-state.ts'
import type { Session } from './session.ts'

/** To everyone else in the channel now. Not kept: who is not there, or far behind, misses it. */
export const forwardSignal = (relay: RelayState, session: Session, signal: Signal): void => {
  const { channel, bytes } = signal
  const seat = session.placeByChannel.get(channelKey(channel))?.seat
  if (seat === undefined) return session.refuse({ code: 'not-joined', channel })
  if (bytes.length > relay.limits.signalBytes) return session.refuse({ code: 'too-large', channel })
  if (!session.isLocal) {
    if (relay.bytesByAddress.get(session.address) + bytes.length > relay.limits.addressBytesPerDay) {
      return session.refuse({
        code: 'address-bytes-today',
        channel,
        retryAfter: secondsToMidnight(relay.now()),
      })
    }
    relay.bytesByAddress.add(session.address, bytes.length)
  }

  const encoded = encodeFrame(signal)
  for (const reader of seat.room.readers) {
    if (reader !== seat.reader && !reader.outlet.isBehind()) reader.outlet.sendBytes(encoded)
  }
}
