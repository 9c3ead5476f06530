import { plural } from '@lingui/core/macro'
import { useLingui } from '@lingui/react/macro'
import { Link } from 'wouter'
import type { EntryId } from '../../domain/ledger/entry.ts'
import { entriesHref } from './entries-href.ts'
import s from './entries.module.css'

/** "See the 5 records behind this." */
export const RecordsLink = ({ ids }: { readonly ids: readonly EntryId[] }) => {
  const { t } = useLingui()
  return <Link href={entriesHref(ids)} className={s['records']}>{t`${plural(ids.length, { one: 'See the # record behind this', other: 'See the # records behind this' })}`}</Link>
}
