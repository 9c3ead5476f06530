import type { ExampleAct, ExampleSigner } from '../../src/core/example/example-act.ts'
import type { Entry, EntryId } from '../../src/domain/ledger/entry.ts'
import { hexNamed } from '../contract/sample-entries.ts'
import { sealedText } from './market-kit.ts'
import { idBytes, valueMap } from './value-map.ts'

const idOfAct = (act: number): EntryId => hexNamed(`act ${act}`)
const keyOf = (words: string): Uint8Array => idBytes(hexNamed(words))

/** Gives what only keys can give, without any. */
const signer: ExampleSigner = {
  idOf: (act) => idBytes(idOfAct(act)),
  deviceKeysOf: (author) => valueMap({ sign: keyOf(`device ${author}`), seal: keyOf(`seal ${author}`) }),
  epochCommit: () => keyOf('commit'),
  invitationKeyOf: (act) => keyOf(`invitation ${act}`),
  joinProof: (_, invitation) => valueMap({ invitation: idBytes(idOfAct(invitation)), key: keyOf(`invitation ${invitation}`), sig: new Uint8Array(64) }),
  sealFor: (authors, text) => sealedText(`${authors.join()} ${text}`),
}

/** An example's acts as the entries that signing them would make: chains, lamports and fake ids. */
export const exampleEntries = async (acts: readonly ExampleAct[]): Promise<readonly Entry[]> => {
  const entries: Entry[] = []
  const headByAuthor = new Map<number, Entry>()
  for (const [place, { author, kind, at, refs, body }] of acts.entries()) {
    const prev = headByAuthor.get(author)
    const named = refs.map((ref) => entries[ref] as Entry)
    const entry: Entry = {
      id: idOfAct(place),
      rules: 1,
      cell: place === 0 ? null : idOfAct(0),
      device: hexNamed(`device ${author}`),
      seq: (prev?.seq ?? 0) + 1,
      prev: prev?.id ?? null,
      lamport: 1 + Math.max(0, prev?.lamport ?? 0, ...named.map((ref) => ref.lamport)),
      at,
      refs: named.map((ref) => ref.id),
      kind,
      body: await body(signer),
      proof: kind === 'member.join' ? 'valid' : 'none',
    }
    headByAuthor.set(author, entry)
    entries.push(entry)
  }
  return entries
}
