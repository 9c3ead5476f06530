import type { Ledger } from '../../domain/ledger/ledger.ts'
import { isAccepted, isOf } from '../../domain/ledger/held.ts'
import type { MemberId } from '../../domain/ledger/entry.ts'
import { codePointLength } from '../../domain/base/code-points.ts'
import type { ValueMap } from '../../domain/base/value.ts'
import { err, ok } from '../../domain/base/result.ts'
import type { Copy } from '../cell/copy.ts'
import { idBytes } from '../codec/id-bytes.ts'
import { sealText, type SealRecipient } from '../sealing/sealed-text.ts'
import { sealedToValue } from '../sealing/sealed-to-value.ts'
import type { Done } from './commands.ts'

/** Longest sealed text in code points: with a box per device it must fit an entry (32 KiB). */
const maxSealedLength = 500

/** Seals a text of an entry this device is about to sign to every device of these members; an empty text becomes an absent field. */
export const sealForParties = async (
  { ledger, device }: Pick<Copy, 'ledger' | 'device'>,
  parties: readonly MemberId[],
  field: { readonly name: string; readonly text: string },
): Promise<Done<ValueMap | null>> => {
  const text = field.text.normalize('NFC').trim()
  if (text === '') return ok(null)
  if (codePointLength(text) > maxSealedLength) return err({ type: 'refused', reason: { type: 'bad-field', field: field.name, fault: 'too-long' } })
  const recipients = parties.flatMap((party) => deviceOf(ledger, party))
  return ok(sealedToValue(await sealText(text, { cell: ledger.cell, author: device, recipients })))
}

/** The device a member's beginning names, with its key for sealing. */
const deviceOf = (ledger: Ledger, member: MemberId): readonly SealRecipient[] => {
  const held = ledger.find(member)
  if (held === undefined || !isAccepted(held) || !(isOf(held, 'cell.create') || isOf(held, 'member.join'))) return []
  return [{ device: held.entry.device, seal: idBytes(held.act.body.deviceKeys.seal) }]
}
