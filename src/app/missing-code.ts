let missing = false

/**
 * Whether a part of the app could not be loaded: it belongs to a version that is gone from this phone, or was never
 * on it and there is no network. A reload puts it right, so it is no bug.
 */
export const isCodeMissing = (): boolean => missing

// From Vite, before the failed import is thrown into React.
window.addEventListener('vite:preloadError', () => { missing = true })
