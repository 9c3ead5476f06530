import { classNames } from './class-names.ts'
import s from './button.module.css'

export type ButtonLook = 'primary' | 'secondary' | 'quiet' | 'danger'

/** One look for buttons and for links that look like buttons. */
export const buttonLook = (look: ButtonLook, wide: boolean, className?: string): string =>
  classNames(s['button'], s[look], wide && s['wide'], className)
