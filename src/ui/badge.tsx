import type { ReactNode } from 'react'
import { classNames } from './class-names.ts'
import s from './badge.module.css'

export interface BadgeProps {
  readonly tone?: 'plain' | 'terracotta' | 'maize' | 'leaf' | 'lake' | 'danger' | undefined
  readonly icon?: ReactNode
  readonly children: ReactNode
}

/** A state or a kind in a word or two. */
export const Badge = ({ tone = 'plain', icon, children }: BadgeProps) => (
  <span className={classNames(s['badge'], s[tone])}>{icon}{children}</span>
)
