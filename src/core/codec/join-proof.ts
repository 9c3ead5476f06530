import { hexToBytes } from '../../domain/base/hex.ts'
import { isValueMap, type Value } from '../../domain/base/value.ts'
import type { Verify } from '../keys/verify.ts'
import type { EntryDraft } from './entry-codec.ts'
import { labelled } from './labelled.ts'

export interface JoinProofParts {
  readonly cell: Uint8Array
  readonly invitation: Uint8Array
  /** Ed25519 public key of the device that joins. */
  readonly sign: Uint8Array
  /** X25519 public key of the device that joins. */
  readonly seal: Uint8Array
}

/**
 * What the invitation's seed signs in a `member.join`. FROZEN:
 * "ayni/join/1" 00 ‖ cell(32) ‖ invitation(32) ‖ sign(32) ‖ seal(32).
 */
export const joinProofBytes = ({ cell, invitation, sign, seal }: JoinProofParts): Uint8Array<ArrayBuffer> =>
  labelled('ayni/join/1', cell, invitation, sign, seal)

/**
 * Whether the signature inside a `member.join` holds (DESIGN 5, "Joining"). body.proof is
 * {key bytes32, sig bytes64, invitation bytes32} and body.deviceKeys {seal bytes32, sign bytes32};
 * any other shape is an invalid proof, because the judge must see one verdict and not a missing one.
 */
export const checkJoinProof = async (draft: EntryDraft, verify: Verify): Promise<'none' | 'valid' | 'invalid'> => {
  if (draft.kind !== 'member.join') return 'none'
  const cell = draft.cell === null ? undefined : hexToBytes(draft.cell)
  const invitation = bytesIn(draft.body.get('proof'), 'invitation', 32)
  const key = bytesIn(draft.body.get('proof'), 'key', 32)
  const sig = bytesIn(draft.body.get('proof'), 'sig', 64)
  const sign = bytesIn(draft.body.get('deviceKeys'), 'sign', 32)
  const seal = bytesIn(draft.body.get('deviceKeys'), 'seal', 32)
  if (!cell || !invitation || !key || !sig || !sign || !seal) return 'invalid'
  return (await verify(key, joinProofBytes({ cell, invitation, sign, seal }), sig)) ? 'valid' : 'invalid'
}

const bytesIn = (value: Value | undefined, key: string, length: number): Uint8Array | undefined => {
  if (value === undefined || !isValueMap(value)) return undefined
  const bytes = value.get(key)
  return bytes instanceof Uint8Array && bytes.length === length ? bytes : undefined
}
