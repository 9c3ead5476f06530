import { useState } from 'react'
import { Trans, useLingui } from '@lingui/react/macro'
import type { CellId } from '../../domain/ledger/entry.ts'
import { Button } from '../../ui/button.tsx'
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx'
import { NoticeBanner } from '../../ui/notice-banner.tsx'
import { ProblemNotice } from '../session/problem-notice.tsx'
import { useRemoveExample } from './use-remove-example.ts'

/** On every screen of the example. */
export const ExampleBanner = ({ cell }: { readonly cell: CellId }) => {
  const { t } = useLingui()
  const [asking, setAsking] = useState(false)
  const { act, remove } = useRemoveExample(cell)
  return (
    <>
      <NoticeBanner tone="warning" title={t`Example: nothing here is real`} action={<Button look="secondary" onClick={() => { setAsking(true) }}><Trans>Remove</Trans></Button>} />
      <ConfirmDialog
        open={asking}
        title={t`Remove the example?`}
        confirmLabel={t`Remove`}
        cancelLabel={t`Keep it`}
        pending={act.pending}
        onConfirm={() => { void remove() }}
        onCancel={() => { setAsking(false) }}
      >
        <ProblemNotice act={act} />
        <Trans>What you tried out in it goes with it. You can open a new example at any time.</Trans>
      </ConfirmDialog>
    </>
  )
}
