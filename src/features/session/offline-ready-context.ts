import { createContext, useContext } from 'react'

/** Whether the app as a whole is on this phone, so that it starts and works with no network. */
export const OfflineReadyContext = createContext(false)

export const useOfflineReady = (): boolean => useContext(OfflineReadyContext)
