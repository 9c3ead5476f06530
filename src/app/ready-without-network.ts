import { useEffect, useState } from 'react'

/**
 * Whether the app as a whole is on this phone: a service worker controls the page, and what it precached is there,
 * the wasm and every file this page itself was made of included. Workbox installs all of its list or nothing.
 */
const isAppOnPhone = async (): Promise<boolean> => {
  // Both are missing outside a secure context, whatever the types say.
  if (!('serviceWorker' in navigator) || navigator.serviceWorker.controller === null || !('caches' in window)) return false
  const names = await caches.keys()
  const precache = names.find((name) => name.includes('precache'))
  if (precache === undefined) return false
  const cached = new Set((await (await caches.open(precache)).keys()).map(({ url }) => new URL(url).pathname))
  return cached.has('/index.html') && [...cached].some((path) => path.endsWith('.wasm')) && ownFiles().every((path) => cached.has(path))
}

/** The built files this page has loaded so far. */
const ownFiles = (): readonly string[] =>
  performance.getEntriesByType('resource').flatMap(({ name }) => {
    const { origin, pathname } = new URL(name, location.href)
    return origin === location.origin && pathname.startsWith('/assets/') ? [pathname] : []
  })

/** The answer, asked again when a service worker takes over the page. False until it is known. */
export const useAppOnPhone = (): boolean => {
  const [ready, setReady] = useState(false)
  useEffect(() => {
    const look = () => { void isAppOnPhone().then(setReady, () => { setReady(false) }) }
    look()
    if (!('serviceWorker' in navigator)) return undefined
    navigator.serviceWorker.addEventListener('controllerchange', look)
    void navigator.serviceWorker.ready.then(look)
    return () => { navigator.serviceWorker.removeEventListener('controllerchange', look) }
  }, [])
  return ready
}
