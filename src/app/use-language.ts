import { useEffect, useState } from 'react'
import { i18n } from '@lingui/core'
import { activate, detectLocale } from '../i18n/locale.ts'
import type { Install } from '../features/session/install-context.ts'

type Settings = NonNullable<ReturnType<ReturnType<Install['queries']['settings']>['current']>>

/** Loads the member's language, or the browser's, once the settings are read. False until words are there. */
export const useLanguage = (settings: Settings | undefined): boolean => {
  const [ready, setReady] = useState(i18n.locale !== '')
  const wanted = settings === undefined ? undefined : settings.locale ?? detectLocale(navigator.languages)
  useEffect(() => {
    if (ready || wanted === undefined) return
    const load = async () => {
      await activate(wanted)
      setReady(true)
    }
    void load()
  }, [ready, wanted])
  return ready
}
