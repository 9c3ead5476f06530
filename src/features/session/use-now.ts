import { useEffect, useState } from 'react'
import { useInstall } from './install-context.ts'

const aMinuteMs = 60_000

/** The time, new each minute and when the screen is looked at again: for "2 minutes ago". */
export const useNow = (): number => {
  const { now } = useInstall().platform
  const [time, setTime] = useState(now)
  useEffect(() => {
    const look = () => { setTime(now()) }
    const timer = setInterval(look, aMinuteMs)
    document.addEventListener('visibilitychange', look)
    return () => {
      clearInterval(timer)
      document.removeEventListener('visibilitychange', look)
    }
  }, [now])
  return time
}
