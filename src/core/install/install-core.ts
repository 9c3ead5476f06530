import { err, ok } from '../../domain/base/result.ts'
import { rulesVersion, type CellId, type EntryId } from '../../domain/ledger/entry.ts'
import type { ValueMap } from '../../domain/base/value.ts'
import { bodyFrom } from '../cell/bodies.ts'
import { CellCore, storageProblem } from '../cell/cell-core.ts'
import { createSyncTarget } from '../cell/cell-sync-target.ts'
import { createExclusive } from '../cell/exclusive.ts'
import { closeStores, openStores, type OpenStores } from '../cell/open-stores.ts'
import type { Checker } from '../codec/check-entry.ts'
import { encodeEntry, type EncodedEntry } from '../codec/entry-codec.ts'
import { idBytes } from '../codec/id-bytes.ts'
import { joinProofBytes } from '../codec/join-proof.ts'
import type { Commands, Done, EntryView, InvitationLink, InvitationPreview, NewCommunity, Problem, RecountReport } from '../commands/commands.ts'
import { makeAnswer, makeCancel, makeHandover, makeReturn } from '../commands/make-answer.ts'
import { makeListing } from '../commands/make-listing.ts'
import { makeProposal } from '../commands/make-proposal.ts'
import { createDeviceKeys, signBytes } from '../keys/device-keys.ts'
import { createEpochKey, deriveChannel, epochCommit } from '../keys/epoch-key.ts'
import { decodeInvitation, type Invitation } from '../keys/invitation.ts'
import { pairFromSeed } from '../keys/pair-from-seed.ts'
import { exampleName } from '../example/example-people.ts'
import { generateExample } from '../example/generate-example.ts'
import { signExample } from '../example/sign-example.ts'
import type { Carriers, StartCarriers } from '../ports/carriers.ts'
import type { DirectoryCell } from '../ports/directory.ts'
import type { SyncStatus } from '../ports/ledger-index.ts'
import type { Stores } from '../ports/stores.ts'
import type { DeviceKeys, StorageFault, VaultStart } from '../ports/vault.ts'
import type { LockLoss, WriterLock } from '../ports/writer-lock.ts'
import { createAdmitter } from './admit-newcomers.ts'
import { invitationLink, makeInvitation } from './invitations.ts'
import { readSecrets } from './read-secrets.ts'

/** What the core of an install stands on. */
export interface InstallDeps {
  readonly stores: Stores
  readonly checker: Checker
  readonly lock: WriterLock
  readonly startCarriers: StartCarriers
  readonly now: () => number
  readonly whenIdle: (work: () => void) => void
  /** What storage could not do behind a command's back, for the screen to say. */
  readonly onFault: (fault: StorageFault) => void
  /** What can only be a bug, of work nobody waits for. */
  readonly onBug: (bug: unknown) => void
}

/** The same community for everyone who looks around. */
const exampleSeed = 2026

interface OpenCell {
  readonly core: CellCore
  readonly carriers: Carriers
}

/** Everything the page can ask: communities on this phone, and acts in them. Lives in the core worker. */
export class InstallCore implements Commands {
  readonly #deps: InstallDeps
  readonly #openByCell = new Map<CellId, OpenCell>()
  /** Opening, leaving and joining one community happen one after another. */
  readonly #turnByCell = new Map<CellId, <T>(task: () => Promise<T>) => Promise<T>>()
  readonly #closingByCell = new Map<CellId, Promise<void>>()

  constructor(deps: InstallDeps) {
    this.#deps = deps
  }

  async createCommunity(community: NewCommunity): Promise<Done<CellId>> {
    const keys = await createDeviceKeys()
    const epochKey = createEpochKey()
    const body = bodyFrom({
      name: plain(community.name),
      founder: plain(community.founder),
      currency: bodyFrom({ ...community.currency }),
      zone: community.zone,
      policy: bodyFrom({}),
      deviceKeys: deviceKeysValue(keys),
      commit: await epochCommit(epochKey),
    })
    const first = await this.#firstEntry(keys, { cell: null, kind: 'cell.create', body, refs: [], lamport: 1 })
    const cell = first.entry.id
    return this.#begin(first, { keys, epoch: cell, epochKey, relays: community.relays, name: plain(community.name) })
  }

