import { channelKey } from './channel-key.ts'
import { dayOf, secondsToMidnight } from './day-counts.ts'
import { faultToRefusal } from './fault-to-refusal.ts'
import { isOperatorCode } from './is-operator-code.ts'
import { leaveChannel } from './leave-channel.ts'
import type { ChannelLog } from './log/log.ts'
import type { Join } from './protocol.ts'
import { createReader } from './reader.ts'
import type { RelayState } from './relay-state.ts'
import type { Place, Refusal, Session } from './session.ts'
import { verifyJoin } from './verify-join.ts'

/** Joins a channel, or joins it anew from another position. */
export const joinChannel = async (relay: RelayState, session: Session, join: Join): Promise<void> => {
  const { channel } = join
  const key = channelKey(channel)
  // Verifying is the dearest thing a stranger can ask for, and who holds the key has no reason to get it wrong.
  if (!verifyJoin(join, session)) return session.end({ code: 'bad-signature', channel })

  leaveChannel(relay, session, channel)
  if (session.placeByChannel.size >= relay.limits.channelsPerConnection) {
    return session.refuse({ code: 'too-many-channels', channel })
  }
  const place: Place = { seat: undefined }
  session.placeByChannel.set(key, place)

  const opened = await openChannel(relay, session, join)
  // Closed, left or joined anew while the log was asked.
  if (session.placeByChannel.get(key) !== place) return
  if (!opened.ok) {
    session.placeByChannel.delete(key)
    return session.refuse({ ...opened.error, channel })
  }

  const { log, head } = opened.value
  const room = relay.rooms.enter(channel, head)
  const reader = createReader({
    room,
    log: relay.log,
    outlet: session.outlet,
    since: knowsLog(join, opened.value) ? join.since : 0,
    batchBytes: relay.limits.readerBytes,
    onFault: (fault) => {
      // Without its items the phone would believe it has everything: it must notice, and join again.
      leaveChannel(relay, session, channel)
      session.refuse({ ...faultToRefusal(relay, fault), channel })
    },
  })
  relay.rooms.seat(room, reader)
  place.seat = { room, reader }
  session.outlet.send({ type: 'joined', channel, log, head: room.head })
  reader.advance()
}

/** A position means something only in the log it was counted in. */
const knowsLog = (join: Join, { log, head }: ChannelLog): boolean =>
  join.log !== null && Buffer.compare(join.log, log) === 0 && join.since <= head

type Opened = { readonly ok: true; readonly value: ChannelLog } | { readonly ok: false; readonly error: Refusal }

const openChannel = async (relay: RelayState, session: Session, join: Join): Promise<Opened> => {
  const today = dayOf(relay.now())
  const found = await relay.log.open(join.channel, today)
  if (!found.ok) return { ok: false, error: faultToRefusal(relay, found.error) }
  if (found.value !== undefined) return { ok: true, value: found.value }

  const refusal = refuseNewChannel(relay, session, join.code)
  if (refusal !== undefined) return { ok: false, error: refusal }
  const made = await relay.log.create(join.channel, today)
  return made.ok ? made : { ok: false, error: faultToRefusal(relay, made.error) }
}

const refuseNewChannel = (relay: RelayState, session: Session, code: string | null): Refusal | undefined => {
  if (session.isLocal) return undefined
  if (relay.code === undefined || code === null) return { code: 'code-needed' }
  const { address } = session
  if (relay.codeGuesses.wasWrong(address, code)) return { code: 'code-wrong' }
  const retryAfter = relay.codeGuesses.secondsToWait(address)
  if (retryAfter > 0) return { code: 'too-many-channels', retryAfter }
  if (!isOperatorCode(code, relay.code)) {
    relay.codeGuesses.noteWrong(address, code)
    return { code: 'code-wrong' }
  }
  if (relay.newChannelsByAddress.get(address) >= relay.limits.newChannelsPerAddressPerDay) {
    return { code: 'too-many-channels', retryAfter: secondsToMidnight(relay.now()) }
  }
  relay.newChannelsByAddress.add(address, 1)
  return undefined
}
