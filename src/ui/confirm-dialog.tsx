import { useId, useLayoutEffect, useRef, type MouseEvent, type ReactNode, type SyntheticEvent } from 'react'
import { Button } from './button.tsx'
import s from './confirm-dialog.module.css'

export interface ConfirmDialogProps {
  readonly open: boolean
  /** A question: "Cancel this agreement?" */
  readonly title: ReactNode
  /** What will happen, and whether it can be taken back. */
  readonly children?: ReactNode
  /** The verb of the question, not "OK". */
  readonly confirmLabel: ReactNode
  readonly cancelLabel: ReactNode
  readonly onConfirm: () => void
  readonly onCancel: () => void
  readonly danger?: boolean | undefined
  /** The answer was yes and is being carried out: nothing can be pressed, Escape does not close. */
  readonly pending?: boolean | undefined
}

/**
 * A question that has to be answered. The platform's own <dialog> keeps focus inside, makes the rest unreachable and
 * gives focus back, which a library would need 25 kB for.
 */
export const ConfirmDialog = ({
  open, title, children, confirmLabel, cancelLabel, onConfirm, onCancel, danger = false, pending = false,
}: ConfirmDialogProps) => {
  const dialog = useRef<HTMLDialogElement>(null)
  const id = useId()
  // Before the node leaves the page too: only close() gives the focus back to what opened the question.
  useLayoutEffect(() => {
    const element = dialog.current
    if (!open || element === null) return undefined
    element.showModal()
    return () => { element.close() }
  }, [open])
  const escape = (event: SyntheticEvent) => {
    event.preventDefault()
    if (!pending) onCancel()
  }
  const pressOutside = (event: MouseEvent) => {
    if (event.target === dialog.current && !pending) onCancel()
  }
  return (
    // A press on the backdrop is a convenience; the keyboard has Escape and the button.
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-noninteractive-element-interactions
    <dialog ref={dialog} className={s['dialog']} aria-labelledby={`${id}-title`} aria-describedby={`${id}-body`} onCancel={escape} onClick={pressOutside}>
      <div className={s['inside']}>
        <h2 id={`${id}-title`}>{title}</h2>
        <div id={`${id}-body`} className={s['body']}>{children}</div>
        <div className={s['buttons']}>
          <Button look="secondary" disabled={pending} onClick={onCancel}>{cancelLabel}</Button>
          <Button look={danger ? 'danger' : 'primary'} pending={pending} onClick={onConfirm}>{confirmLabel}</Button>
        </div>
      </div>
    </dialog>
  )
}
