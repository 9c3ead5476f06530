import type { LiveQuery } from '../../core/queries/live-query.ts'

/** Several queries as one: their answers in order, or undefined while one of them is not in. Stable between changes. */
export const joinQueries = <T>(queries: readonly LiveQuery<T>[]): LiveQuery<readonly T[]> => {
  let last: readonly T[] | undefined
  return {
    current: () => {
      const answers: T[] = []
      for (const query of queries) {
        const answer = query.current()
        if (answer === undefined) return undefined
        answers.push(answer)
      }
      if (last === undefined || answers.some((answer, index) => answer !== last?.[index])) last = answers
      return last
    },
    subscribe: (listener) => {
      // The same query may stand here twice, and each subscription ends by itself.
      const ends = queries.map(query => query.subscribe(listener))
      return () => { for (const end of ends) end() }
    },
  }
}
