import { channelKey } from './channel-key.ts'
import type { Reader } from './reader.ts'
import { createRoom, type Room } from './room.ts'

/** The rooms with someone in them. */
export interface Rooms {
  find(channel: Uint8Array): Room | undefined
  /** Opens the room if it is empty. `head` is how far the log goes. */
  enter(channel: Uint8Array, head: number): Room
  seat(room: Room, reader: Reader): void
  leave(room: Room, reader: Reader): void
  channels(): Uint8Array[]
}

export const createRooms = (): Rooms => {
  const roomByChannel = new Map<string, Room>()
  return {
    find: (channel) => roomByChannel.get(channelKey(channel)),
    enter: (channel, head) => {
      const room = roomByChannel.get(channelKey(channel)) ?? createRoom(channel, head)
      room.head = Math.max(room.head, head)
      return room
    },
    seat: (room, reader) => {
      room.readers.add(reader)
      roomByChannel.set(channelKey(room.channel), room)
    },
    leave: (room, reader) => {
      reader.stop()
      room.readers.delete(reader)
      if (room.readers.size === 0) roomByChannel.delete(channelKey(room.channel))
    },
    channels: () => [...roomByChannel.values()].map(({ channel }) => channel),
  }
}
