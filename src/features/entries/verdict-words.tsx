import { Trans, useLingui } from '@lingui/react/macro'
import type { EntryView } from '../../core/commands/commands.ts'
import { refusalText } from '../../i18n/refusal-words.ts'

/** Why a record does not count, or not yet; nothing for one that does. */
export const VerdictWords = ({ entry: { status, refusal } }: { readonly entry: Pick<EntryView, 'status' | 'refusal'> }) => {
  const { i18n } = useLingui()
  if (refusal !== null) return <p>{refusalText(i18n, refusal)}</p>
  switch (status) {
    case 'accepted': return null
    case 'unadmitted': return <p><Trans>Whoever wrote it has not been let in yet. It counts from then on.</Trans></p>
    case 'needs-newer-app': return <p><Trans>It was written by a newer app. This phone keeps it and passes it on; update the app to see it.</Trans></p>
    default: return <p><Trans>A record that it names has not arrived on this phone yet.</Trans></p>
  }
}
