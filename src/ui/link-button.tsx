import type { ReactNode } from 'react'
import { Link } from 'wouter'
import { buttonLook, type ButtonLook } from './button-look.ts'

export interface LinkButtonProps {
  readonly href: string
  readonly look?: ButtonLook | undefined
  readonly icon?: ReactNode
  readonly wide?: boolean | undefined
  readonly className?: string | undefined
  readonly children: ReactNode
}

/** Goes somewhere, looks like a button. What changes something is a Button. */
export const LinkButton = ({ href, look = 'secondary', icon, wide = false, className, children }: LinkButtonProps) => (
  <Link href={href} className={buttonLook(look, wide, className)}>
    {icon}
    {children}
  </Link>
)
