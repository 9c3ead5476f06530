import { Link } from 'wouter'
import { useLiveQuery } from '../../ui/use-live-query.ts'
import { useCommunity } from '../session/community-context.ts'
import { SyncWords } from './sync-words.tsx'
import s from './sync-line.module.css'

/** Where the records are just now, in a line that leads to more. Nothing before the core has said it once. */
export const SyncLine = () => {
  const { queries } = useCommunity()
  const sync = useLiveQuery(queries.sync())
  return sync ? <Link href="/community/sync" className={s['line']}><SyncWords sync={sync} /></Link> : null
}
