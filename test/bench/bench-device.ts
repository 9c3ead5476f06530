import { encodeEntry, type EncodedEntry } from '../../src/core/codec/entry-codec.ts'
import { rulesVersion, type CellId, type Entry } from '../../src/domain/ledger/entry.ts'
import type { ValueMap } from '../../src/domain/base/value.ts'
import { signerNamed, type BenchSigner } from './bench-signer.ts'

/** What an entry names: its id, and how far the ledger was by then. */
export type Named = Pick<Entry, 'id' | 'lamport'>

export interface NextEntry {
  readonly kind: string
  readonly at: number
  readonly body: ValueMap
  readonly refs: readonly Named[]
}

/** One member's one device, writing a signed chain. Member 0 founded the community. */
export class BenchDevice {
  readonly signer: BenchSigner
  readonly seal: Uint8Array<ArrayBuffer>
  #cell: CellId | null
  #head: Pick<Entry, 'id' | 'lamport' | 'seq'> | undefined

  /** `head`: the newest entry, of a chain that is gone on with. */
  constructor(member: number, cell: CellId | null, head?: Pick<Entry, 'id' | 'lamport' | 'seq'>) {
    this.signer = signerNamed(`device of member ${member}`)
    this.seal = signerNamed(`seal of member ${member}`).publicKey
    this.#cell = cell
    this.#head = head
  }

  get deviceKeys(): ValueMap {
    return new Map([
      ['sign', this.signer.publicKey],
      ['seal', this.seal],
    ])
  }

  async write({ kind, at, body, refs }: NextEntry): Promise<EncodedEntry> {
    const head = this.#head
    const lamport = 1 + Math.max(head?.lamport ?? 0, ...refs.map((ref) => ref.lamport))
    const place = { rules: rulesVersion, cell: this.#cell, device: this.signer.device, seq: (head?.seq ?? 0) + 1, prev: head?.id ?? null }
    const encoded = await encodeEntry({ ...place, lamport, at, refs: refs.map(({ id }) => id), kind, body }, this.signer.sign)
    this.#head = encoded.entry
    // The community's creation is the one entry that names none.
    this.#cell ??= encoded.entry.id
    return encoded
  }
}
