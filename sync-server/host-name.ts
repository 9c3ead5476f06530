/** The name in a Host header or an Origin's host, without the port; undefined if it is none. */
export const hostName = (host: string): string | undefined => {
  try {
    const url = new URL(`ws://${host}`)
    return url.pathname === '/' && url.username === '' && url.search === '' ? url.hostname : undefined
  } catch {
    return undefined
  }
}

export const isLoopbackName = (name: string): boolean =>
  name === 'localhost' || name.endsWith('.localhost') || name === '[::1]' || /^127\.\d+\.\d+\.\d+$/.test(name)
