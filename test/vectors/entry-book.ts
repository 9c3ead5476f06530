import { encodeCbor } from '../../src/core/codec/cbor.ts'
import type { EntryDraft } from '../../src/core/codec/entry-codec.ts'
import { idBytes } from '../../src/core/codec/id-bytes.ts'
import { joinProofBytes } from '../../src/core/codec/join-proof.ts'
import { pairFromSeed, type SeedPair } from '../../src/core/keys/pair-from-seed.ts'
import { bytesToHex } from '../../src/domain/base/hex.ts'
import type { ValueMap } from '../../src/domain/base/value.ts'
import type { CellId, Entry, EntryId } from '../../src/domain/ledger/entry.ts'
import type { Refusal, Verdict } from '../../src/domain/ledger/verdict.ts'
import type { AgreementStatus } from '../../src/domain/market/market-state.ts'
import { valueMap } from '../kit/value-map.ts'
import { Author } from './author.ts'
import { seedOf } from './seeded.ts'
import { sealSeeded } from './seeded-sealing.ts'

type Unjudged = Exclude<Verdict['status'], 'accepted' | 'refused'>

/** What a ledger that was given all the valid vectors says; what an entry waits for is left out. */
export type VectorVerdict = { readonly status: 'accepted' | Unjudged } | { readonly status: 'refused'; readonly reason: Refusal }

export interface ValidVector {
  readonly name: string
  readonly wire: string
  readonly verdict: VectorVerdict
  /** What the wire decodes to; `body` is the hexadecimal of the body's own CBOR. */
  readonly entry: Omit<Entry, 'body'> & { readonly body: string }
}

/** Where a sealed text stands, and what its parties read there. */
export interface SealedVector {
  readonly entry: EntryId
  /** The field's place in the body, by dots. */
  readonly field: string
  readonly text: string
}

/** What folding the accepted entries says of one agreement. */
export interface AgreementVector {
  readonly agreement: EntryId
  readonly status: AgreementStatus
}

export interface Step {
  readonly body?: ValueMap
  readonly refs?: readonly Entry[]
  /** Accepted without either. */
  readonly refused?: Refusal
  readonly unjudged?: Unjudged
  /** What the envelope says that the author's app would not. */
  readonly unlike?: Partial<EntryDraft>
  /** Of a joining, whether its proof holds; it does unless this says otherwise. */
  readonly proof?: 'invalid'
}

/** Writes entries of one community and notes what is to be said of each. */
export class EntryBook {
  readonly seeds: Record<string, string> = {}
  readonly valid: ValidVector[] = []
  readonly sealed: SealedVector[] = []
  readonly agreements: AgreementVector[] = []
  #cell: CellId | null = null

  /** The id of the first entry written. */
  get cell(): CellId {
    return this.#cell ?? ''
  }

  /** The member whose device this is: the id of its first entry. */
  memberOf({ device }: Author): Uint8Array {
    return idBytes(this.valid.find(({ entry }) => entry.device === device)?.entry.id ?? '')
  }

  async author(name: string): Promise<Author> {
    return Author.create({ sign: await this.#seed(name), seal: await this.#seed(`${name} seal`) })
  }

  /** The pair whose seed an invitation carries. */
  async link(name: string): Promise<SeedPair> {
    return pairFromSeed(await this.#seed(name))
  }

  /** The next entry of an author's chain. */
  async write(name: string, by: Author, kind: string, step: Step = {}): Promise<Entry> {
    const entry = await this.writeAside(name, by, kind, step)
    by.goOnFrom(entry)
    return entry
  }

  /** An entry that its author's chain does not go on from. */
  async writeAside(name: string, by: Author, kind: string, { body = valueMap({}), refs = [], unlike, proof, ...said }: Step): Promise<Entry> {
    const { wire, entry: written } = await by.encode(by.draft({ cell: this.#cell, kind, body, ...unlike }, refs))
    // The encoder trusts its own proofs; a vector's may be a false one.
    const entry = proof === undefined ? written : { ...written, proof }
    this.#cell ??= entry.id
    this.valid.push({ name, wire: bytesToHex(wire), verdict: verdictOf(said), entry: { ...entry, body: bytesToHex(encodeCbor(entry.body)) } })
    return entry
  }

  async joinBody(by: Author, joining: Joining): Promise<ValueMap> {
    return valueMap({ name: joining.name, proof: await this.proof(by, joining), deviceKeys: by.deviceKeys })
  }

  async proof(by: Author, { link, invitation }: Joining): Promise<ValueMap> {
    const parts = { cell: idBytes(this.cell), invitation: idBytes(invitation.id), sign: idBytes(by.device), seal: by.sealPublic }
    return valueMap({ invitation: idBytes(invitation.id), key: link.publicKey, sig: await link.sign(joinProofBytes(parts)) })
  }

  /** For an entry that `by` writes. */
  seal(text: string, by: Author, recipients: readonly Author[]): Promise<ValueMap> {
    return sealSeeded(text, { cell: this.cell, author: by.device, recipients })
  }

  reads(entry: Entry, field: string, text: string): void {
    this.sealed.push({ entry: entry.id, field, text })
  }

  ends(proposal: Entry, status: AgreementStatus): void {
    this.agreements.push({ agreement: proposal.id, status })
  }

  async #seed(name: string): Promise<Uint8Array> {
    const seed = await seedOf(name)
    this.seeds[name] = bytesToHex(seed)
    return seed
  }
}

export interface Joining {
  readonly name: string
  readonly link: SeedPair
  readonly invitation: Entry
}

const verdictOf = ({ refused, unjudged }: Pick<Step, 'refused' | 'unjudged'>): VectorVerdict =>
  refused === undefined ? { status: unjudged ?? 'accepted' } : { status: 'refused', reason: refused }
