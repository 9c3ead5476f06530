import { useCallback, useEffect, useState, type ReactNode } from 'react'
import { AnnounceContext } from '../features/session/announce-context.ts'
import { IconCheck } from '../ui/icons.tsx'
import s from './announcer.module.css'

const shownMs = 3_500

/** Shows short sentences above the bottom edge and has them read out. It covers nothing that can be pressed for long. */
export const Announcer = ({ children }: { readonly children: ReactNode }) => {
  const [said, setSaid] = useState<{ readonly words: string; readonly count: number }>()
  const announce = useCallback((words: string) => {
    setSaid(before => ({ words, count: (before?.count ?? 0) + 1 }))
  }, [])
  useEffect(() => {
    if (said === undefined) return undefined
    const timer = setTimeout(() => { setSaid(undefined) }, shownMs)
    return () => { clearTimeout(timer) }
  }, [said])
  return (
    <AnnounceContext value={announce}>
      {children}
      <output className={s['place']}>
        {said !== undefined && <span key={said.count} className={s['words']}><IconCheck size={20} />{said.words}</span>}
      </output>
    </AnnounceContext>
  )
}
