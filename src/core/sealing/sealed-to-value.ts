import type { Value, ValueMap } from '../../domain/base/value.ts'
import type { Sealed } from '../../domain/ledger/sealed.ts'
import { idBytes } from '../codec/id-bytes.ts'

/** How sealed text stands in a body. FROZEN: {box: [[device bytes32, box bytes]…], hash: bytes32}. */
export const sealedToValue = ({ hash, boxes }: Sealed): ValueMap =>
  new Map<string, Value>([
    ['box', boxes.map(({ device, box }) => [idBytes(device), box])],
    ['hash', idBytes(hash)],
  ])
