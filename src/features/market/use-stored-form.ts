import { useEffect, useState } from 'react'

export interface StoredForm<T> {
  readonly form: T
  readonly change: (change: Partial<T>) => void
  /** What is shown was typed earlier and not saved. */
  readonly restored: boolean
  readonly startOver: () => void
  /** To be called when it was saved. */
  readonly forget: () => void
}

/**
 * A form that survives an accidental back, for as long as the tab lives: what was typed is kept in sessionStorage,
 * one form to a key. All values are texts; of a stored one only the fields that the form has are taken.
 */
export const useStoredForm = <T extends { readonly [K in keyof T]: string }>(key: string, initial: T): StoredForm<T> => {
  const [first] = useState(initial)
  const [stored] = useState(() => readStored(key, first))
  const [form, setForm] = useState(stored ?? first)
  const [restored, setRestored] = useState(stored !== undefined)

  useEffect(() => {
    if (isSame(form, first)) remove(key)
    else write(key, JSON.stringify(form))
  }, [key, form, first])

  return {
    form,
    change: (change) => { setForm(before => ({ ...before, ...change })) },
    restored,
    startOver: () => {
      setForm(first)
      setRestored(false)
    },
    forget: () => { remove(key) },
  }
}

const readStored = <T extends object>(key: string, first: T): T | undefined => {
  try {
    const read: unknown = JSON.parse(sessionStorage.getItem(key) ?? 'null')
    if (typeof read !== 'object' || read === null) return undefined
    const kept = Object.entries(read).filter(([field, value]) => Object.hasOwn(first, field) && typeof value === 'string')
    const form = { ...first, ...Object.fromEntries(kept) }
    return isSame(form, first) ? undefined : form
  } catch {
    // Storage may be closed to us, or hold something else: then the form begins anew.
    return undefined
  }
}

const isSame = <T extends object>(a: T, b: T): boolean => JSON.stringify(a) === JSON.stringify(b)

const write = (key: string, text: string): void => {
  try {
    sessionStorage.setItem(key, text)
  } catch {
    // Full or closed: the form still works, it only does not survive.
  }
}

const remove = (key: string): void => {
  try {
    sessionStorage.removeItem(key)
  } catch {
    // As above.
  }
}
