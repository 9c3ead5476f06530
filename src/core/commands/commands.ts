import type { Result } from '../../domain/base/result.ts'
import type { CellId, EntryId, MemberId } from '../../domain/ledger/entry.ts'
import type { Refusal } from '../../domain/ledger/verdict.ts'
import type { Condition, Mode, Side } from '../../domain/market/market-state.ts'
import type { Currency } from '../../domain/people/people-state.ts'
import type { StorageFault } from '../ports/vault.ts'

/** Why a command did nothing. Nothing partly happens: either its entry is recorded or none of it is. */
export type Problem =
  | { readonly type: 'refused'; readonly reason: Refusal }
  | { readonly type: 'storage'; readonly fault: StorageFault }
  /** Another tab or window of this install writes for this community. */
  | { readonly type: 'not-the-writer' }
  /** The member was not admitted yet and this needs others (proposing, inviting). */
  | { readonly type: 'not-admitted' }
  /** This device is known to have signed two entries with one number: it writes no more. */
  | { readonly type: 'device-stopped' }
  | { readonly type: 'unknown-cell' }
  | { readonly type: 'no-keys-here' }
  | { readonly type: 'already-member' }
  | { readonly type: 'bad-invitation'; readonly fault: string }
  /** What it is about is not on this phone. */
  | { readonly type: 'not-found' }
  | { readonly type: 'unexpected'; readonly detail: string }

export type Done<T = undefined> = Result<T, Problem>

export interface NewCommunity {
  readonly name: string
  readonly founder: string
  readonly currency: Currency
  /** Minutes east of UTC. */
  readonly zone: number
  /** Relay URLs (ws or wss), first choice first; may be empty. */
  readonly relays: readonly string[]
}

/** What a person fills in for a listing; `of` names the listing it changes. */
export interface ListingDraft {
  readonly of: EntryId | null
  readonly side: Side
  readonly mode: Mode
  readonly category: string
  readonly title: string
  readonly note: string
  readonly value: number
  readonly days: number | null
  readonly minutes: number | null
  readonly replacement: number | null
  readonly condition: Condition | null
  readonly place: string
  /** Milliseconds. */
  readonly expires: number
  readonly many: boolean
}

/** One thing given: the offer as it stands now, and the want it meets. */
export interface LegDraft {
  readonly kind: 'keep' | 'loan' | 'service' | 'money'
  readonly giver: MemberId
  readonly receiver: MemberId
  /** null for money. */
  readonly listing: EntryId | null
  readonly want: EntryId | null
  readonly title: string
  readonly value: number
  readonly days: number | null
  readonly minutes: number | null
  readonly replacement: number | null
}

export interface ProposalDraft {
  readonly other: MemberId
  readonly mode: Mode
  readonly legs: readonly LegDraft[]
  /** Hand-over day: days since 1970-01-01 in the cell's zone. */
  readonly day: number
  /** Plain texts here; sealed to both parties' devices in the entry. Empty: left out. */
  readonly place: string
  readonly returnPlace: string
  readonly note: string
}

export interface InvitationLink {
  readonly invitation: EntryId
  /** The payload for `…/#/join/<payload>`; put behind this app's address by the screen. */
  readonly payload: string
}

/** An invitation read but not used: what the join screen shows. */
export interface InvitationPreview {
  readonly cell: CellId
  readonly community: string
  readonly invitedBy: string
  readonly expires: number
  readonly relays: readonly string[]
  readonly alreadyMember: boolean
}

export interface RecountReport {
  readonly entries: number
  readonly rows: number
  /** Names of tables and keys whose rows differed from the fresh fold; empty: nothing differed. */
  readonly differed: readonly string[]
  readonly digest: string | null
}

/** One line of the entry inspector. */
export interface EntryView {
  readonly id: EntryId
  readonly kind: string
  readonly member: MemberId | null
  readonly device: string
  readonly seq: number
  readonly at: number
  readonly refs: readonly EntryId[]
  readonly status: string
  readonly refusal: Refusal | null
}

/** What the page can ask the core worker to do. Every method settles; none throws for what can be expected. */
export interface Commands {
  createCommunity(community: NewCommunity): Promise<Done<CellId>>
  previewInvitation(text: string): Promise<Done<InvitationPreview>>
  joinCommunity(join: { readonly invitation: string; readonly name: string }): Promise<Done<CellId>>
  createExample(): Promise<Done<CellId>>
  /** Makes this tab the writer of a community and starts its core; resolves when the tab writes or has been told it cannot. */
  openCommunity(cell: CellId): Promise<Done<'writer' | 'reader'>>
  /** Takes writing over from the other tab. */
  takeOver(cell: CellId): Promise<Done>
  /** Removes the community from this phone. */
  leaveCommunity(cell: CellId): Promise<Done>

  setProfile(cell: CellId, profile: { readonly name: string; readonly state: 'active' | 'resting' }): Promise<Done<EntryId>>
  invite(cell: CellId, how: 'person' | 'poster'): Promise<Done<InvitationLink>>
  invitationLink(cell: CellId, invitation: EntryId): Promise<Done<InvitationLink>>
  withdrawInvitation(cell: CellId, invitation: EntryId): Promise<Done<EntryId>>
  admit(cell: CellId, join: EntryId): Promise<Done<EntryId>>
  relays(cell: CellId): Promise<Done<readonly string[]>>
  setRelays(cell: CellId, relays: readonly string[]): Promise<Done>
  /** Tries the relay again now instead of waiting out the pause. */
  syncNow(cell: CellId): Promise<Done>

  putListing(cell: CellId, listing: ListingDraft): Promise<Done<EntryId>>
  withdrawListing(cell: CellId, listing: EntryId): Promise<Done<EntryId>>

  propose(cell: CellId, proposal: ProposalDraft): Promise<Done<EntryId>>
  sign(cell: CellId, agreement: EntryId): Promise<Done<EntryId>>
  decline(cell: CellId, agreement: EntryId): Promise<Done<EntryId>>
  cancel(cell: CellId, agreement: EntryId, reason: string): Promise<Done<EntryId>>
  confirmHandover(cell: CellId, agreement: EntryId, leg: number): Promise<Done<EntryId>>
  confirmReturn(cell: CellId, returned: { readonly agreement: EntryId; readonly leg: number; readonly owed: number; readonly inspection: string }): Promise<Done<EntryId>>

  recount(cell: CellId): Promise<Done<RecountReport>>
  entries(cell: CellId, ids: readonly EntryId[]): Promise<Done<readonly EntryView[]>>
}
