import { useState } from 'react'

/** The newest value that was there. A recount empties the index for a moment, and the screens must not go away for it. */
export const useKept = <T>(value: T | null | undefined): T | null | undefined => {
  const [kept, setKept] = useState(value)
  if (value !== null && value !== undefined && value !== kept) {
    setKept(value)
    return value
  }
  return kept ?? value
}
