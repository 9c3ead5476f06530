import { Trans, useLingui } from '@lingui/react/macro'
import type { EntryId } from '../../domain/ledger/entry.ts'
import { Button } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { IconPrint } from '../../ui/icons.tsx'
import { Page } from '../../ui/page.tsx'
import { useLiveQuery } from '../../ui/use-live-query.ts'
import { useCommunity } from '../session/community-context.ts'
import { agreementHref } from './agreement-href.ts'
import { AgreementPaper } from './agreement-paper.tsx'

/** The agreement as a text to print, in the reader's language. What binds are the signed terms it is made of. */
export const AgreementPrintScreen = ({ agreement: id }: { readonly agreement: EntryId }) => {
  const { t } = useLingui()
  const { queries } = useCommunity()
  const agreement = useLiveQuery(queries.agreement(id))
  if (agreement === undefined) return null
  return (
    <Page
      title={t`Agreement on paper`}
      back={{ href: agreement === null ? '/agreements' : agreementHref(id), label: t`Back` }}
      action={agreement === null ? undefined : <Button icon={<IconPrint />} onClick={() => { globalThis.print() }}><Trans>Print</Trans></Button>}
    >
      {agreement === null ? <EmptyState title={t`This agreement is not here`}><Trans>It may not have arrived on this phone yet.</Trans></EmptyState> : <AgreementPaper agreement={agreement} />}
    </Page>
  )
}
