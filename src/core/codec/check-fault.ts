import type { CborFault } from './cbor-fault.ts'

/** The ten places of the payload, and the two of the wire, by the names of DESIGN 3. */
export type EntryField =
  | 'payload'
  | 'sig'
  | 'rules'
  | 'cell'
  | 'device'
  | 'seq'
  | 'prev'
  | 'lamport'
  | 'at'
  | 'refs'
  | 'kind'
  | 'body'

/**
 * Why bytes are no entry. In order of precedence; bytes that fail leave nothing under the id, so junk cannot
 * stand in for the true entry (DESIGN 3, "Checking").
 */
export type CheckFault =
  | { readonly type: 'too-large'; readonly bytes: number }
  /** The outer or the inner CBOR is not the one encoding of a value. */
  | { readonly type: 'not-cbor'; readonly part: 'wire' | 'payload'; readonly cbor: CborFault }
  /** Not an array of two, or of ten. */
  | { readonly type: 'not-an-entry'; readonly part: 'wire' | 'payload' }
  | { readonly type: 'wrong-field'; readonly field: EntryField; readonly problem: FieldProblem }
  | { readonly type: 'signature-wrong' }

export type FieldProblem =
  | 'wrong-type'
  | 'wrong-length'
  | 'out-of-range'
  | 'wrong-characters'
  | 'too-many'
  | 'repeated'
  /** `prev` at seq 1, `cell` in a `cell.create`. */
  | 'must-be-null'
  | 'must-not-be-null'
