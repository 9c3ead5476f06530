import { compareLedgerOrder, type MemberId } from '../../domain/ledger/entry.ts'
import { isAccepted, isOf, type Accepted } from '../../domain/ledger/held.ts'
import type { Policy } from '../../domain/people/people-state.ts'
import { defaultPolicy, policyFrom } from '../../domain/people/policy.ts'
import type { Copy } from './copy.ts'

export const policyOf = (copy: Copy): Policy => {
  const creation = creationIn(copy)
  return creation === undefined ? defaultPolicy : policyFrom(creation.act.body)
}

export const cellNameOf = (copy: Copy): string => creationIn(copy)?.act.body.name ?? ''

/** What a member calls themselves now. */
export const memberNameOf = (copy: Copy, member: MemberId): string => {
  const profile = copy
    .actsOn(member)
    .filter((act) => isOf(act, 'profile.set'))
    .toSorted((a, b) => compareLedgerOrder(a.entry, b.entry))
    .at(-1)
  const beginning = copy.ledger.find(member)
  if (profile !== undefined) return profile.act.body.name
  if (beginning === undefined || !isAccepted(beginning)) return ''
  return isOf(beginning, 'cell.create') ? beginning.act.body.founder : isOf(beginning, 'member.join') ? beginning.act.body.name : ''
}

const creationIn = ({ ledger }: Copy): Accepted<'cell.create'> | undefined => {
  const held = ledger.find(ledger.cell)
  return held !== undefined && isAccepted(held) && isOf(held, 'cell.create') ? held : undefined
}
