import { encodeEntry, type EncodedEntry } from '../../src/core/codec/entry-codec.ts'
import type { ValueMap } from '../../src/domain/base/value.ts'
import type { CellId, Entry, MemberId } from '../../src/domain/ledger/entry.ts'
import type { Kind } from '../../src/domain/ledger/kinds.ts'
import { signerNamed, type BenchSigner } from './bench-signer.ts'

/** Where every history begins. */
export const startOfTime = Date.UTC(2026, 2, 1)

/** What the next entry of a chain goes on from. */
export interface ChainHead {
  readonly id: string
  readonly seq: number
  readonly lamport: number
}

/** One member's one device, writing a signed chain. */
export class BenchDevice {
  readonly name: string
  readonly signer: BenchSigner
  /** Empty until the chain has begun. */
  member: MemberId = ''
  cell: CellId | null = null
  head: ChainHead | undefined

  constructor(name: string) {
    this.name = name
    this.signer = signerNamed(`device of ${name}`)
  }

  get deviceKeys(): ValueMap {
    return new Map([
      ['sign', this.signer.publicKey],
      ['seal', signerNamed(`seal of ${this.name}`).publicKey],
    ])
  }

  async write(kind: Kind, body: ValueMap = new Map(), refs: readonly Pick<Entry, 'id' | 'lamport'>[] = []): Promise<EncodedEntry> {
    const { head } = this
    const lamport = 1 + Math.max(head?.lamport ?? 0, ...refs.map((ref) => ref.lamport))
    const place = { rules: 1, cell: this.cell, device: this.signer.device, seq: (head?.seq ?? 0) + 1, prev: head?.id ?? null }
    const encoded = await encodeEntry(
      { ...place, lamport, at: startOfTime + lamport * 60_000, refs: refs.map(({ id }) => id), kind, body },
      this.signer.sign,
    )
    this.head = encoded.entry
    if (this.member === '') this.member = encoded.entry.id
    this.cell ??= encoded.entry.id
    return encoded
  }
}
