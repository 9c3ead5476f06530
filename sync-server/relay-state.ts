import type { CodeGuesses } from './code-guesses.ts'
import type { DayCounts } from './day-counts.ts'
import type { Limits } from './limits.ts'
import type { AppendOne } from './log/group-appends.ts'
import type { Log } from './log/log.ts'
import type { Paces } from './paces.ts'
import type { Rooms } from './rooms.ts'

/** What all connections share. */
export interface RelayState {
  readonly log: Log
  readonly append: AppendOne
  readonly limits: Limits
  /** The operator's; without one only this machine opens channels. */
  readonly code: string | undefined
  readonly rooms: Rooms
  readonly bytesByChannel: DayCounts
  readonly bytesByAddress: DayCounts
  readonly newChannelsByAddress: DayCounts
  readonly codeGuesses: CodeGuesses
  readonly paceByAddress: Paces
  readonly now: () => number
  readonly heartbeatMs: number
  readonly silenceMs: number
  /** For the operator's eyes. Never given an address, a channel or a chunk. */
  readonly report: (line: string) => void
}
