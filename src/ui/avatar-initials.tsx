import { classNames } from './class-names.ts'
import s from './avatar-initials.module.css'

export interface AvatarInitialsProps {
  readonly name: string
  readonly large?: boolean | undefined
}

/** A person's letters on a colour that stays the same. Hidden from screen readers: the name stands beside it. */
export const AvatarInitials = ({ name, large = false }: AvatarInitialsProps) => (
  <span className={classNames(s['avatar'], large && s['large'], s[`tone${String(toneOf(name))}`])} aria-hidden="true">{initialsOf(name)}</span>
)

/** The first letters of the first and the last word. */
const initialsOf = (name: string): string => {
  const words = name.trim().split(/\s+/u)
  const ends = words.length > 1 ? [words[0], words.at(-1)] : [words[0]]
  return ends.map(word => Array.from(word ?? '')[0] ?? '').join('').toUpperCase()
}

const toneOf = (name: string): number => Array.from(name).reduce((sum, letter) => sum + (letter.codePointAt(0) ?? 0), 0) % 4
