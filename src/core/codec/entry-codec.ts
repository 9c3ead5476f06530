import { assert } from '../../domain/base/assert.ts'
import { bytesToHex } from '../../domain/base/hex.ts'
import { err, ok, type Result } from '../../domain/base/result.ts'
import { isValueMap, type Value } from '../../domain/base/value.ts'
import { maxRefs, maxTime, maxWireBytes, type Entry, type EntryId } from '../../domain/ledger/entry.ts'
import { decodeCbor, encodeCbor } from './cbor.ts'
import type { CheckFault, EntryField, FieldProblem } from './check-fault.ts'
import { idBytes } from './id-bytes.ts'
import { isValueArray } from './is-value-array.ts'
import { labelled } from './labelled.ts'
import { sha256 } from './sha256.ts'

/*
 * FROZEN (DESIGN 3). Everything is deterministic CBOR (RFC 8949 §4.2.1):
 *
 *   payload = [rules uint ≥ 1, cell bytes32 | null, device bytes32, seq uint ≥ 1, prev bytes32 | null,
 *              lamport uint ≥ 1, at uint ≤ year 9999, refs [bytes32 × 0..16], kind text 1..64 of a-z . -, body map]
 *            of at most 4,096 values, all levels counted together
 *   id      = SHA-256("ayni/entry/1" 00 ‖ payload)
 *   sig     = Ed25519 by device over "ayni/entry-sig/1" 00 ‖ id
 *   wire    = [payload as bytes, sig as bytes64]                                             ≤ 32 KiB
 *
 * prev is null exactly at seq 1. refs are distinct; one of them may be prev. cell is null only in a `cell.create`,
 * under every rules version, and always in one of rules 1. The ten places are the envelope: a later rules version
 * may add kinds and what bodies hold, never change them, so that an old app can check what it cannot judge.
 */

/** What an author decides; the id and the signature follow from it. */
export type EntryDraft = Omit<Entry, 'id' | 'proof'>

/** The parts of a wire whose shape was checked: its signature was not. */
export interface DecodedEntry {
  readonly payload: Uint8Array<ArrayBuffer>
  readonly sig: Uint8Array<ArrayBuffer>
  readonly devicePublic: Uint8Array<ArrayBuffer>
  readonly draft: EntryDraft
}

export interface EncodedEntry {
  readonly wire: Uint8Array<ArrayBuffer>
  readonly entry: Entry
}

export type Sign = (bytes: Uint8Array<ArrayBuffer>) => Promise<Uint8Array<ArrayBuffer>>

const maxKindLength = 64
/** Small maps and arrays take up to a hundred times their bytes in memory. */
const maxValues = 4_096

/**
 * The entry of a draft and the bytes that are stored and forwarded. A draft that breaks a rule of shape, size
 * included, is a bug: commands bound what a member may type.
 * Of a `member.join` the proof is taken as valid, for its author has just signed it.
 */
export const encodeEntry = async (draft: EntryDraft, sign: Sign): Promise<EncodedEntry> => {
  const payload = encodeCbor(draftToValue(draft))
  const id = await entryIdBytes(payload)
  const sig = await sign(signedBytes(id))
  const wire = encodeCbor([payload, sig])
  const read = decodeEntry(wire)
  assert(read.ok, `an own entry breaks a rule of shape: ${read.ok ? '' : JSON.stringify(read.error)}`)
  const proof = draft.kind === 'member.join' ? 'valid' : 'none'
  return { wire, entry: { ...read.value.draft, id: bytesToHex(id), proof } }
}

/** Shape only: size, strict CBOR, and the envelope's rules. */
export const decodeEntry = (wire: Uint8Array): Result<DecodedEntry, CheckFault> => {
  if (wire.length > maxWireBytes) return err({ type: 'too-large', bytes: wire.length })
  const outer = decodeCbor(wire, { maxBytes: maxWireBytes })
  if (!outer.ok) return err({ type: 'not-cbor', part: 'wire', cbor: outer.error })
  if (!isValueArray(outer.value) || outer.value.length !== 2) return err({ type: 'not-an-entry', part: 'wire' })
  const [payload, sig] = outer.value as readonly [Value, Value]
  if (!(payload instanceof Uint8Array)) return wrong('payload', 'wrong-type')
  if (!(sig instanceof Uint8Array)) return wrong('sig', 'wrong-type')
  if (sig.length !== 64) return wrong('sig', 'wrong-length')
  const inner = decodeCbor(payload, { maxBytes: maxWireBytes, maxItems: maxValues })
  if (!inner.ok) return err({ type: 'not-cbor', part: 'payload', cbor: inner.error })
  if (!isValueArray(inner.value) || inner.value.length !== 10) return err({ type: 'not-an-entry', part: 'payload' })
  const draft = valueToDraft(inner.value)
  if (!draft.ok) return draft
  const devicePublic = inner.value[2] as Uint8Array<ArrayBuffer>
  return ok({ payload: payload as Uint8Array<ArrayBuffer>, sig: sig as Uint8Array<ArrayBuffer>, devicePublic, draft: draft.value })
}

