import { useState } from 'react'

/**
 * The value, or while it is being read anew the one before, so that nothing on the screen jumps. The value must be
 * stable: a new object in each render would render for ever.
 */
export const useLastKnown = <T>(value: T | undefined): T | undefined => {
  const [last, setLast] = useState(value)
  if (value !== undefined && value !== last) setLast(value)
  return value ?? last
}
