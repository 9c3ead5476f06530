import { Trans, useLingui } from '@lingui/react/macro'
import { Link } from 'wouter'
import type { EntryView } from '../../core/commands/commands.ts'
import { Badge } from '../../ui/badge.tsx'
import { Card } from '../../ui/card.tsx'
import { CopyButton } from '../../ui/copy-button.tsx'
import { FactList } from '../../ui/fact-list.tsx'
import { useNames } from '../agreements/use-names.ts'
import { useCommunity } from '../session/community-context.ts'
import { entriesHref } from './entries-href.ts'
import { kindWord } from './kind-words.ts'
import { shortId } from './short-id.ts'
import { VerdictWords } from './verdict-words.tsx'
import s from './entries.module.css'

/** One record, field by field. */
export const EntryCard = ({ entry }: { readonly entry: EntryView }) => {
  const { t, i18n } = useLingui()
  const { format } = useCommunity()
  const nameOf = useNames()
  const [when, place] = [format.dateTime(entry.at), format.number(entry.seq)]
  const word = kindWord(entry.kind)
  return (
    <Card
      as="li"
      title={word === undefined ? entry.kind : i18n._(word)}
      aside={<VerdictBadge status={entry.status} />}
      foot={<CopyButton look="quiet" text={entry.id} label={t`Copy the number`} copiedLabel={t`Copied`} failedLabel={t`Copying was not allowed`} />}
    >
      <VerdictWords entry={entry} />
      <FactList
        facts={[
          { key: 'who', name: t`Who`, value: entry.member === null ? t`not known here` : nameOf(entry.member) },
          { key: 'when', name: t`When`, value: <Trans>{when}, by their clock</Trans> },
          { key: 'device', name: t`Phone`, value: <code className={s['code']}>{shortId(entry.device)}</code> },
          { key: 'seq', name: t`Place`, value: <Trans>record {place} of this phone</Trans> },
          {
            key: 'refs',
            name: t`Refers to`,
            value: entry.refs.length === 0 ? <Trans>nothing</Trans> : (
              <ul className={s['refs']}>
                {entry.refs.map(ref => <li key={ref}><Link href={entriesHref([ref])} className={s['ref']}>{shortId(ref)}</Link></li>)}
              </ul>
            ),
          },
          { key: 'id', name: t`Its own number`, value: <code className={s['code']}>{shortId(entry.id, 64)}</code> },
        ]}
      />
    </Card>
  )
}

const VerdictBadge = ({ status }: { readonly status: EntryView['status'] }) => {
  switch (status) {
    case 'accepted': return <Badge tone="leaf"><Trans>Counts</Trans></Badge>
    case 'refused': return <Badge tone="danger"><Trans>Refused</Trans></Badge>
    case 'needs-newer-app': return <Badge tone="maize"><Trans>Too new</Trans></Badge>
    default: return <Badge tone="maize"><Trans>Waiting</Trans></Badge>
  }
}
