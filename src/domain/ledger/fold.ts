import { foldAgreement, holdsListing, gaveAway, listingsIn, type AgreementCore } from '../market/agreement-fold.ts'
import { doClash, promisesOf, type Promised } from '../market/clash.ts'
import { foldListing, type ListingHold } from '../market/fold-listing.ts'
import type { AgreementState, ListingState } from '../market/market-state.ts'
import { foldCell, foldInvitation, foldMember } from '../people/fold-people.ts'
import { isInvitedWith } from '../people/is-invited-with.ts'
import type { CellState, InvitationState, MemberState } from '../people/people-state.ts'
import { Cuts, entriesFrom } from './cuts.ts'
import type { EntryId } from './entry.ts'
import { bodyOf, isAccepted, isOf, subjectOf, type Accepted } from './held.ts'
import type { Ledger, LedgerChange } from './ledger.ts'

/** Rows that came to be or changed, and the keys of rows that are no more. */
export interface FoldedRows {
  readonly cells: CellState[]
  readonly members: MemberState[]
  readonly invitations: InvitationState[]
  readonly listings: ListingState[]
  readonly agreements: AgreementState[]
  readonly removed: { readonly invitations: EntryId[]; readonly listings: EntryId[]; readonly agreements: EntryId[] }
}

/**
 * The state everyone computes from the accepted entries: per subject, a pure function of the set of acts about it
 * (DESIGN 1.4). Only subjects that something new is about are folded again; folding all from nothing gives the same
 * rows (SPEC F1).
 */
export class Fold {
  readonly #ledger: Ledger
  readonly #cuts: Cuts
  readonly #actsBySubject = new Map<EntryId, Accepted[]>()
  readonly #joinsByInvitation = new Map<EntryId, Accepted<'member.join'>[]>()
  readonly #coreByAgreement = new Map<EntryId, AgreementCore>()
  readonly #agreementsByListing = new Map<EntryId, Set<EntryId>>()
  readonly #promisesByListing = new Map<EntryId, Promised[]>()
  readonly #listingStates = new Map<EntryId, ListingState>()

  constructor(ledger: Ledger) {
    this.#ledger = ledger
    this.#cuts = new Cuts(ledger)
  }

  /** Folds in what a change of the ledger brought. */
  apply(change: LedgerChange): FoldedRows {
    const dirty = new Set<EntryId>()
    for (const held of change.judged) if (isAccepted(held)) this.#take(held, dirty)
    this.#cuts.take(change)
    if (this.#cuts.any) this.#takeCuts(change, dirty)
    return this.#fold(dirty)
  }

  /** Accepted acts about a subject, in the order they came. */
  actsOn(subject: EntryId): readonly Accepted[] {
    return this.#actsBySubject.get(subject) ?? []
  }

  /** Joinings that name an invitation. */
  joinsWith(invitation: EntryId): readonly Accepted<'member.join'>[] {
    return this.#joinsByInvitation.get(invitation) ?? []
  }

  #take(act: Accepted, dirty: Set<EntryId>): void {
    const subject = subjectOf(act.entry, act.act, act.member)
    if (subject === null) return
    push(this.#actsBySubject, subject, act)
    dirty.add(subject)
    if (isOf(act, 'member.join')) push(this.#joinsByInvitation, bodyOf(act).proof.invitation, act)
    if (isOf(act, 'member.admit')) this.#addIfHeld(this.#beginning(bodyOf(act).join), dirty)
    if (isOf(act, 'invite.create')) for (const join of this.#joinsByInvitation.get(act.entry.id) ?? []) dirty.add(join.entry.id)
  }

  /** An admission uses its joining's invitation. */
  #addIfHeld(join: Accepted | undefined, dirty: Set<EntryId>): void {
    if (join !== undefined && isOf(join, 'member.join')) dirty.add(bodyOf(join).proof.invitation)
  }

  /** A fork sets aside entries that were folded before, and an answer can raise one again. */
  #takeCuts(change: LedgerChange, dirty: Set<EntryId>): void {
    const touched = change.forked.flatMap((device) => {
      const owner = this.#ledger.chain(device)?.at(1)[0]
      if (owner !== undefined) dirty.add(owner.entry.id)
      return entriesFrom(this.#ledger, device, this.#ledger.chain(device)?.forkSeq ?? 1)
    })
    const named = change.judged.flatMap((held) => held.entry.refs.flatMap((ref) => this.#ledger.find(ref) ?? []))
    for (const held of [...touched, ...named]) {
      if (!isAccepted(held)) continue
      const subject = subjectOf(held.entry, held.act, held.member)
      if (subject !== null) dirty.add(subject)
    }
  }

  #fold(dirty: ReadonlySet<EntryId>): FoldedRows {
    const rows: FoldedRows = { cells: [], members: [], invitations: [], listings: [], agreements: [], removed: { invitations: [], listings: [], agreements: [] } }
    const listings = new Set<EntryId>()
    const agreements = new Set<EntryId>()
    for (const subject of dirty) {
      const beginning = this.#beginning(subject)
      if (beginning === undefined) continue
      if (isOf(beginning, 'cell.create')) rows.cells.push(foldCell(beginning))
      if (isOf(beginning, 'cell.create') || isOf(beginning, 'member.join')) rows.members.push(this.#member(beginning))
      if (isOf(beginning, 'invite.create')) this.#invitation(beginning, rows)
      if (isOf(beginning, 'listing.put')) listings.add(subject)
      if (isOf(beginning, 'agreement.propose')) this.#agreementCore(beginning, agreements, listings)
    }
    for (const listing of listings) this.#listing(listing, rows, agreements)
    for (const agreement of agreements) this.#agreement(agreement, rows)
    return rows
  }

  /** The entry a subject begins with, when it is held and accepted. */
  #beginning(subject: EntryId): Accepted | undefined {
    const held = this.#ledger.find(subject)
    return held !== undefined && isAccepted(held) ? held : undefined
  }

  #standingActs(subject: EntryId): readonly Accepted[] {
    const acts = this.#actsBySubject.get(subject) ?? []
    return this.#cuts.any ? acts.filter((act) => this.#cuts.standing(act) !== 'set-aside') : acts
  }

  #isMarked = (act: Accepted): boolean => this.#cuts.any && this.#cuts.standing(act) === 'marked'

  #member(beginning: Accepted<'cell.create' | 'member.join'>): MemberState {
    return foldMember(beginning, this.#standingActs(beginning.entry.id), {
      invitation: isOf(beginning, 'member.join') ? this.#invitationOf(beginning) : undefined,
      isStopped: (device) => this.#cuts.isStopped(device),
    })
  }

