import type { DeviceId, MemberId } from '../../domain/ledger/entry.ts'
import type { MemberState } from '../../domain/people/people-state.ts'

/** Members by name, as the reader's language orders them. */
export const byName = (members: readonly MemberState[], locale: string): readonly MemberState[] => {
  // Chromium has no Kazakh order; the Russian one puts its letters at least beside their likes.
  const { compare } = new Intl.Collator(locale === 'kk' ? 'ru' : locale, { sensitivity: 'base' })
  return members.toSorted((a, b) => compare(a.name, b.name))
}

/** Those whose name has what was typed in it. */
export const withName = (members: readonly MemberState[], typed: string): readonly MemberState[] => {
  const wanted = folded(typed.trim())
  return wanted === '' ? members : members.filter(({ name }) => folded(name).includes(wanted))
}

const folded = (text: string): string => text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase()

/** Whose devices these are, each member once; devices nobody here knows are left out. */
export const ownersOf = (members: readonly MemberState[], devices: readonly DeviceId[]): readonly MemberState[] => {
  const wanted = new Set(devices)
  return members.filter(member => member.devices.some(({ device }) => wanted.has(device)))
}

export const memberHref = (member: MemberId): string => `/community/members/${member}`
