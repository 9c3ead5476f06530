import { useState } from 'react'
import { Trans, useLingui } from '@lingui/react/macro'
import type { ListingState } from '../../domain/market/market-state.ts'
import { Button } from '../../ui/button.tsx'
import type { ButtonLook } from '../../ui/button-look.ts'
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx'
import { useCommunity } from '../session/community-context.ts'
import { useInstall } from '../session/install-context.ts'
import { ProblemNotice } from '../session/problem-notice.tsx'
import { useAct } from '../session/use-act.ts'

export interface WithdrawButtonProps {
  readonly listing: ListingState
  readonly look: ButtonLook
  readonly onWithdrawn?: () => void
}

/** Takes an own notice back, after asking. */
export const WithdrawButton = ({ listing: { listing, title, heldBy }, look, onWithdrawn }: WithdrawButtonProps) => {
  const { t } = useLingui()
  const { cell } = useCommunity()
  const { commands } = useInstall()
  const act = useAct()
  const [asking, setAsking] = useState(false)
  const withdraw = async () => {
    const done = await act.run(() => commands.withdrawListing(cell, listing))
    setAsking(false)
    if (done?.ok === true) onWithdrawn?.()
  }
  return (
    <>
      <Button look={look} aria-label={t`Withdraw “${title}”`} onClick={() => { setAsking(true) }}><Trans>Withdraw</Trans></Button>
      <ProblemNotice act={act} />
      <ConfirmDialog
        open={asking}
        title={t`Withdraw “${title}”?`}
        confirmLabel={<Trans>Withdraw</Trans>}
        cancelLabel={<Trans>Keep it</Trans>}
        danger
        pending={act.pending}
        onConfirm={() => { void withdraw() }}
        onCancel={() => { setAsking(false) }}
      >
        <Trans>Nobody sees it any more, and it cannot be brought back: you would write a new one.</Trans>
        {heldBy.length > 0 && <> <Trans>What you have agreed on with it still holds.</Trans></>}
      </ConfirmDialog>
    </>
  )
}
