import { createContext, useContext } from 'react'

/** Shows a short sentence for a few seconds and has it read out: "Saved on this phone". */
export type Announce = (words: string) => void

/** Without the app's own Announcer around it, nothing is said. */
export const AnnounceContext = createContext<Announce>(() => {})

export const useAnnounce = (): Announce => useContext(AnnounceContext)
