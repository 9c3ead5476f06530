import type { EntryId, MemberId } from './entry.ts'
import { isAccepted, subjectOf, type Accepted, type Held } from './held.ts'

/**
 * What an entry is judged by (DESIGN 3): its own chain and every entry named anywhere on it. It grows with the
 * chain, so judging the next entry costs what that entry names and not what came before.
 * Devices of one member beside each other join here once `device.add` is a kind.
 */
export class Path {
  readonly #acceptedById = new Map<EntryId, Accepted>()
  readonly #actsBySubject = new Map<EntryId, Accepted[]>()
  readonly #members = new Set<MemberId>()
  readonly #base: Path | undefined

  /** With a base: that path and more, leaving it as it is; for asking what would be said of one entry. */
  constructor(base?: Path) {
    this.#base = base
  }

  /** Puts an entry on the path. What was refused is on it too, but has no effect. */
  add(held: Held): void {
    if (!isAccepted(held) || this.find(held.entry.id) !== undefined) return
    this.#acceptedById.set(held.entry.id, held)
    this.#members.add(held.member)
    const subject = subjectOf(held.entry, held.act, held.member)
    if (subject === null) return
    const acts = this.#actsBySubject.get(subject)
    if (acts === undefined) this.#actsBySubject.set(subject, [held])
    else acts.push(held)
  }

  /** The accepted entry of this id, when it is on the path. */
  find(id: EntryId): Accepted | undefined {
    return this.#acceptedById.get(id) ?? this.#base?.find(id)
  }

  /** Accepted entries on the path that are about this subject. */
  actsOn(subject: EntryId): readonly Accepted[] {
    const acts = this.#actsBySubject.get(subject) ?? []
    return this.#base === undefined ? acts : [...this.#base.actsOn(subject), ...acts]
  }

  /** Whether an accepted entry of this member is on the path. */
  knows(member: MemberId): boolean {
    return this.#members.has(member) || this.#base?.knows(member) === true
  }

  *accepted(): Generator<Accepted> {
    if (this.#base !== undefined) yield* this.#base.accepted()
    yield* this.#acceptedById.values()
  }
}
