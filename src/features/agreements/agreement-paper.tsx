import { Trans, useLingui } from '@lingui/react/macro'
import type { AgreementState } from '../../domain/market/market-state.ts'
import { shortId } from '../entries/short-id.ts'
import { useCommunity } from '../session/community-context.ts'
import { useNow } from '../session/use-now.ts'
import { PaperConditions } from './paper-conditions.tsx'
import { PaperSignatures } from './paper-signatures.tsx'
import { PaperTerms } from './paper-terms.tsx'
import { SealedText } from './sealed-text.tsx'
import { StatusBadge } from './status-badge.tsx'
import { useNames } from './use-names.ts'
import s from './agreement-paper.module.css'

/** Parties, terms, conditions, signatures: the contract of the seed, from the terms that were signed. */
export const AgreementPaper = ({ agreement }: { readonly agreement: AgreementState }) => {
  const { t } = useLingui()
  const { me, state, format } = useCommunity()
  const nameOf = useNames()
  const today = format.date(format.dayOf(useNow()), 'long')
  const { terms, agreement: id, status } = agreement
  const isParty = terms.parties.includes(me)
  const place = terms.place === null ? null : <SealedText sealed={terms.place} by={agreement.proposer} isParty={isParty} />
  const day = format.date(terms.day, 'long')
  return (
    <article className={s['paper']}>
      <h2 className={s['title']}>{terms.mode === 'permanent' ? t`Agreement: exchange to keep` : t`Agreement: to borrow and return`}</h2>
      <p>{state.name}</p>
      <h3><Trans>Between</Trans></h3>
      <ul>{terms.parties.map(party => <li key={party}>{nameOf(party)}</li>)}</ul>
      <h3><Trans>What is agreed</Trans></h3>
      <PaperTerms terms={terms} />
      <h3><Trans>Hand-over</Trans></h3>
      <p><Trans>In person, on {day}.</Trans>{place !== null && <> <Trans>Place:</Trans> {place}</>}</p>
      <PaperConditions agreement={agreement} isParty={isParty} />
      {terms.note !== null && <><h3><Trans>Note</Trans></h3><p><SealedText sealed={terms.note} by={agreement.proposer} isParty={isParty} /></p></>}
      <h3><Trans>Signatures</Trans></h3>
      <PaperSignatures agreement={agreement} />
      <h3><Trans>Agreement number</Trans></h3>
      <p className={s['number']}>{shortId(id, 64)}</p>
      <p><Trans>Printed on {today}. State on that day:</Trans> <StatusBadge status={status} /></p>
    </article>
  )
}
