import { useEffect, useState, type ReactNode } from 'react'
import { Button } from './button.tsx'
import type { ButtonLook } from './button-look.ts'
import { IconCheck, IconCopy } from './icons.tsx'
import { VisuallyHidden } from './visually-hidden.tsx'

export interface CopyButtonProps {
  readonly text: string
  readonly label: ReactNode
  readonly copiedLabel: ReactNode
  /** Shown when the browser refuses; the text itself should be on the screen too. */
  readonly failedLabel: ReactNode
  readonly look?: ButtonLook | undefined
}

const answerShownMs = 4_000

export const CopyButton = ({ text, label, copiedLabel, failedLabel, look = 'secondary' }: CopyButtonProps) => {
  const [answer, setAnswer] = useState<'copied' | 'failed'>()
  useEffect(() => {
    if (answer === undefined) return undefined
    const timer = setTimeout(() => { setAnswer(undefined) }, answerShownMs)
    return () => { clearTimeout(timer) }
  }, [answer])
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(text)
      setAnswer('copied')
    } catch {
      // No permission, or an old browser without a clipboard: both end in the same advice.
      setAnswer('failed')
    }
  }
  const said = answer === undefined ? undefined : { copied: copiedLabel, failed: failedLabel }[answer]
  return (
    <>
      <Button look={look} icon={answer === 'copied' ? <IconCheck /> : <IconCopy />} onClick={() => { void copy() }}>{said ?? label}</Button>
      <VisuallyHidden announced>{said}</VisuallyHidden>
    </>
  )
}
