import { ok } from '../../domain/base/result.ts'
import { bodyFrom, optionalId } from '../cell/bodies.ts'
import type { Draft } from '../cell/draft.ts'
import type { Done, ListingDraft } from './commands.ts'

/** A listing's first version, or a later one that names the first. */
export const makeListing = (listing: ListingDraft): Done<Draft> =>
  ok({
    kind: 'listing.put',
    refs: listing.of === null ? [] : [listing.of],
    body: bodyFrom({
      of: optionalId(listing.of),
      side: listing.side,
      mode: listing.mode,
      category: listing.category,
      title: listing.title.normalize('NFC').trim(),
      note: textOrAbsent(listing.note),
      value: listing.value,
      days: listing.days,
      minutes: listing.minutes,
      replacement: listing.replacement,
      condition: listing.condition,
      place: textOrAbsent(listing.place),
      expires: listing.expires,
      many: listing.many,
    }),
  })

const textOrAbsent = (text: string): string | null => {
  const trimmed = text.normalize('NFC').trim()
  return trimmed === '' ? null : trimmed
}
