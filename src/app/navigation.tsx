import { useLingui } from '@lingui/react/macro'
import { plural } from '@lingui/core/macro'
import { useCommunity } from '../features/session/community-context.ts'
import { BottomNav } from '../ui/bottom-nav.tsx'
import { IconHandshake, IconHome, IconMarket, IconPeople } from '../ui/icons.tsx'
import { useLiveQuery } from '../ui/use-live-query.ts'

/** The four places of the app. */
export const Navigation = () => {
  const { t } = useLingui()
  const { queries, me, format } = useCommunity()
  const turns = useLiveQuery(queries.waitingFor(me))?.length ?? 0
  const waiting = turns === 0 ? undefined : { count: format.number(turns), text: t`${plural(turns, { one: '# waits for you', other: '# wait for you' })}` }
  return (
    <BottomNav
      label={t`Main places`}
      items={[
        { href: '/', label: t`Home`, icon: <IconHome />, alsoUnder: ['/entries'] },
        { href: '/market', label: t({ message: 'Market', context: 'navigation' }), icon: <IconMarket />, alsoUnder: ['/matches'] },
        // "Agreements" is too long for a quarter of a small screen.
        { href: '/agreements', label: t({ message: 'Deals', context: 'navigation' }), icon: <IconHandshake />, waiting },
        { href: '/community', label: t({ message: 'People', context: 'navigation' }), icon: <IconPeople />, alsoUnder: ['/communities', '/settings', '/waiting'] },
      ]}
    />
  )
}
