import { encodeEntry, type EncodedEntry, type EntryDraft } from '../../src/core/codec/entry-codec.ts'
import { pairFromSeed, type SeedPair } from '../../src/core/keys/pair-from-seed.ts'
import type { DeviceKeys } from '../../src/core/ports/vault.ts'
import { bytesToHex } from '../../src/domain/base/hex.ts'
import type { ValueMap } from '../../src/domain/base/value.ts'
import type { DeviceId, Entry, EntryId } from '../../src/domain/ledger/entry.ts'
import { valueMap } from '../kit/value-map.ts'
import { startedAt } from './seeded.ts'
import { sealPairFromSeed, type SealPair } from './seeded-sealing.ts'

/** Where entries really stand, whatever they say of it. */
const placeById = new Map<EntryId, number>()
const placeOf = ({ id }: Entry): number => placeById.get(id) ?? 0

/** One device writing its chain: seq, prev and lamport follow by themselves. */
export class Author {
  readonly device: DeviceId
  readonly #sign: SeedPair
  readonly #seal: SealPair
  #last: Entry | undefined

  private constructor(sign: SeedPair, seal: SealPair) {
    this.device = bytesToHex(sign.publicKey)
    this.#sign = sign
    this.#seal = seal
  }

  static async create(seeds: { readonly sign: Uint8Array; readonly seal: Uint8Array }): Promise<Author> {
    return new Author(await pairFromSeed(seeds.sign), await sealPairFromSeed(seeds.seal))
  }

  get sealPublic(): Uint8Array<ArrayBuffer> {
    return this.#seal.publicKey
  }

  /** As an entry announces them. */
  get deviceKeys(): ValueMap {
    return valueMap({ sign: this.#sign.publicKey, seal: this.sealPublic })
  }

  /** What opens boxes; it signs nothing. */
  get openingKeys(): DeviceKeys {
    return { device: this.device, sign: this.#seal.pair, seal: this.#seal.pair, sealPublic: this.sealPublic }
  }

  get last(): Entry | undefined {
    return this.#last
  }

  sign(bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer>> {
    return this.#sign.sign(bytes)
  }

  /** The next entry of the chain, unless `unlike` says otherwise. */
  draft(unlike: Partial<EntryDraft>, refs: readonly Entry[] = []): EntryDraft {
    const prev = this.#last
    const lamport = 1 + Math.max(0, ...[...(prev === undefined ? [] : [prev]), ...refs].map(placeOf))
    return {
      rules: 1, cell: null, device: this.device, seq: (prev?.seq ?? 0) + 1, prev: prev?.id ?? null, lamport,
      at: startedAt + 60_000 * lamport, refs: refs.map(({ id }) => id), kind: 'seen', body: valueMap({}), ...unlike,
    }
  }

  async encode(draft: EntryDraft): Promise<EncodedEntry> {
    const encoded = await encodeEntry(draft, (bytes) => this.sign(bytes))
    const named = [...(draft.prev === null ? [] : [draft.prev]), ...draft.refs]
    placeById.set(encoded.entry.id, 1 + Math.max(0, ...named.map((id) => placeById.get(id) ?? 0)))
    return encoded
  }

  goOnFrom(entry: Entry): void {
    this.#last = entry
  }
}