/** The id of a payload, 32 bytes. */
export const entryIdBytes = (payload: Uint8Array): Promise<Uint8Array<ArrayBuffer>> =>
  sha256(labelled('ayni/entry/1', payload))

/** What a device signs of an entry. */
export const signedBytes = (id: Uint8Array): Uint8Array<ArrayBuffer> => labelled('ayni/entry-sig/1', id)

const draftToValue = (draft: EntryDraft): Value => [
  draft.rules,
  draft.cell === null ? null : idBytes(draft.cell),
  idBytes(draft.device),
  draft.seq,
  draft.prev === null ? null : idBytes(draft.prev),
  draft.lamport,
  draft.at,
  draft.refs.map(idBytes),
  draft.kind,
  draft.body,
]

const valueToDraft = (fields: readonly Value[]): Result<EntryDraft, CheckFault> => {
  const [rules, cell, device, seq, prev, lamport, at, refs, kind, body] = fields as readonly [
    Value, Value, Value, Value, Value, Value, Value, Value, Value, Value,
  ]
  for (const [field, value, least] of [['rules', rules, 1], ['seq', seq, 1], ['lamport', lamport, 1], ['at', at, 0]] as const) {
    const problem = numberProblem(value, least)
    if (problem !== undefined) return wrong(field, problem)
  }
  if ((at as number) > maxTime) return wrong('at', 'out-of-range')
  const cellProblem = cell === null ? undefined : idProblem(cell)
  if (cellProblem !== undefined) return wrong('cell', cellProblem)
  const deviceProblem = idProblem(device)
  if (deviceProblem !== undefined) return wrong('device', deviceProblem)
  const prevProblem = prev === null ? undefined : idProblem(prev)
  if (prevProblem !== undefined) return wrong('prev', prevProblem)
  if (seq === 1 && prev !== null) return wrong('prev', 'must-be-null')
  if (seq !== 1 && prev === null) return wrong('prev', 'must-not-be-null')
  if (!isValueArray(refs)) return wrong('refs', 'wrong-type')
  if (refs.length > maxRefs) return wrong('refs', 'too-many')
  const refIds: EntryId[] = []
  for (const ref of refs) {
    const problem = idProblem(ref)
    if (problem !== undefined) return wrong('refs', problem)
    const id = bytesToHex(ref as Uint8Array)
    if (refIds.includes(id)) return wrong('refs', 'repeated')
    refIds.push(id)
  }
  if (typeof kind !== 'string') return wrong('kind', 'wrong-type')
  if (kind.length < 1 || kind.length > maxKindLength) return wrong('kind', 'wrong-length')
  if (!/^[a-z.-]*$/.test(kind)) return wrong('kind', 'wrong-characters')
  if (!isValueMap(body)) return wrong('body', 'wrong-type')
  if (cell === null && kind !== 'cell.create') return wrong('cell', 'must-not-be-null')
  if (cell !== null && kind === 'cell.create' && rules === 1) return wrong('cell', 'must-be-null')
  return ok({
    rules: rules as number,
    cell: cell === null ? null : bytesToHex(cell as Uint8Array),
    device: bytesToHex(device as Uint8Array),
    seq: seq as number,
    prev: prev === null ? null : bytesToHex(prev as Uint8Array),
    lamport: lamport as number,
    at: at as number,
    refs: refIds,
    kind,
    body,
  })
}

const numberProblem = (value: Value, least: number): FieldProblem | undefined =>
  typeof value !== 'number' ? 'wrong-type' : value < least ? 'out-of-range' : undefined

const idProblem = (value: Value): FieldProblem | undefined =>
  !(value instanceof Uint8Array) ? 'wrong-type' : value.length !== 32 ? 'wrong-length' : undefined

const wrong = (field: EntryField, problem: FieldProblem): { readonly ok: false; readonly error: CheckFault } =>
  err({ type: 'wrong-field', field, problem })
