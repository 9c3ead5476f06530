import { plural } from '@lingui/core/macro'
import { Trans, useLingui } from '@lingui/react/macro'
import { useLocation } from 'wouter'
import { Button } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { IconBack, IconSearch } from '../../ui/icons.tsx'
import { NoticeBanner } from '../../ui/notice-banner.tsx'
import { Page } from '../../ui/page.tsx'
import { useCommunity } from '../session/community-context.ts'
import { ProblemWords } from '../session/problem-words.tsx'
import { EntryCard } from './entry-card.tsx'
import { shortId } from './short-id.ts'
import { useEntries } from './use-entries.ts'
import s from './entries.module.css'

/** The signed records behind a number or an agreement. `ids` are hexadecimal, joined by commas. */
export const EntriesScreen = ({ ids }: { readonly ids: string }) => {
  const { t } = useLingui()
  const [, navigate] = useLocation()
  // Records are reached from everywhere, so the way back is the browser's own.
  const goBack = () => {
    if (history.length > 1) history.back()
    else navigate('/')
  }
  const wanted = ids.split(',').filter(id => /^[0-9a-f]{64}$/u.test(id))
  return (
    <Page
      title={t`Records`}
      lead={<Trans>Each was signed by a member’s phone and cannot be changed. What counts follows from them alone, on every phone alike.</Trans>}
      aside={<Button look="quiet" icon={<IconBack />} onClick={goBack}><Trans>Back</Trans></Button>}
    >
      <Records ids={wanted} />
    </Page>
  )
}

const Records = ({ ids }: { readonly ids: readonly string[] }) => {
  const { t } = useLingui()
  const { writes } = useCommunity()
  const read = useEntries(ids)
  if (read === undefined) return null
  if (!read.ok) {
    // Only the tab that writes holds the records themselves.
    return <NoticeBanner tone="info">{writes ? <ProblemWords problem={read.error} /> : <Trans>Records can be looked at in the tab that writes. Choose “Use it here” first.</Trans>}</NoticeBanner>
  }
  const missing = ids.filter(id => !read.value.some(entry => entry.id === id))
  if (read.value.length === 0 && missing.length === 0) return <EmptyState icon={<IconSearch />} title={t`No records`}><Trans>This address names none.</Trans></EmptyState>
  return (
    <>
      {missing.length > 0 && (
        <NoticeBanner tone="warning" title={t`${plural(missing.length, { one: '# record is not on this phone yet', other: '# records are not on this phone yet' })}`}>
          {missing.map(id => shortId(id)).join(' · ')}
        </NoticeBanner>
      )}
      <ul className={s['cards']}>{read.value.map(entry => <EntryCard key={entry.id} entry={entry} />)}</ul>
    </>
  )
}
