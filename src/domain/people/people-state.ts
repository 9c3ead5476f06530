import type { CellId, DeviceId, EntryId, MemberId } from '../ledger/entry.ts'

/** How the cell writes money (RULES 2). */
export interface Currency {
  /** ISO 4217 or the cell's own, 1..8 characters. */
  readonly code: string
  readonly symbol: string
  /** Digits after the point when shown; amounts are whole units, so 0 for tenge. */
  readonly decimals: number
}

/** What the fold knows of the cell itself. One row. */
export interface CellState {
  readonly cell: CellId
  readonly name: string
  readonly currency: Currency
  /** Minutes east of UTC: due days are calendar days here (RULES 2). */
  readonly zone: number
  /** Only what differs from the rules version's defaults. */
  readonly policy: Policy
  readonly founder: MemberId
  readonly createdAt: number
}

/** Parameters a cell changes by vote (RULES 9). */
export interface Policy {
  /** Who may write invitations (RULES 13). */
  readonly invitationsBy: 'members' | 'stewards'
  /** How long a link for one person is offered, in days. A claim in the invitation; no rule refuses by it. */
  readonly linkDays: number
  readonly posterDays: number
  /** How long a listing is shown when its author says nothing, in days (RULES 4). */
  readonly listingDays: number
}

/** `member.join` without an admission is a request: shown to those who can admit, counted nowhere else. */
export interface MemberState {
  readonly member: MemberId
  readonly name: string
  /** Resting: no matches, no notices; as normal as active (RULES 4). */
  readonly state: 'active' | 'resting'
  readonly admitted: 0 | 1
  readonly steward: 0 | 1
  /** Claim of the join's (founder: creation's) clock, milliseconds. */
  readonly joinedAt: number
  /** null for the founder. */
  readonly invitation: EntryId | null
  /** Who wrote the invitation, when it is held. */
  readonly invitedBy: MemberId | null
  readonly admittedBy: MemberId | null
  readonly devices: readonly DeviceState[]
}

export interface DeviceState {
  readonly device: DeviceId
  /** X25519 public key, hexadecimal: what is sealed to this device is sealed to it. */
  readonly seal: string
  /** It signed two entries with one number (DESIGN 3, cut): what it alone says from there on is set aside. */
  readonly stopped: 0 | 1
}

export interface InvitationState {
  readonly invitation: EntryId
  readonly by: MemberId
  readonly device: DeviceId
  /** Ed25519 public key of the invitation's seed, hexadecimal. */
  readonly key: string
  readonly uses: number
  /** Joins admitted with it. */
  readonly used: number
  /** Milliseconds, by the author's clock. */
  readonly expires: number
  readonly withdrawn: 0 | 1
  readonly at: number
}
