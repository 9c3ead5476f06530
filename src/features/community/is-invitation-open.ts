import type { InvitationState } from '../../domain/people/people-state.ts'

/** Whether the phone that wrote it would still let someone in with it. */
export const isInvitationOpen = ({ withdrawn, used, uses, expires }: InvitationState, now: number): boolean =>
  withdrawn === 0 && used < uses && expires > now
