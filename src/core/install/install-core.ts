import { err, ok } from '../../domain/base/result.ts'
import { rulesVersion, type CellId, type EntryId } from '../../domain/ledger/entry.ts'
import type { ValueMap } from '../../domain/base/value.ts'
import { bodyFrom } from '../cell/bodies.ts'
import { CellCore, storageProblem } from '../cell/cell-core.ts'
import { createSyncTarget } from '../cell/cell-sync-target.ts'
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
import type { DeviceKeys, Vault, VaultStart } from '../ports/vault.ts'
import type { LockLoss, WriterLock } from '../ports/writer-lock.ts'
import { admitNewcomers } from './admit-newcomers.ts'
import { invitationLink, makeInvitation } from './invitations.ts'

/** What the core of an install stands on. */
export interface InstallDeps {
  readonly stores: Stores
  readonly checker: Checker
  readonly lock: WriterLock
  readonly startCarriers: StartCarriers
  readonly now: () => number
  readonly whenIdle: (work: () => void) => void
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
  readonly #openingByCell = new Map<CellId, Promise<Done<'writer' | 'reader'>>>()

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
    const cells = await this.#deps.stores.directory.cells()
    if (!cells.ok) return storageProblem(cells.error)
    return ok({ cell, community: name, invitedBy: by, expires, relays, alreadyMember: cells.value.some((held) => held.cell === cell) })
  }

  async joinCommunity({ invitation: text, name }: { readonly invitation: string; readonly name: string }): Promise<Done<CellId>> {
    const read = await decodeInvitation(text)
    if (!read.ok) return err({ type: 'bad-invitation', fault: read.error.type })
    const preview = await this.previewInvitation(text)
    if (!preview.ok) return preview
    if (preview.value.alreadyMember) return err({ type: 'already-member' })
    const invitation = read.value
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
    const vault = await this.#deps.stores.createVault(start)
    if (!vault.ok) return storageProblem(vault.error)
    vault.value.close()
    const listed = await this.#deps.stores.directory.putCell({ cell, name, addedAt: this.#deps.now(), example })
    if (!listed.ok) return storageProblem(listed.error)
    const current = await this.#deps.stores.directory.putSettings({ currentCell: cell })
    return current.ok ? ok(cell) : storageProblem(current.error)
  }

  /** A generated community to look around in, through its founder's eyes. It has no relay and can be removed. */
  async createExample(): Promise<Done<CellId>> {
    const { cell, keys, epochKey, entries } = await signExample(generateExample({ seed: exampleSeed, now: this.#deps.now() }))
    return this.#store({ cell, keys, epoch: cell, epochKey, entries, settings: { relays: [] } }, { name: exampleName, example: 1 })
  }

  openCommunity(cell: CellId): Promise<Done<'writer' | 'reader'>> {
    return this.#openOnce(cell, false)
  }

  async takeOver(cell: CellId): Promise<Done> {
    const opened = await this.#openOnce(cell, true)
    if (!opened.ok) return opened
    // An opening that takes nothing over may have been under way, and this has only waited for it.
    return opened.value === 'writer' ? ok(undefined) : this.takeOver(cell)
  }

  /** A second call while the first is under way waits for the same. */
  #openOnce(cell: CellId, steal: boolean): Promise<Done<'writer' | 'reader'>> {
    const opening = this.#openingByCell.get(cell)
    if (opening !== undefined) return opening
    const promise = this.#open(cell, steal).finally(() => this.#openingByCell.delete(cell))
    this.#openingByCell.set(cell, promise)
    return promise
  }

  async #open(cell: CellId, steal: boolean): Promise<Done<'writer' | 'reader'>> {
    if (this.#openByCell.has(cell)) return ok('writer')
    let isStolen = false
    let opening: Promise<Done<OpenCell>> | undefined
    const onLost = async (how: LockLoss): Promise<void> => {
      isStolen = how === 'stolen'
      const opened = await opening
      if (opened?.ok === true) await this.#close(opened.value)
    }
    const standing = await this.#deps.lock.acquire(cell, { steal, onLost })
    if (standing === 'reader') return ok('reader')
    if (standing === 'no-locks') return err({ type: 'not-the-writer' })
    opening = this.#openCore(cell, () => !isStolen)
    const opened = await opening
    if (!opened.ok) {
      this.#deps.lock.release(cell)
      return opened
    }
    return ok('writer')
  }

  async #openCore(cell: CellId, mayWrite: () => boolean): Promise<Done<OpenCell>> {
    const { stores, checker, now, whenIdle } = this.#deps
    const vault = await stores.openVault(cell)
    if (!vault.ok) return storageProblem(vault.error)
    const secrets = await readSecrets(vault.value)
    if (!secrets.ok) return secrets
    const index = await stores.openIndex(cell)
    if (!index.ok) return storageProblem(index.error)
    const documents = await stores.openDocuments(cell)
    if (!documents.ok) return storageProblem(documents.error)
    const { keys, epoch, epochKey, relays } = secrets.value
    const core = await CellCore.open({
      cell,
      vault: vault.value,
      index: index.value,
      documents: documents.value,
      keys,
      epoch,
      epochKey,
      channel: await deriveChannel(epochKey),
      checker,
      now,
      whenIdle,
      mayWrite,
    })
    if (!core.ok) return core
    const before = await index.value.readSyncStatus()
    return ok(this.#startCell(core.value, { relays, before: before.ok ? before.value : undefined }))
  }

  #startCell(core: CellCore, { relays, before }: { readonly relays: readonly string[]; readonly before: SyncStatus | undefined }): OpenCell {
    const carriers = this.#deps.startCarriers(createSyncTarget(core, before))
    core.onReread = () => carriers.reread()
    carriers.setRelays(relays)
    const open = { core, carriers }
    this.#openByCell.set(core.deps.cell, open)
    const admit = (): void => void admitNewcomers(core, this.#deps.now)
    core.onChange(admit)
    admit()
    return open
  }

  /** Resolves when nothing more is written: what was begun is stored first. */
  async #close(open: OpenCell): Promise<void> {
    const { core, carriers } = open
    if (this.#openByCell.get(core.deps.cell) !== open) return
    this.#openByCell.delete(core.deps.cell)
    await carriers.stop()
    await core.close()
  }

  async leaveCommunity(cell: CellId): Promise<Done> {
    const open = this.#openByCell.get(cell)
    if (open !== undefined) await this.#close(open)
    this.#deps.lock.release(cell)
    const { directory } = this.#deps.stores
    const removed = await directory.removeCell(cell)
    if (!removed.ok) return storageProblem(removed.error)
    const cells = await directory.cells()
    if (!cells.ok) return storageProblem(cells.error)
    const settings = await directory.putSettings({ currentCell: cells.value[0]?.cell ?? null })
    return settings.ok ? ok(undefined) : storageProblem(settings.error)
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
      const written = await core.deps.vault.write({ settings: { relays } })
      if (!written.ok) return storageProblem(written.error)
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

interface Secrets {
  readonly keys: DeviceKeys
  readonly epoch: EntryId
  readonly epochKey: Uint8Array<ArrayBuffer>
  readonly relays: readonly string[]
}

const readSecrets = async (vault: Vault): Promise<Done<Secrets>> => {
  const keys = await vault.readDeviceKeys()
  if (!keys.ok) return storageProblem(keys.error)
  const epochKeys = await vault.readEpochKeys()
  if (!epochKeys.ok) return storageProblem(epochKeys.error)
  const settings = await vault.readSettings()
  if (!settings.ok) return storageProblem(settings.error)
  // One epoch until keys rotate.
  const [epoch] = epochKeys.value
  if (keys.value === undefined || epoch === undefined) return err({ type: 'no-keys-here' })
  return ok({ keys: keys.value, epoch: epoch[0], epochKey: epoch[1], relays: settings.value.relays })
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
