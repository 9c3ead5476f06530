import { assert } from '../../domain/base/assert.ts'
import type { Value, ValueMap } from '../../domain/base/value.ts'
import type { Kind } from '../../domain/ledger/kinds.ts'
import { bodyFrom } from '../cell/bodies.ts'
import type { ExampleAct, ExampleSigner } from './example-act.ts'

/** An act while the example is being made: it names others directly, for their places are not known yet. */
export interface DraftAct {
  readonly author: number
  readonly kind: Kind
  readonly at: number
  readonly refs: readonly DraftAct[]
  readonly fields: (asked: Asked) => Fields | Promise<Fields>
}

type Fields = Readonly<Record<string, Value | null | undefined>>

/** A signer that knows drafts instead of places. */
export interface Asked extends Omit<ExampleSigner, 'idOf' | 'invitationKeyOf' | 'joinProof'> {
  readonly idOf: (act: DraftAct) => Uint8Array
  readonly invitationKeyOf: (act: DraftAct) => Uint8Array | Promise<Uint8Array>
  readonly joinProof: (author: number, invitation: DraftAct) => ValueMap | Promise<ValueMap>
}

/** Collects acts in any order of their clocks. */
export class ActBook {
  readonly #drafts: DraftAct[] = []

  get size(): number {
    return this.#drafts.length
  }

  write(draft: DraftAct): DraftAct {
    this.#drafts.push(draft)
    return draft
  }

  /** All acts by their clocks; at one and the same moment as they were written. */
  acts(): readonly ExampleAct[] {
    const sorted = this.#drafts.toSorted((a, b) => a.at - b.at)
    const placeByDraft = new Map(sorted.map((draft, place) => [draft, place]))
    const placeOf = (draft: DraftAct): number => {
      const place = placeByDraft.get(draft)
      assert(place !== undefined, 'an example act names one that is not in the book')
      return place
    }
    return sorted.map(({ author, kind, at, refs, fields }, place) => {
      const places = refs.map(placeOf)
      assert(places.every((ref) => ref < place), `an example ${kind} names a later act`)
      return { author, kind, at, refs: places, body: async (signer) => bodyFrom(await fields(asking(signer, placeOf))) }
    })
  }
}

const asking = (signer: ExampleSigner, placeOf: (draft: DraftAct) => number): Asked => ({
  deviceKeysOf: signer.deviceKeysOf,
  epochCommit: signer.epochCommit,
  sealFor: signer.sealFor,
  idOf: (act) => signer.idOf(placeOf(act)),
  invitationKeyOf: (act) => signer.invitationKeyOf(placeOf(act)),
  joinProof: (author, invitation) => signer.joinProof(author, placeOf(invitation)),
})
