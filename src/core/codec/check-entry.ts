import { bytesToHex } from '../../domain/base/hex.ts'
import { err, ok, type Result } from '../../domain/base/result.ts'
import type { Entry, EntryId } from '../../domain/ledger/entry.ts'
import type { Verify } from '../keys/verify.ts'
import type { CheckFault } from './check-fault.ts'
import { decodeEntry, entryIdBytes, signedBytes } from './entry-codec.ts'
import { checkJoinProof } from './join-proof.ts'

/** Turns bytes from anywhere into entries (DESIGN 3, "Checking"). Nothing here judges, and nothing throws on input. */
export interface Checker {
  check(wire: Uint8Array): Promise<Result<Entry, CheckFault>>
  /** The same for many, in their order, with as many signatures under way as pay off. */
  checkAll(wires: readonly Uint8Array[]): Promise<Result<Entry, CheckFault>[]>
  /**
   * Entries of this device's own vault, whose id and signature were checked before they were written: reads
   * without repeating that, 20 times as fast. Never for bytes of a peer, a relay or a file.
   */
  readStored(stored: readonly StoredWire[]): Promise<Result<Entry, CheckFault>[]>
}

export interface StoredWire {
  readonly id: EntryId
  readonly wire: Uint8Array
}

/** WebCrypto works in threads of its own, each call a round trip: one at a time leaves them idle. */
const maxInFlight = 64

export const createChecker = ({ verify }: { readonly verify: Verify }): Checker => {
  const check = async (wire: Uint8Array): Promise<Result<Entry, CheckFault>> => {
    const decoded = decodeEntry(wire)
    if (!decoded.ok) return decoded
    const { payload, sig, devicePublic, draft } = decoded.value
    const id = await entryIdBytes(payload)
    if (!(await verify(devicePublic, signedBytes(id), sig))) return err({ type: 'signature-wrong' })
    return ok({ ...draft, id: bytesToHex(id), proof: await checkJoinProof(draft, verify) })
  }

  const checkAll = async (wires: readonly Uint8Array[]): Promise<Result<Entry, CheckFault>[]> => {
    const results: Result<Entry, CheckFault>[] = []
    let next = 0
    const lane = async (): Promise<void> => {
      for (let index = next++; index < wires.length; index = next++) results[index] = await check(wires[index]!)
    }
    await Promise.all(Array.from({ length: Math.min(maxInFlight, wires.length) }, lane))
    return results
  }

  const readStored = async (stored: readonly StoredWire[]): Promise<Result<Entry, CheckFault>[]> => {
    const results: Result<Entry, CheckFault>[] = []
    for (const { id, wire } of stored) {
      const decoded = decodeEntry(wire)
      if (!decoded.ok) {
        results.push(decoded)
        continue
      }
      const { draft } = decoded.value
      // Waiting only where there is something to verify keeps a start of 100,000 entries free of as many turns.
      const proof = draft.kind === 'member.join' ? await checkJoinProof(draft, verify) : 'none'
      results.push(ok({ ...draft, id, proof }))
    }
    return results
  }

  return { check, checkAll, readStored }
}