  async previewInvitation(text: string): Promise<Done<InvitationPreview>> {
    const read = await decodeInvitation(text)
    if (!read.ok) return err({ type: 'bad-invitation', fault: read.error.type })
    const { cell, name, by, expires, relays } = read.value
    const listed = await this.#isListed(cell)
    return listed.ok ? ok({ cell, community: name, invitedBy: by, expires, relays, alreadyMember: listed.value }) : listed
  }

  async #isListed(cell: CellId): Promise<Done<boolean>> {
    const cells = await this.#deps.stores.directory.cells()
    return cells.ok ? ok(cells.value.some((held) => held.cell === cell)) : storageProblem(cells.error)
  }

  async joinCommunity({ invitation: text, name }: { readonly invitation: string; readonly name: string }): Promise<Done<CellId>> {
    const read = await decodeInvitation(text)
    if (!read.ok) return err({ type: 'bad-invitation', fault: read.error.type })
    const invitation = read.value
    return this.#inTurn(invitation.cell, async () => {
      const listed = await this.#isListed(invitation.cell)
      if (!listed.ok) return listed
      return listed.value ? err({ type: 'already-member' }) : this.#join(invitation, name)
    })
  }

  async #join(invitation: Invitation, name: string): Promise<Done<CellId>> {
    // A joining that was cut off before it was listed left a vault behind. Nobody ever heard of its keys.
    const cleared = await this.#deps.stores.directory.removeCell(invitation.cell)
    if (!cleared.ok) return storageProblem(cleared.error)
    const keys = await createDeviceKeys()
    const first = await this.#firstEntry(keys, {
      cell: invitation.cell,
      kind: 'member.join',
      body: bodyFrom({ name: plain(name), proof: await proofOf(invitation, keys), deviceKeys: deviceKeysValue(keys) }),
      refs: [invitation.invitation],
      lamport: invitation.lamport + 1,
    })
    const { epoch, relays } = invitation
    return this.#begin(first, { keys, epoch, epochKey: new Uint8Array(invitation.epochKey), relays, name: invitation.name })
  }

  async #firstEntry(
    keys: DeviceKeys,
    first: { readonly cell: CellId | null; readonly kind: string; readonly body: ValueMap; readonly refs: readonly EntryId[]; readonly lamport: number },
  ): Promise<EncodedEntry> {
    const place = { rules: rulesVersion, device: keys.device, seq: 1, prev: null, at: this.#deps.now() }
    return encodeEntry({ ...place, ...first }, (bytes) => signBytes(keys, bytes))
  }

  async #begin(
    { entry, wire }: EncodedEntry,
    start: Pick<VaultStart, 'keys' | 'epoch' | 'epochKey'> & { readonly relays: readonly string[]; readonly name: string },
  ): Promise<Done<CellId>> {
    const cell = entry.cell ?? entry.id
    const { keys, epoch, epochKey, relays, name } = start
    const entries = [{ id: entry.id, device: entry.device, seq: entry.seq, wire }]
    return this.#store({ cell, keys, epoch, epochKey, entries, settings: { relays } }, { name, example: 0 })
  }

  async #store(start: VaultStart, { name, example }: Pick<DirectoryCell, 'name' | 'example'>): Promise<Done<CellId>> {
    const { cell } = start
    const { stores } = this.#deps
    const { directory } = stores
    const vault = await stores.createVault(start)
    if (!vault.ok) return storageProblem(vault.error)
    vault.value.close()
    const listed = await directory.putCell({ cell, name, addedAt: this.#deps.now(), example })
    const current = listed.ok ? await directory.putSettings({ currentCell: cell }) : listed
    if (current.ok) return ok(cell)
    // Nothing partly happens. If it cannot be undone either, the next joining clears what is left.
    await directory.removeCell(cell)
    return storageProblem(current.error)
  }

  /** A generated community to look around in, through its founder's eyes. It has no relay and can be removed. */
  async createExample(): Promise<Done<CellId>> {
    const { cell, keys, epochKey, entries } = await signExample(generateExample({ seed: exampleSeed, now: this.#deps.now() }))
    return this.#store({ cell, keys, epoch: cell, epochKey, entries, settings: { relays: [] } }, { name: exampleName, example: 1 })
  }

  openCommunity(cell: CellId): Promise<Done<'writer' | 'reader'>> {
    return this.#inTurn(cell, () => this.#open(cell, false))
  }

  async takeOver(cell: CellId): Promise<Done> {
    const opened = await this.#inTurn(cell, () => this.#open(cell, true))
    if (!opened.ok) return opened
    return opened.value === 'writer' ? ok(undefined) : err({ type: 'not-the-writer' })
  }

  #inTurn<T>(cell: CellId, task: () => Promise<T>): Promise<T> {
    const turn = this.#turnByCell.get(cell) ?? createExclusive()
    this.#turnByCell.set(cell, turn)
    return turn(task)
  }

  async #open(cell: CellId, steal: boolean): Promise<Done<'writer' | 'reader'>> {
    if (this.#openByCell.has(cell)) return ok('writer')
    // Opening what is not there would make empty databases under its name.
    const listed = await this.#isListed(cell)
    if (!listed.ok) return listed
    if (!listed.value) return err({ type: 'unknown-cell' })
    const held: { opening?: Promise<Done<OpenCell>>; loss?: LockLoss } = {}
    const onLost = async (how: LockLoss): Promise<void> => {
      held.loss = how
      // A bug in opening is told to whoever asked for it.
      const opened = await held.opening?.catch(() => undefined)
      if (opened?.ok === true) await this.#close(opened.value)
    }
    const standing = await this.#deps.lock.acquire(cell, { steal, onLost })
    if (standing === 'reader') return ok('reader')
    if (standing === 'no-locks') return err({ type: 'not-the-writer' })
    held.opening = this.#openCore(cell, () => held.loss !== 'stolen')
    const opened = await held.opening.catch((bug: unknown) => {
      this.#deps.lock.release(cell)
      throw bug
    })
    if (opened.ok) return ok(held.loss === undefined ? 'writer' : 'reader')
    this.#deps.lock.release(cell)
    return opened
  }

  async #openCore(cell: CellId, mayWrite: () => boolean): Promise<Done<OpenCell>> {
    await this.#closingByCell.get(cell)
    const stores = await openStores(this.#deps.stores, cell)
    if (!stores.ok) return storageProblem(stores.error)
    const opened = await this.#openOn(stores.value, { cell, mayWrite })
    if (!opened.ok) await closeStores(stores.value)
    return opened
  }

  async #openOn(stores: OpenStores, { cell, mayWrite }: { readonly cell: CellId; readonly mayWrite: () => boolean }): Promise<Done<OpenCell>> {
    const secrets = await readSecrets(stores.vault)
    if (!secrets.ok) return secrets
    const { keys, epoch, epochKey, relays } = secrets.value
    const { checker, now, whenIdle, onFault, onBug } = this.#deps
    const channel = await deriveChannel(epochKey)
    const core = await CellCore.open({ ...stores, cell, keys, epoch, epochKey, channel, checker, now, whenIdle, mayWrite, onFault, onBug })
    if (!core.ok) return core
    const before = await stores.index.readSyncStatus()
    return ok(this.#startCell(core.value, { relays, before: before.ok ? before.value : undefined }))
  }

  #startCell(core: CellCore, { relays, before }: { readonly relays: readonly string[]; readonly before: SyncStatus | undefined }): OpenCell {
    const carriers = this.#deps.startCarriers(createSyncTarget(core, before))
    carriers.setRelays(relays)
    core.onReread(() => carriers.reread())
    const open = { core, carriers }
    this.#openByCell.set(core.deps.cell, open)
    const admit = createAdmitter(core)
    core.onChange(admit)
    admit()
    return open
  }

  /** Resolves when nothing more is written: what was begun is stored first. */
  async #close(open: OpenCell): Promise<void> {
    const { core, carriers } = open
    const { cell } = core.deps
    if (this.#openByCell.get(cell) !== open) return this.#closingByCell.get(cell)
    this.#openByCell.delete(cell)
    const closing = carriers.stop().then(() => core.close())
    this.#closingByCell.set(cell, closing)
    await closing.finally(() => this.#closingByCell.delete(cell))
  }

  leaveCommunity(cell: CellId): Promise<Done> {
    return this.#inTurn(cell, async () => {
      const open = this.#openByCell.get(cell)
      if (open !== undefined) await this.#close(open)
      // A tab that writes for it lets go of its databases before they are deleted.
      else await this.#deps.lock.acquire(cell, { steal: true, onLost: () => Promise.resolve() })
      const removed = await this.#remove(cell)
      this.#deps.lock.release(cell)
      return removed
    })
  }

  async #remove(cell: CellId): Promise<Done> {
    const { directory } = this.#deps.stores
    const removed = await directory.removeCell(cell)
    if (!removed.ok) return storageProblem(removed.error)
    const settings = await directory.settings()
    if (!settings.ok) return storageProblem(settings.error)
    if (settings.value.currentCell !== null) return ok(undefined)
    const cells = await directory.cells()
    if (!cells.ok) return storageProblem(cells.error)
    const put = await directory.putSettings({ currentCell: cells.value[0]?.cell ?? null })
    return put.ok ? ok(undefined) : storageProblem(put.error)
  }

  setProfile(cell: CellId, { name, state }: { readonly name: string; readonly state: 'active' | 'resting' }): Promise<Done<EntryId>> {
    return this.#in(cell, (core) => core.record(() => ok({ kind: 'profile.set', refs: [], body: bodyFrom({ name: plain(name), state }) })))
  }

  invite(cell: CellId, how: 'person' | 'poster'): Promise<Done<InvitationLink>> {
    return this.#asMember(cell, async (core) => {
      const settings = await core.deps.vault.readSettings()
      if (!settings.ok) return storageProblem(settings.error)
      return makeInvitation(core, { how, relays: settings.value.relays, now: this.#deps.now() })
    })
  }

  invitationLink(cell: CellId, invitation: EntryId): Promise<Done<InvitationLink>> {
    return this.#in(cell, async (core) => {
      const settings = await core.deps.vault.readSettings()
      return settings.ok ? invitationLink(core, invitation, settings.value.relays) : storageProblem(settings.error)
    })
  }

  withdrawInvitation(cell: CellId, invitation: EntryId): Promise<Done<EntryId>> {
    return this.#asMember(cell, (core) => core.record(() => ok({ kind: 'invite.withdraw', refs: [invitation], body: bodyFrom({}) })))
  }

  admit(cell: CellId, join: EntryId): Promise<Done<EntryId>> {
    return this.#asMember(cell, (core) => core.record(() => ok({ kind: 'member.admit', refs: [join], body: bodyFrom({ join: idBytes(join) }) })))
  }

  setRelays(cell: CellId, relays: readonly string[]): Promise<Done> {
    return this.#in(cell, async (core, carriers) => {
      const written = await core.putSettings({ relays })
      if (!written.ok) return written
      carriers.setRelays(relays)
      return ok(undefined)
    })
  }

  relays(cell: CellId): Promise<Done<readonly string[]>> {
    return this.#in(cell, async (core) => {
      const settings = await core.deps.vault.readSettings()
      return settings.ok ? ok(settings.value.relays) : storageProblem(settings.error)
    })
  }

  syncNow(cell: CellId): Promise<Done> {
    return this.#in(cell, (_, carriers) => {
      carriers.syncNow()
      return ok(undefined)
    })
  }

  putListing(cell: CellId, listing: Parameters<Commands['putListing']>[1]): Promise<Done<EntryId>> {
    return this.#in(cell, (core) => core.record(() => makeListing(listing)))
  }

  withdrawListing(cell: CellId, listing: EntryId): Promise<Done<EntryId>> {
    return this.#in(cell, (core) => core.record(() => ok({ kind: 'listing.withdraw', refs: [listing], body: bodyFrom({}) })))
  }

  propose(cell: CellId, proposal: Parameters<Commands['propose']>[1]): Promise<Done<EntryId>> {
    return this.#asMember(cell, (core) => core.record(() => makeProposal(proposal, core.copy, core.member)))
  }

  sign(cell: CellId, agreement: EntryId): Promise<Done<EntryId>> {
    return this.#asMember(cell, (core) => core.record(() => makeAnswer({ copy: core.copy, agreement }, 'agreement.sign')))
  }

  decline(cell: CellId, agreement: EntryId): Promise<Done<EntryId>> {
    return this.#asMember(cell, (core) => core.record(() => makeAnswer({ copy: core.copy, agreement }, 'agreement.decline')))
  }

  cancel(cell: CellId, agreement: EntryId, reason: string): Promise<Done<EntryId>> {
    return this.#asMember(cell, (core) => core.record(() => makeCancel({ copy: core.copy, agreement }, reason)))
  }

  confirmHandover(cell: CellId, agreement: EntryId, leg: number): Promise<Done<EntryId>> {
    return this.#asMember(cell, (core) => core.record(() => makeHandover({ copy: core.copy, agreement }, leg)))
  }

  confirmReturn(cell: CellId, { agreement, ...returned }: Parameters<Commands['confirmReturn']>[1]): Promise<Done<EntryId>> {
    return this.#asMember(cell, (core) => core.record(() => makeReturn({ copy: core.copy, agreement }, returned)))
  }

  recount(cell: CellId): Promise<Done<RecountReport>> {
    return this.#in(cell, (core) => core.recount())
  }

  entries(cell: CellId, ids: readonly EntryId[]): Promise<Done<readonly EntryView[]>> {
    return this.#in(cell, (core) => ok(ids.flatMap((id) => viewOf(core, id))))
  }

  #in<T>(cell: CellId, act: (core: CellCore, carriers: Carriers) => Promise<Done<T>> | Done<T>): Promise<Done<T>> {
    const open = this.#openByCell.get(cell)
    return Promise.resolve(open === undefined ? err<Problem>({ type: 'not-the-writer' }) : act(open.core, open.carriers))
  }

  /** For what needs the others: a newcomer writes it after the admission. */
  #asMember<T>(cell: CellId, act: (core: CellCore) => Promise<Done<T>>): Promise<Done<T>> {
    return this.#in(cell, (core) => (core.isAdmitted ? act(core) : err<Problem>({ type: 'not-admitted' })))
  }
}

const proofOf = async (invitation: Invitation, keys: DeviceKeys): Promise<ValueMap> => {
  const pair = await pairFromSeed(invitation.seed)
  const bytes = joinProofBytes({
    cell: idBytes(invitation.cell),
    invitation: idBytes(invitation.invitation),
    sign: idBytes(keys.device),
    seal: keys.sealPublic,
  })
  return bodyFrom({ invitation: idBytes(invitation.invitation), key: pair.publicKey, sig: await pair.sign(bytes) })
}

const deviceKeysValue = (keys: DeviceKeys): ValueMap => bodyFrom({ sign: idBytes(keys.device), seal: keys.sealPublic })

const viewOf = (core: CellCore, id: EntryId): readonly EntryView[] => {
  const held = core.copy.ledger.find(id)
  if (held === undefined) return []
  const { entry, member, verdict } = held
  const refusal = verdict.status === 'refused' ? verdict.reason : null
  return [{ id, kind: entry.kind, member, device: entry.device, seq: entry.seq, at: entry.at, refs: entry.refs, status: verdict.status, refusal }]
}

/** As the app writes text: composed, without blanks around it (DESIGN 3). */
const plain = (text: string): string => text.normalize('NFC').trim()
