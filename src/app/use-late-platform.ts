import { useMemo } from 'react'
import type { Platform } from '../features/session/platform.ts'
import { useLiveQuery } from '../ui/use-live-query.ts'
import { latePlatform } from './late-platform.ts'

/** The platform with what has shown since the start. */
export const useLatePlatform = (platform: Platform): Platform => {
  const late = useLiveQuery(latePlatform)
  return useMemo(() => ({
    ...platform,
    promptInstall: late?.promptInstall ?? platform.promptInstall,
    ownRelay: late?.ownRelay ?? platform.ownRelay,
  }), [platform, late])
}
