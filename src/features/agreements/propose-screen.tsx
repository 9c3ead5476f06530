import { Trans, useLingui } from '@lingui/react/macro'
import { EmptyState } from '../../ui/empty-state.tsx'
import { IconSwap } from '../../ui/icons.tsx'
import { LinkButton } from '../../ui/link-button.tsx'
import { Page } from '../../ui/page.tsx'
import { usePair } from '../matches/use-pair.ts'
import { ProposalForm } from './proposal-form.tsx'

/** Makes an agreement of a match: what exactly, when and where, then my signature under it. */
export const ProposeScreen = ({ pair: id }: { readonly pair: string }) => {
  const { t } = useLingui()
  const pair = usePair(id)
  if (pair === undefined) return null
  if (pair !== null) return <ProposalForm key={id} pair={pair} />
  return (
    <Page title={t`Propose`} back={{ href: '/matches', label: t`It fits` }}>
      <EmptyState icon={<IconSwap />} title={t`It no longer fits`} action={<LinkButton href="/matches"><Trans>What fits now</Trans></LinkButton>}>
        <Trans>One of the notices was changed, withdrawn or promised to someone.</Trans>
      </EmptyState>
    </Page>
  )
}