  #invitationOf(join: Accepted<'member.join'>): Accepted<'invite.create'> | undefined {
    const invitation = this.#beginning(bodyOf(join).proof.invitation)
    return invitation !== undefined && isOf(invitation, 'invite.create') && isInvitedWith(join, invitation) ? invitation : undefined
  }

  #invitation(creation: Accepted<'invite.create'>, rows: FoldedRows): void {
    const joins = (this.#joinsByInvitation.get(creation.entry.id) ?? []).filter((join) => isInvitedWith(join, creation))
    const admittedJoins = new Set(joins.filter((join) => this.#ledger.isAdmitted(join.entry.id)).map((join) => join.entry.id))
    const state = foldInvitation(creation, this.#standingActs(creation.entry.id), { standing: this.#cuts.standing(creation), admittedJoins })
    if (state === undefined) rows.removed.invitations.push(creation.entry.id)
    else rows.invitations.push(state)
  }

  #agreementCore(proposal: Accepted<'agreement.propose'>, agreements: Set<EntryId>, listings: Set<EntryId>): void {
    const { id } = proposal.entry
    const named = listingsIn(bodyOf(proposal).terms)
    const stands = this.#cuts.standing(proposal) !== 'set-aside'
    const core = stands ? foldAgreement(proposal, this.#standingActs(id)) : undefined
    if (core === undefined) this.#coreByAgreement.delete(id)
    else this.#coreByAgreement.set(id, core)
    agreements.add(id)
    for (const listing of named) {
      listings.add(listing)
      const holders = this.#agreementsByListing.get(listing)
      if (holders === undefined) this.#agreementsByListing.set(listing, new Set([id]))
      else holders.add(id)
    }
  }

  #listing(listing: EntryId, rows: FoldedRows, agreements: Set<EntryId>): void {
    const cores = [...(this.#agreementsByListing.get(listing) ?? [])].flatMap((id) => this.#coreByAgreement.get(id) ?? [])
    const promises = cores.flatMap((core) => promisesOf(core).filter((promise) => promise.listing === listing))
    // Whether they clash is all that a listing says of its agreements, and only what is promised can.
    for (const { agreement } of promises) agreements.add(agreement)
    this.#promisesByListing.set(listing, promises)
    const hold: ListingHold = {
      heldBy: cores.filter((core) => holdsListing(core, listing)).map((core) => core.agreement).toSorted(),
      givenAway: cores.some((core) => gaveAway(core, listing)),
    }
    const state = foldListing(listing, this.#standingActs(listing), hold, this.#isMarked)
    if (state === undefined) {
      this.#listingStates.delete(listing)
      rows.removed.listings.push(listing)
    } else {
      this.#listingStates.set(listing, state)
      rows.listings.push(state)
    }
  }

  #agreement(agreement: EntryId, rows: FoldedRows): void {
    const core = this.#coreByAgreement.get(agreement)
    if (core === undefined) {
      rows.removed.agreements.push(agreement)
      return
    }
    const acts = this.#standingActs(agreement)
    rows.agreements.push({ ...core, clash: this.#clashes(core) ? 1 : 0, fromStoppedDevice: acts.some(this.#isMarked) ? 1 : 0 })
  }

  #clashes(core: AgreementCore): boolean {
    return promisesOf(core).some(
      (promise) =>
        this.#listingStates.get(promise.listing)?.many !== 1 &&
        (this.#promisesByListing.get(promise.listing) ?? []).some((other) => doClash(promise, other)),
    )
  }
}

const push = <K, V>(listByKey: Map<K, V[]>, key: K, value: V): void => {
  const list = listByKey.get(key)
  if (list === undefined) listByKey.set(key, [value])
  else list.push(value)
}

/** Folds everything a ledger holds from nothing. */
export const foldAll = (ledger: Ledger): FoldedRows => new Fold(ledger).apply({ judged: [...ledger.all()], forked: [...ledger.devices()].filter((device) => (ledger.chain(device)?.forkSeq ?? null) !== null) })

