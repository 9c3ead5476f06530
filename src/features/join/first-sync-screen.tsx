import { useMemo } from 'react'
import { Trans, useLingui } from '@lingui/react/macro'
import type { CellId } from '../../domain/ledger/entry.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { IconPeople, IconSync } from '../../ui/icons.tsx'
import { Button } from '../../ui/button.tsx'
import { LinkButton } from '../../ui/link-button.tsx'
import { Page } from '../../ui/page.tsx'
import { useLiveQuery } from '../../ui/use-live-query.ts'
import { SyncWords } from '../community/sync-words.tsx'
import { useInstall } from '../session/install-context.ts'
import { ProblemNotice } from '../session/problem-notice.tsx'
import { useAct } from '../session/use-act.ts'

/** After joining by link, until the community's first records have come. */
export const FirstSyncScreen = ({ cell, name }: { readonly cell: CellId; readonly name: string }) => {
  const { t } = useLingui()
  const { commands, queriesOf } = useInstall()
  const sync = useLiveQuery(useMemo(() => queriesOf(cell).sync(), [queriesOf, cell]))
  const act = useAct()
  return (
    <Page
      title={name}
      lead={t`You have asked to join. Now the community’s records come to this phone.`}
      action={<Button icon={<IconSync />} pending={act.pending} onClick={() => { void act.run(() => commands.syncNow(cell), { says: null }) }}><Trans>Try the connection now</Trans></Button>}
    >
      <ProblemNotice act={act} />
      <EmptyState icon={<IconPeople size={40} />} title={t`Nothing is here yet`} action={<LinkButton href="/communities"><Trans>Other communities</Trans></LinkButton>}>
        <Trans>The first time needs a network. It takes a minute or two; after that the app works without one. You can close the app, it goes on when you open it.</Trans>
      </EmptyState>
      {sync && <SyncWords sync={sync} />}
    </Page>
  )
}
