import { createPace, type Pace } from './pace.ts'

/** One pace for each key, which stays when whoever used it has gone: dialling again gives no new burst. */
export interface Paces {
  of(key: string): Pace
}

/** Past this many keys the one not asked for longest starts anew, so that strangers cannot fill the memory. */
const mostKeys = 20_000

export const createPaces = (options: Parameters<typeof createPace>[0]): Paces => {
  const paceByKey = new Map<string, Pace>()
  return {
    of: (key) => {
      const pace = paceByKey.get(key) ?? createPace(options)
      paceByKey.delete(key)
      paceByKey.set(key, pace)
      if (paceByKey.size > mostKeys) paceByKey.delete(paceByKey.keys().next().value!)
      return pace
    },
  }
}
