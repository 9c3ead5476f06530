import { createChecker, type StoredWire } from '../../src/core/codec/check-entry.ts'
import { decodeEntry, signedBytes } from '../../src/core/codec/entry-codec.ts'
import { idBytes } from '../../src/core/codec/id-bytes.ts'
import { verifySignature } from '../../src/core/keys/signature.ts'
import type { Entry } from '../../src/domain/ledger/entry.ts'
import { Fold } from '../../src/domain/ledger/fold.ts'
import { isAccepted } from '../../src/domain/ledger/held.ts'
import { Ledger } from '../../src/domain/ledger/ledger.ts'
import { timeRuns } from './measure.ts'

/*
 * What node and a worker in Chromium both measure. Every function gives milliseconds per run; the runs of things to be
 * compared take turns, so that what else the machine does meets both.
 */

/** Entries one batch takes, as at a start of the app. */
const batchSize = 2_000

const checker = createChecker({ verify: verifySignature })

/** Judging and folding entries that are decoded and verified. */
export const timeFolding = async (wires: readonly StoredWire[], runs: number): Promise<readonly number[]> => {
  const entries = taken(await checker.readStored(wires))
  return timeRuns(runs, () => foldAll(entries))
}

export interface CheckTimes {
  readonly checkedMs: readonly number[]
  readonly rawMs: readonly number[]
}

/** From bytes to folded rows, and WebCrypto alone verifying the same signatures. */
export const timeChecking = async (wires: readonly StoredWire[], runs: number): Promise<CheckTimes> => {
  const bytes = wires.map(({ wire }) => wire)
  const signatures = await Promise.all(wires.map(readSignature))
  const checkedMs: number[] = []
  const rawMs: number[] = []
  for (let run = 0; run <= runs; run += 1) {
    const start = performance.now()
    foldAll(taken(await checker.checkAll(bytes)))
    const middle = performance.now()
    await verifyAll(signatures)
    const end = performance.now()
    // The first run is the engine's, to learn the code.
    if (run === 0) continue
    checkedMs.push(middle - start)
    rawMs.push(end - middle)
  }
  return { checkedMs, rawMs }
}

/** Batch by batch, as a start of the app does. */
const foldAll = (entries: readonly Entry[]): void => {
  const ledger = new Ledger(entries[0]!.id)
  const fold = new Fold(ledger)
  for (let from = 0; from < entries.length; from += batchSize) fold.apply(ledger.add(entries.slice(from, from + batchSize)))
  for (const held of ledger.all()) if (!isAccepted(held)) throw new Error(`a made entry was not accepted: ${JSON.stringify(held.verdict)}`)
}

interface Signature {
  readonly key: CryptoKey
  readonly message: Uint8Array<ArrayBuffer>
  readonly sig: Uint8Array<ArrayBuffer>
}

const readSignature = async ({ id, wire }: StoredWire): Promise<Signature> => {
  const decoded = decodeEntry(wire)
  if (!decoded.ok) throw new Error('a made entry does not decode')
  const { devicePublic, sig } = decoded.value
  const key = await crypto.subtle.importKey('raw', devicePublic, 'Ed25519', false, ['verify'])
  return { key, message: signedBytes(idBytes(id)), sig }
}

/** As many under way as the checker has. */
const lanes = 64

const verifyAll = async (signatures: readonly Signature[]): Promise<void> => {
  let next = 0
  const lane = async (): Promise<void> => {
    for (let index = next++; index < signatures.length; index = next++) {
      const { key, message, sig } = signatures[index]!
      if (!(await crypto.subtle.verify('Ed25519', key, sig, message))) throw new Error('a made signature does not hold')
    }
  }
  await Promise.all(Array.from({ length: lanes }, lane))
}

const taken = (results: Awaited<ReturnType<typeof checker.checkAll>>): readonly Entry[] =>
  results.map((result) => {
    if (!result.ok) throw new Error(`a made entry does not check: ${result.error.type}`)
    return result.value
  })
