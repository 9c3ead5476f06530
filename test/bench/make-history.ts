import type { EncodedEntry } from '../../src/core/codec/entry-codec.ts'
import { idBytes } from '../../src/core/codec/id-bytes.ts'
import { joinProofBytes } from '../../src/core/codec/join-proof.ts'
import type { ExampleAct, ExampleSigner } from '../../src/core/example/example-act.ts'
import { generateExample } from '../../src/core/example/generate-example.ts'
import { epochCommit } from '../../src/core/keys/epoch-key.ts'
import type { ValueMap } from '../../src/domain/base/value.ts'
import { BenchDevice, type Named } from './bench-device.ts'
import { bytesNamed, signerNamed, type BenchSigner } from './bench-signer.ts'

export interface HistorySize {
  readonly entries: number
  readonly members: number
}

/** Every history has its own, and so its own channel at a relay. */
export const epochKeyOf = ({ entries, members }: HistorySize): Uint8Array<ArrayBuffer> => bytesNamed(`epoch key of ${entries} by ${members}`, 32)
/** The invitation that ends every made history, for phones that join while something is measured. */
export const benchPoster = signerNamed('poster')

const dayMs = 24 * 60 * 60 * 1000

/** "Now" of every made history: listings are open for 120 days, so it must not be long ago. */
export const historyTime = (): number => Math.floor(Date.now() / (30 * dayMs)) * 30 * dayMs

/**
 * Signs the example community's acts, as many as wanted: the earliest ones, in the order of their clocks, and a poster
 * of the founder's behind them. Every one is accepted.
 */
export const makeHistory = async (size: HistorySize): Promise<readonly EncodedEntry[]> => {
  const { entries, members } = size
  const now = historyTime()
  const acts = generateExample({ seed: 1, now, members, listings: Math.min(4 * members, Math.floor(entries / 5)), entries })
  const maker = new HistoryMaker(acts.slice(0, entries - 1), epochKeyOf(size))
  const written = await maker.signAll()
  return [...written, await maker.writePoster(now)]
}

class HistoryMaker {
  readonly #acts: readonly ExampleAct[]
  readonly #epochKey: Uint8Array<ArrayBuffer>
  readonly #entries: EncodedEntry[] = []
  readonly #deviceByAuthor = new Map<number, BenchDevice>()
  #sealedTexts = 0

  constructor(acts: readonly ExampleAct[], epochKey: Uint8Array<ArrayBuffer>) {
    this.#acts = acts
    this.#epochKey = epochKey
  }

  async signAll(): Promise<readonly EncodedEntry[]> {
    for (const { author, kind, at, refs, body } of this.#acts) {
      const next = { kind, at, body: await body(this.#signer), refs: refs.map((act) => this.#written(act)) }
      this.#entries.push(await this.#device(author).write(next))
    }
    return this.#entries
  }

  writePoster(at: number): Promise<EncodedEntry> {
    const body: ValueMap = new Map<string, Uint8Array | number>([['key', benchPoster.publicKey], ['uses', 100], ['expires', at + 365 * dayMs]])
    return this.#device(0).write({ kind: 'invite.create', at, body, refs: [] })
  }

  readonly #signer: ExampleSigner = {
    idOf: (act) => this.#idOf(act),
    deviceKeysOf: (author) => this.#device(author).deviceKeys,
    epochCommit: () => epochCommit(this.#epochKey),
    invitationKeyOf: (act) => invitationSigner(act).publicKey,
    joinProof: (author, invitation) => this.#joinProof(author, invitation),
    sealFor: (authors) => this.#sealFor(authors),
  }

  #idOf(act: number): Uint8Array {
    return idBytes(this.#written(act).id)
  }

  async #joinProof(author: number, invitation: number): Promise<ValueMap> {
    const { signer, seal } = this.#device(author)
    const { publicKey, sign } = invitationSigner(invitation)
    const parts = { cell: this.#idOf(0), invitation: this.#idOf(invitation), sign: signer.publicKey, seal }
    return new Map([
      ['invitation', parts.invitation],
      ['key', publicKey],
      ['sig', await sign(joinProofBytes(parts))],
    ])
  }

  /** As long as if it were sealed; nobody can open it. Sealing in earnest would take longer than all the rest. */
  #sealFor(authors: readonly number[]): ValueMap {
    this.#sealedTexts += 1
    const words = `sealed text ${this.#sealedTexts}`
    const boxes = authors.map((author) => [this.#device(author).signer.publicKey, bytesNamed(`${words} for ${author}`, boxLength)])
    return new Map<string, Uint8Array | Uint8Array[][]>([['hash', bytesNamed(words, 32)], ['box', boxes]])
  }

  #written(act: number): Named {
    const written = this.#entries[act]
    if (written === undefined) throw new Error('an act names one that is not signed yet')
    return written.entry
  }

  #device(author: number): BenchDevice {
    const known = this.#deviceByAuthor.get(author)
    if (known !== undefined) return known
    const device = new BenchDevice(author, this.#entries[0]?.entry.id ?? null)
    this.#deviceByAuthor.set(author, device)
    return device
  }
}

/** HPKE's key and tag around 256 padded bytes. */
const boxLength = 32 + 256 + 16

const signerByInvitation = new Map<number, BenchSigner>()

const invitationSigner = (act: number): BenchSigner => {
  const known = signerByInvitation.get(act) ?? signerNamed(`invitation at ${act}`)
  signerByInvitation.set(act, known)
  return known
}
