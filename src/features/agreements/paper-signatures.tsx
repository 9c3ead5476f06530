import { Trans, useLingui } from '@lingui/react/macro'
import type { AgreementState } from '../../domain/market/market-state.ts'
import { shortId } from '../entries/short-id.ts'
import { useEntries } from '../entries/use-entries.ts'
import { useCommunity } from '../session/community-context.ts'
import { useNames } from './use-names.ts'
import s from './agreement-paper.module.css'

/** Long enough that nobody finds another record that begins alike, short enough to compare by eye. */
const fingerprintDigits = 16

/** Who has signed, when, with the beginning of the record's number; a line for a pen where someone has not. */
export const PaperSignatures = ({ agreement: { terms, signedBy, entries } }: { readonly agreement: AgreementState }) => {
  const { t } = useLingui()
  const { format } = useCommunity()
  const nameOf = useNames()
  const read = useEntries(entries)
  const records = read?.ok === true ? read.value : []
  return (
    <ul className={s['signatures']}>
      {terms.parties.map((party) => {
        const record = records.find(({ kind, member }) => member === party && (kind === 'agreement.propose' || kind === 'agreement.sign'))
        const when = record === undefined ? '' : format.dateTime(record.at)
        return (
          <li key={party} className={s['signature']}>
            <strong>{nameOf(party)}</strong>
            {!signedBy.includes(party) && <span className={s['pen']}><Trans>not signed in the app</Trans></span>}
            {signedBy.includes(party) && <span>{record === undefined ? t`signed in the app` : t`signed in the app on ${when}, by their clock`}</span>}
            {record !== undefined && <span className={s['number']}>{shortId(record.id, fingerprintDigits)}</span>}
          </li>
        )
      })}
    </ul>
  )
}
