import type { ReactNode } from 'react'

export interface IconProps {
  /** Edge length in px. */
  readonly size?: number | undefined
  readonly className?: string | undefined
  /** Set for arrows, which point the other way in right-to-left text. */
  readonly mirrored?: boolean | undefined
}

/** A line drawing in the colour of the text around it. Always hidden from screen readers: the words beside it say it. */
export const Icon = ({ size = 24, className, mirrored, children }: IconProps & { readonly children: ReactNode }) => (
  <svg
    viewBox="0 0 24 24"
    width={size}
    height={size}
    className={className}
    data-mirrored={mirrored}
    fill="none"
    stroke="currentColor"
    strokeWidth={2}
    strokeLinecap="round"
    strokeLinejoin="round"
    aria-hidden="true"
    focusable="false"
  >
    {children}
  </svg>
)
