/** What a room of refused or damaged bytes may hold at most. */
export interface RoomLimits {
  readonly pieces: number
  readonly bytes: number
}

/** `[key, size in bytes]` of one kept piece; keys count up. */
export type SizedKey = readonly [key: number, size: number]

/** Keys to drop so that only the newest pieces stay that fit. A piece larger than the room stays out altogether. */
export const keysBeyond = (newestFirst: readonly SizedKey[], limits: RoomLimits): readonly number[] => {
  let bytes = 0
  let pieces = 0
  let full = false
  return newestFirst.flatMap(([key, size]) => {
    if (size > limits.bytes) return [key]
    full ||= pieces === limits.pieces || bytes + size > limits.bytes
    if (full) return [key]
    pieces += 1
    bytes += size
    return []
  })
}
