import { err, ok } from '../../domain/base/result.ts'
import type { Value } from '../../domain/base/value.ts'
import { compareLedgerOrder, maxRefs, type EntryId, type MemberId } from '../../domain/ledger/entry.ts'
import { isOf } from '../../domain/ledger/held.ts'
import { bodyFrom, optionalId } from '../cell/bodies.ts'
import type { Copy } from '../cell/copy.ts'
import type { Draft } from '../cell/draft.ts'
import { idBytes } from '../codec/id-bytes.ts'
import type { Done, LegDraft, ProposalDraft } from './commands.ts'
import { sealForParties } from './seal-for-parties.ts'

/** Terms frozen from what both can see now, with places and notes sealed to the two of them (RULES 6, 15). */
export const makeProposal = async (proposal: ProposalDraft, copy: Copy, me: MemberId): Promise<Done<Draft>> => {
  const parties = [me, proposal.other]
  const refs = new Set<EntryId>([proposal.other])
  const legs: Value[] = []
  for (const leg of proposal.legs) {
    const version = leg.listing === null ? null : newestVersion(copy, leg.listing)
    const want = leg.want === null ? null : newestVersion(copy, leg.want)
    if (version === undefined || want === undefined) return err({ type: 'not-found' })
    for (const id of [version, want]) if (id !== null) refs.add(id)
    legs.push(legToValue(leg, { parties, version }))
  }
  if (refs.size > maxRefs) return err({ type: 'refused', reason: { type: 'bad-field', field: 'terms.legs', fault: 'too-long' } })
  const place = await sealForParties(copy, parties, { name: 'place', text: proposal.place })
  const returnPlace = await sealForParties(copy, parties, { name: 'returnPlace', text: proposal.returnPlace })
  const note = await sealForParties(copy, parties, { name: 'note', text: proposal.note })
  if (!place.ok) return place
  if (!returnPlace.ok) return returnPlace
  if (!note.ok) return note
  const terms = bodyFrom({
    parties: parties.map(idBytes),
    mode: proposal.mode,
    legs,
    day: proposal.day,
    place: place.value,
    returnPlace: returnPlace.value,
    note: note.value,
  })
  return ok({ kind: 'agreement.propose', refs: [...refs], body: bodyFrom({ terms }) })
}

const legToValue = (leg: LegDraft, { parties, version }: { readonly parties: readonly MemberId[]; readonly version: EntryId | null }): Value =>
  bodyFrom({
    kind: leg.kind,
    giver: parties.indexOf(leg.giver),
    receiver: parties.indexOf(leg.receiver),
    listing: optionalId(leg.listing),
    version: optionalId(version),
    want: optionalId(leg.want),
    title: leg.title,
    value: leg.value,
    days: leg.days,
    minutes: leg.minutes,
    replacement: leg.replacement,
  })

/** The author's latest version in ledger order. */
const newestVersion = (copy: Copy, listing: EntryId): EntryId | undefined =>
  copy
    .actsOn(listing)
    .filter((act) => isOf(act, 'listing.put'))
    .toSorted((a, b) => compareLedgerOrder(a.entry, b.entry))
    .at(-1)?.entry.id
