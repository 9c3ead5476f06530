import { useEffect, useState } from 'react'

export interface KeptStorage {
  /** Whether the browser has promised not to clear it by itself; undefined while asked, or where it cannot say. */
  readonly kept: boolean | undefined
  /** Bytes this app uses. */
  readonly used: number | undefined
  readonly look: () => void
}

/** What the browser says of this app's storage, without asking it for anything. */
export const useKeptStorage = (): KeptStorage => {
  const [kept, setKept] = useState<boolean>()
  const [used, setUsed] = useState<number>()
  const look = () => {
    const ask = async () => {
      try {
        setKept(await navigator.storage.persisted())
        setUsed((await navigator.storage.estimate()).usage)
      } catch {
        // Old browsers and insecure pages have no such thing: then it is not known.
      }
    }
    void ask()
  }
  useEffect(look, [])
  return { kept, used, look }
}
