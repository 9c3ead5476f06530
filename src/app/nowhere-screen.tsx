import { Trans, useLingui } from '@lingui/react/macro'
import { EmptyState } from '../ui/empty-state.tsx'
import { LinkButton } from '../ui/link-button.tsx'
import { Page } from '../ui/page.tsx'

/** An address that leads nowhere: mistyped, or from another version. */
export const NowhereScreen = () => {
  const { t } = useLingui()
  return (
    <Page title={t`Nothing is here`}>
      <EmptyState title={t`This address leads nowhere`} action={<LinkButton href="/" look="primary"><Trans>Home</Trans></LinkButton>} />
    </Page>
  )
}
