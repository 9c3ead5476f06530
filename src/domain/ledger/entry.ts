import type { ValueMap } from '../base/value.ts'

/** SHA-256 of an entry's payload under its label, as 64 lower-case hexadecimal characters. */
export type EntryId = string
/** A device's Ed25519 public key, as 64 lower-case hexadecimal characters. */
export type DeviceId = string
/** The id of the `cell.create` or `member.join` that began a member (DESIGN 3, "Whose is it"). */
export type MemberId = EntryId
/** The id of the cell's `cell.create`. */
export type CellId = EntryId

/** The rules this code writes and knows. An entry of a higher version is kept and forwarded, not judged. */
export const rulesVersion = 1

/** An entry may name at most this many others in `refs` (DESIGN 3). */
export const maxRefs = 16

/** Largest entry in bytes on the wire (DESIGN 3). */
export const maxWireBytes = 32 * 1024

/** Last millisecond of the year 9999: later claims are nonsense and break date arithmetic. */
export const maxTime = 253_402_300_799_999

/** What every entry says, whatever it is about. */
export interface Envelope {
  readonly id: EntryId
  readonly rules: number
  /** null only in the `cell.create` that is the cell. */
  readonly cell: CellId | null
  readonly device: DeviceId
  /** 1, 2, 3 … per device and cell. */
  readonly seq: number
  /** The device's previous entry; null at seq 1. */
  readonly prev: EntryId | null
  /** 1 + the largest of prev and refs, says the author; judging compares (SPEC J8). */
  readonly lamport: number
  /** Milliseconds since 1970 by the author's clock: a claim. */
  readonly at: number
  readonly refs: readonly EntryId[]
  readonly kind: string
  /**
   * Whether a signature inside the body holds. Only `member.join` carries one (the invitation's proof);
   * it is checked together with the entry's own, because the domain has no cryptography.
   */
  readonly proof: 'none' | 'valid' | 'invalid'
}

/**
 * One signed line of the ledger, decoded and checked: its bytes are canonical, its id is the hash of its payload
 * and its signature is its device's. Whether it counts is for the judge.
 */
export interface Entry extends Envelope {
  readonly body: ValueMap
}

/** Without the body, which is kept only as what it was read as: a stranger's may take a hundred times its bytes. */
export const envelopeOf = ({ id, rules, cell, device, seq, prev, lamport, at, refs, kind, proof }: Entry): Envelope => ({
  id, rules, cell, device, seq, prev, lamport, at, refs, kind, proof,
})

/** The cell an entry belongs to: a `cell.create` without a cell field is its own. */
export const cellOf = (entry: Envelope): CellId => entry.cell ?? entry.id

/** For display, and for choosing between two entries of the same member (DESIGN 3): lamport, then id. */
export const compareLedgerOrder = (a: Envelope, b: Envelope): number =>
  a.lamport - b.lamport || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0)
