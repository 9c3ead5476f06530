import type { LiveQuery } from '../core/queries/live-query.ts'

/** More than any screen asks at once; beyond it the longest unused answer is forgotten. */
const maxRemembered = 200

/**
 * The same words give the same query, as hooks need. A query that is forgotten goes on working for who holds it;
 * asked for again, it is another object.
 */
export class QueryMemo {
  readonly #queryByKey = new Map<string, LiveQuery<unknown>>()

  /** Keys must name the type too: `key` says which query and which arguments. */
  get<T>(key: readonly (string | number)[], create: () => LiveQuery<T>): LiveQuery<T> {
    const name = key.join(' ')
    const query = (this.#queryByKey.get(name) as LiveQuery<T> | undefined) ?? create()
    this.#queryByKey.delete(name)
    this.#queryByKey.set(name, query)
    const [longestUnused] = this.#queryByKey.keys()
    if (this.#queryByKey.size > maxRemembered && longestUnused !== undefined) this.#queryByKey.delete(longestUnused)
    return query
  }
}
