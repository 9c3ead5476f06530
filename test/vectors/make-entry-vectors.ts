import { writeEdges } from './edge-entries.ts'
import { EntryBook, type AgreementVector, type SealedVector, type ValidVector } from './entry-book.ts'
import { writeHistory } from './history-entries.ts'
import { makeMalformed, type MalformedVector } from './malformed-entries.ts'
import { writeRefusedMarket } from './refused-market.ts'
import { writeRefusedPeople } from './refused-people.ts'
import { writeVectorFile } from './vector-file.ts'

/*
 * Writes entries.json: `node test/vectors/make-entry-vectors.ts`. Every byte follows from the names of the seeds, so
 * the file changes only when the format or the bodies do, and another implementation can make it again.
 */

export interface EntryVectors {
  readonly about: string
  /** By who signs or is sealed to: Ed25519 seeds, and X25519 private keys (`… seal`). Hexadecimal. */
  readonly seeds: Readonly<Record<string, string>>
  /** Given to a ledger of the first one's cell, in this order or any other, they get these verdicts. */
  readonly valid: readonly ValidVector[]
  readonly agreements: readonly AgreementVector[]
  readonly sealed: readonly SealedVector[]
  readonly malformed: readonly MalformedVector[]
}

export const makeEntryVectors = async (): Promise<EntryVectors> => {
  const book = new EntryBook()
  const history = await writeHistory(book)
  const rogue = await writeRefusedPeople(book, history)
  await writeRefusedMarket(book, history, rogue)
  await writeEdges(book, history)
  return {
    about: 'Entries of one community, made by make-entry-vectors.ts: what they decode to and how they are judged. Hexadecimal throughout.',
    seeds: book.seeds,
    valid: book.valid,
    agreements: book.agreements,
    sealed: book.sealed,
    malformed: await makeMalformed(rogue.mallory, book.cell),
  }
}

if (import.meta.main) writeVectorFile('entries.json', await makeEntryVectors())
