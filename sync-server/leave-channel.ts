import { channelKey } from './channel-key.ts'
import type { RelayState } from './relay-state.ts'
import type { Session } from './session.ts'

/** Nothing happens to a channel that was not joined. */
export const leaveChannel = (relay: RelayState, session: Session, channel: Uint8Array): void => {
  const key = channelKey(channel)
  const seat = session.placeByChannel.get(key)?.seat
  if (seat !== undefined) relay.rooms.leave(seat.room, seat.reader)
  session.placeByChannel.delete(key)
}
