import type { Envelope, MemberId } from './entry.ts'
import type { BodyOf, Kind } from './kinds.ts'
import type { Path } from './path.ts'
import type { Refusal } from './verdict.ts'

/** What a rule looks at: the entry, who wrote it, and its path. Nothing else, so every phone says the same. */
export interface Case<K extends Kind = Kind> {
  readonly entry: Envelope
  readonly body: BodyOf<K>
  readonly member: MemberId
  readonly path: Path
}

/** Says why an entry has no effect, or undefined when this rule has nothing against it. */
export type Rule<K extends Kind> = (judged: Case<K>) => Refusal | undefined

/** The first refusal of a list; the list's order is precedence. */
export const firstRefusal = <K extends Kind>(rules: readonly Rule<K>[], judged: Case<K>): Refusal | undefined => {
  for (const rule of rules) {
    const refusal = rule(judged)
    if (refusal !== undefined) return refusal
  }
  return undefined
}
