import { useEffect, useRef } from 'react'

/** A new screen begins at its top; going back leaves the place to the browser. */
export const useScrollToTop = (location: string): void => {
  const before = useRef(location)
  const isBack = useRef(false)
  useEffect(() => {
    const wentBack = () => { isBack.current = true }
    window.addEventListener('popstate', wentBack)
    return () => { window.removeEventListener('popstate', wentBack) }
  }, [])
  useEffect(() => {
    if (before.current === location) return
    before.current = location
    if (!isBack.current) window.scrollTo(0, 0)
    isBack.current = false
  }, [location])
}
