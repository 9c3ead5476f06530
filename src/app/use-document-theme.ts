import { useEffect } from 'react'

const darkQuery = '(prefers-color-scheme: dark)'
/** As in index.html: the colour of the phone's own bars around the app. */
const barColour = { light: '#7a3b12', dark: '#1f1510' }

/** Light or dark, as the member says or as the phone does. The colours themselves are in ui/tokens.css. */
export const useDocumentTheme = (theme: 'system' | 'light' | 'dark' | undefined): void => {
  useEffect(() => {
    if (theme === undefined) return
    if (theme === 'system') delete document.documentElement.dataset['theme']
    else document.documentElement.dataset['theme'] = theme
    for (const meta of document.querySelectorAll<HTMLMetaElement>('meta[name="theme-color"]')) {
      meta.content = barColour[theme === 'system' ? (meta.media === darkQuery ? 'dark' : 'light') : theme]
    }
  }, [theme])
}
