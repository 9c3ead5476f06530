import type { ComponentProps, MouseEvent, ReactNode } from 'react'
import { buttonLook, type ButtonLook } from './button-look.ts'
import s from './button.module.css'

export interface ButtonProps extends Omit<ComponentProps<'button'>, 'disabled' | 'aria-disabled' | 'aria-busy'> {
  readonly look?: ButtonLook | undefined
  readonly icon?: ReactNode
  /** As wide as its container: the one action of a screen. */
  readonly wide?: boolean | undefined
  /** Pressed and at work. The label stays, a second press does nothing. */
  readonly pending?: boolean | undefined
  /** Not possible now. Focus still reaches it, so that the reason can be found (`aria-describedby`). */
  readonly disabled?: boolean | undefined
}

export const Button = ({
  look = 'primary', icon, wide = false, pending = false, disabled = false, className, type = 'button', onClick, children, ...rest
}: ButtonProps) => {
  const inert = pending || disabled
  // A submit button that only looked disabled would still submit its form.
  const click = (event: MouseEvent<HTMLButtonElement>) => {
    if (inert) event.preventDefault()
    else onClick?.(event)
  }
  return (
    <button
      {...rest}
      type={type}
      className={buttonLook(look, wide, className)}
      aria-disabled={inert || undefined}
      aria-busy={pending || undefined}
      onClick={click}
    >
      {pending ? <span className={s['dots']} aria-hidden="true"><span /><span /><span /></span> : icon}
      {children}
    </button>
  )
}
