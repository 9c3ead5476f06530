/** Sums per key, from midnight to midnight (UTC). */
export interface DayCounts {
  get(key: string): number
  add(key: string, amount: number): void
}

/** Past this many keys the one not seen for longest starts anew, so that strangers cannot fill the memory. */
const mostKeys = 100_000

export const createDayCounts = (now: () => number): DayCounts => {
  let day = dayOf(now())
  let countByKey = new Map<string, number>()

  const today = (): Map<string, number> => {
    if (dayOf(now()) !== day) {
      day = dayOf(now())
      countByKey = new Map()
    }
    return countByKey
  }

  return {
    get: (key) => today().get(key) ?? 0,
    add: (key, amount) => {
      const counts = today()
      const sum = (counts.get(key) ?? 0) + amount
      counts.delete(key)
      counts.set(key, sum)
      if (counts.size > mostKeys) counts.delete(counts.keys().next().value!)
    },
  }
}

export const dayMs = 86_400_000

/** Days since 1970, UTC. */
export const dayOf = (ms: number): number => Math.floor(ms / dayMs)

export const secondsToMidnight = (ms: number): number => Math.ceil(((dayOf(ms) + 1) * dayMs - ms) / 1_000)
