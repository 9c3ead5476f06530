import type { Checker } from '../core/codec/check-entry.ts'
import { decodeEntry } from '../core/codec/entry-codec.ts'
import type { DeviceId } from '../domain/ledger/entry.ts'
import type { EntryPlace } from './entry-place.ts'

type Heads = ReadonlyMap<DeviceId, number>

interface LogPlaces {
  /** In the log's order. */
  readonly places: readonly EntryPlace[]
  /** Some of the wires this phone held already: another phone puts there what this one might. */
  readonly hasOthersRefill: boolean
}

/**
 * Which true entries a log was found to hold, of those this phone did not know to be there.
 *
 * Only checked ones count. A chunk proves nothing but the epoch key: were a wire believed unchecked, any member could
 * fill the log with false entries numbered like ours to come, and this phone would never send the true ones.
 * What came to be held by this very chunk was checked by the vault's door. What was held before is checked here.
 */
export const placesInLog = async (
  wires: readonly Uint8Array[],
  known: { readonly inLog: Heads; readonly heldBefore: Heads; readonly heldNow: Heads; readonly checker: Checker },
): Promise<LogPlaces> => {
  const { inLog, heldBefore, heldNow, checker } = known
  const found = wires.flatMap((wire) => {
    const place = placeOf(wire)
    return place === undefined ? [] : [{ ...place, wire, isOld: isUpTo(heldBefore, place) }]
  })
  const news = found.filter((place) => !isUpTo(inLog, place))
  const old = news.filter(({ isOld }) => isOld)
  const checked = await checker.checkAll(old.map(({ wire }) => wire))
  const truth = new Set(old.filter((_, index) => checked[index]?.ok === true))
  return {
    places: news.filter((place) => (place.isOld ? truth.has(place) : isUpTo(heldNow, place))),
    hasOthersRefill: found.some(({ isOld }) => isOld),
  }
}

const isUpTo = (heads: Heads, { device, seq }: EntryPlace): boolean => seq <= (heads.get(device) ?? 0)

const placeOf = (wire: Uint8Array): EntryPlace | undefined => {
  const decoded = decodeEntry(wire)
  return decoded.ok ? { device: decoded.value.draft.device, seq: decoded.value.draft.seq } : undefined
}
