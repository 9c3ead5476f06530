import type { RoomLimits } from './keys-beyond.ts'

/** The vault's room for bytes that were refused before judging. */
export const quarantineLimits: RoomLimits = { pieces: 200, bytes: 1024 * 1024 }
