import { assert } from '../../domain/base/assert.ts'
import type { ValueMap } from '../../domain/base/value.ts'
import { rulesVersion, type CellId, type DeviceId, type Entry, type EntryId } from '../../domain/ledger/entry.ts'
import { bodyFrom } from '../cell/bodies.ts'
import { encodeEntry } from '../codec/entry-codec.ts'
import { idBytes } from '../codec/id-bytes.ts'
import { joinProofBytes } from '../codec/join-proof.ts'
import { createDeviceKeys, signBytes } from '../keys/device-keys.ts'
import { createEpochKey, epochCommit } from '../keys/epoch-key.ts'
import { pairFromSeed, type SeedPair } from '../keys/pair-from-seed.ts'
import type { DeviceKeys, StoredEntry } from '../ports/vault.ts'
import { sealText } from '../sealing/sealed-text.ts'
import { sealedToValue } from '../sealing/sealed-to-value.ts'
import type { ExampleAct, ExampleSigner } from './example-act.ts'

/** A generated community, signed by devices that exist only here. The founder's keys are the viewer's. */
export interface SignedExample {
  readonly cell: CellId
  readonly keys: DeviceKeys
  readonly epochKey: Uint8Array<ArrayBuffer>
  readonly entries: readonly StoredEntry[]
}

/** Signs acts in their order with a device per author. Real keys, real signatures: the judge sees no difference. */
export const signExample = async (acts: readonly ExampleAct[]): Promise<SignedExample> => {
  const authors = new Set(acts.map(({ author }) => author))
  const keysByAuthor = new Map<number, DeviceKeys>()
  for (const author of authors) keysByAuthor.set(author, await createDeviceKeys())
  const epochKey = createEpochKey()
  const signed: Entry[] = []
  const entries: StoredEntry[] = []
  const headByAuthor = new Map<number, Entry>()
  const seedByInvitation = new Map<number, SeedPair>()

  const keysOf = (author: number): DeviceKeys => {
    const keys = keysByAuthor.get(author)
    assert(keys !== undefined, 'an act by nobody')
    return keys
  }
  const idOf = (act: number): Uint8Array<ArrayBuffer> => idBytes(entryAt(signed, act).id)
  const signer: Omit<ExampleSigner, 'sealFor'> = {
    idOf,
    deviceKeysOf: (author) => bodyFrom({ sign: idBytes(keysOf(author).device), seal: keysOf(author).sealPublic }),
    epochCommit: () => epochCommit(epochKey),
    invitationKeyOf: async (act) => {
      const pair = await pairFromSeed(globalThis.crypto.getRandomValues(new Uint8Array(32)))
      seedByInvitation.set(act, pair)
      return pair.publicKey
    },
    joinProof: (author, invitation) => proofOf(keysOf(author), { invitation: idOf(invitation), cell: idOf(0), pair: seedByInvitation.get(invitation) }),
  }
  const sealForBy = (author: DeviceId): ExampleSigner['sealFor'] => async (readers, text) => {
    const recipients = readers.map(keysOf).map(({ device, sealPublic }) => ({ device, seal: sealPublic }))
    return sealedToValue(await sealText(text, { cell: entryAt(signed, 0).id, author, recipients }))
  }
  for (const { author, kind, at, refs, body } of acts) {
    const keys = keysOf(author)
    const head = headByAuthor.get(author)
    const named: readonly EntryId[] = refs.map((act) => entryAt(signed, act).id)
    const lamports = refs.map((act) => entryAt(signed, act).lamport)
    const draft = {
      rules: rulesVersion,
      cell: signed[0]?.id ?? null,
      device: keys.device,
      seq: (head?.seq ?? 0) + 1,
      prev: head?.id ?? null,
      lamport: 1 + Math.max(0, head?.lamport ?? 0, ...lamports),
      at,
      refs: named,
      kind,
      body: await body({ ...signer, sealFor: sealForBy(keys.device) }),
    }
    const { entry, wire } = await encodeEntry(draft, (bytes) => signBytes(keys, bytes))
    signed.push(entry)
    entries.push({ id: entry.id, device: entry.device, seq: entry.seq, wire })
    headByAuthor.set(author, entry)
  }
  return { cell: entryAt(signed, 0).id, keys: keysOf(0), epochKey, entries }
}

const entryAt = (signed: readonly Entry[], act: number): Entry => {
  const entry = signed[act]
  assert(entry !== undefined, 'an act names one that comes later')
  return entry
}

const proofOf = async (
  keys: DeviceKeys,
  { invitation, cell, pair }: { readonly invitation: Uint8Array; readonly cell: Uint8Array; readonly pair: SeedPair | undefined },
): Promise<ValueMap> => {
  assert(pair !== undefined, 'a joining with an invitation nobody wrote')
  const sig = await pair.sign(joinProofBytes({ cell, invitation, sign: idBytes(keys.device), seal: keys.sealPublic }))
  return bodyFrom({ invitation, key: pair.publicKey, sig })
}
