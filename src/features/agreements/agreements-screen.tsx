import { useState } from 'react'
import { Trans, useLingui } from '@lingui/react/macro'
import type { AgreementState } from '../../domain/market/market-state.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { IconHandshake, IconSearch } from '../../ui/icons.tsx'
import { LinkButton } from '../../ui/link-button.tsx'
import { Page } from '../../ui/page.tsx'
import { RowList } from '../../ui/row-list.tsx'
import { Tabs } from '../../ui/tabs.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { useLiveQuery } from '../../ui/use-live-query.ts'
import { useCommunity } from '../session/community-context.ts'
import { useNow } from '../session/use-now.ts'
import { AgreementRow } from './agreement-row.tsx'
import { groupOf, type AgreementGroup } from './group-of.ts'
import { otherParty } from './parties.ts'
import { useNames } from './use-names.ts'

/** Beyond this many, finding is quicker by typing. */
const searchFrom = 9

/** All my agreements: my turn, in progress, ended. */
export const AgreementsScreen = () => {
  const { t } = useLingui()
  const { me, queries } = useCommunity()
  const agreements = useLiveQuery(queries.agreementsOf(me))
  if (agreements === undefined) return null
  return (
    <Page title={t`Agreements`} lead={agreements.length > 0 ? <Trans>What you and others have agreed. Those that wait for you come first.</Trans> : undefined}>
      {agreements.length > 0 ? <AgreementTabs agreements={agreements} /> : (
        <EmptyState
          icon={<IconHandshake />}
          title={t`No agreements yet`}
          action={<LinkButton href="/matches" look="primary"><Trans>See what fits</Trans></LinkButton>}
        >
          <Trans>When something fits, propose it. Once both of you have signed, it stands here.</Trans>
        </EmptyState>
      )}
    </Page>
  )
}

const AgreementTabs = ({ agreements }: { readonly agreements: readonly AgreementState[] }) => {
  const { t } = useLingui()
  const { me, format } = useCommunity()
  const [typed, setTyped] = useState('')
  const found = useFound(agreements, typed)
  const inGroup = (group: AgreementGroup) => found.filter(agreement => groupOf(agreement, me) === group)
  const isWaited = agreements.some(agreement => groupOf(agreement, me) === 'turn')
  const [chosen, setChosen] = useState<AgreementGroup>()
  const group = chosen ?? (isWaited ? 'turn' : 'progress')
  return (
    <>
      {agreements.length >= searchFrom && <TextField type="search" label={t`Search by name or thing`} value={typed} onChange={setTyped} />}
      <Tabs
        label={t`Agreements by state`}
        tabs={[
          { id: 'turn', label: t`My turn`, count: format.number(inGroup('turn').length) },
          { id: 'progress', label: t`In progress` },
          { id: 'ended', label: t`Ended` },
        ]}
        selected={group}
        onSelect={setChosen}
      >
        <GroupPanel group={group} agreements={inGroup(group)} searched={typed.trim() !== ''} />
      </Tabs>
    </>
  )
}

interface GroupPanelProps {
  readonly group: AgreementGroup
  readonly agreements: readonly AgreementState[]
  readonly searched: boolean
}

const GroupPanel = ({ group, agreements, searched }: GroupPanelProps) => {
  const { t } = useLingui()
  const { format } = useCommunity()
  const today = format.dayOf(useNow())
  if (agreements.length === 0) return searched ? <EmptyState icon={<IconSearch />} title={t`Nothing found here`}><Trans>Look under the other headings, or type less.</Trans></EmptyState> : <EmptyGroup group={group} />
  // Who has waited longest comes first; of what has ended, the newest.
  const sorted = group === 'turn' ? agreements.toReversed() : agreements
  return <RowList>{sorted.map(agreement => <AgreementRow key={agreement.agreement} agreement={agreement} today={today} isTurn={group === 'turn'} />)}</RowList>
}

const EmptyGroup = ({ group }: { readonly group: AgreementGroup }) => {
  switch (group) {
    case 'turn': return <p><Trans>Nothing waits for you.</Trans></p>
    case 'progress': return <p><Trans>Nothing is under way that waits for others.</Trans></p>
    case 'ended': return <p><Trans>Nothing has ended yet.</Trans></p>
  }
}

/** Those whose other party or things have what was typed in them. */
const useFound = (agreements: readonly AgreementState[], typed: string): readonly AgreementState[] => {
  const { me } = useCommunity()
  const nameOf = useNames()
  const wanted = folded(typed.trim())
  if (wanted === '') return agreements
  return agreements.filter(({ terms }) => [nameOf(otherParty(terms, me)), ...terms.legs.map(leg => leg.title)].some(text => folded(text).includes(wanted)))
}

const folded = (text: string): string => text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase()
