import type { Act } from '../../domain/ledger/kinds.ts'
import type { Sealed } from '../../domain/ledger/sealed.ts'

/** The sealed fields of an act. */
export const sealedIn = (act: Act): readonly Sealed[] => {
  switch (act.kind) {
    case 'agreement.propose': {
      const { place, returnPlace, note } = act.body.terms
      return [place, returnPlace, note].filter((field) => field !== null)
    }
    case 'agreement.cancel':
      return [act.body.reason]
    case 'return.confirm':
      return act.body.inspection === null ? [] : [act.body.inspection]
    case 'cell.create':
    case 'invite.create':
    case 'invite.withdraw':
    case 'member.join':
    case 'member.admit':
    case 'profile.set':
    case 'seen':
    case 'listing.put':
    case 'listing.withdraw':
    case 'agreement.sign':
    case 'agreement.decline':
    case 'handover.confirm':
      return []
  }
}
