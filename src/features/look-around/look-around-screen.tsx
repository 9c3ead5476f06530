import { Trans, useLingui } from '@lingui/react/macro'
import { Button } from '../../ui/button.tsx'
import { Page } from '../../ui/page.tsx'
import { useInstall } from '../session/install-context.ts'
import { ProblemNotice } from '../session/problem-notice.tsx'
import { useAct } from '../session/use-act.ts'
import { useOpenCell } from '../session/use-open-cell.ts'

/** Makes a community of made-up people on this phone alone, to try everything out. */
export const LookAroundScreen = ({ back }: { readonly back: string }) => {
  const { t } = useLingui()
  const { commands } = useInstall()
  const act = useAct()
  const open = useOpenCell()
  const make = async () => {
    const done = await act.run(() => commands.createExample(), { says: null })
    if (done?.ok === true) await open(done.value)
  }
  return (
    <Page
      title={t`Look around`}
      lead={<Trans>The app makes up a community on this phone: people, notices, agreements. You can press everything.</Trans>}
      back={{ href: back, label: t`Back` }}
      action={<Button pending={act.pending} onClick={() => { void make() }}>{act.pending ? <Trans>Making the example…</Trans> : <Trans>Open the example</Trans>}</Button>}
    >
      <ProblemNotice act={act} />
      <p><Trans>Nothing in it is real and nothing leaves this phone. You can remove it at any time; your own communities are not touched.</Trans></p>
    </Page>
  )
}
