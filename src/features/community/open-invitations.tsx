import { useMemo } from 'react'
import { Trans, useLingui } from '@lingui/react/macro'
import { IconPeople, IconPerson } from '../../ui/icons.tsx'
import { ListRow } from '../../ui/list-row.tsx'
import { RowList } from '../../ui/row-list.tsx'
import { Section } from '../../ui/section.tsx'
import { useLiveQuery } from '../../ui/use-live-query.ts'
import { useCommunity } from '../session/community-context.ts'
import { useNow } from '../session/use-now.ts'
import { isInvitationOpen } from './is-invitation-open.ts'

/** Invitations that can still be used: one's own, and for a coordinator everyone's. */
export const OpenInvitations = ({ isSteward }: { readonly isSteward: boolean }) => {
  const { t } = useLingui()
  const { queries, me, format } = useCommunity()
  const now = useNow()
  const invitations = useLiveQuery(queries.invitations())
  const members = useLiveQuery(queries.members())
  const open = useMemo(
    () => (invitations ?? []).filter(each => isInvitationOpen(each, now) && (isSteward || each.by === me)).toSorted((a, b) => b.at - a.at),
    [invitations, isSteward, me, now],
  )
  if (open.length === 0) return null
  return (
    <Section title={<Trans>Open invitations</Trans>}>
      <RowList>
        {open.map(({ invitation, uses, used, expires, by }) => {
          const until = format.relative(expires, now)
          const author = members?.find(({ member }) => member === by)?.name
          const inUse = format.number(used)
          const most = format.number(uses)
          return (
            <ListRow
              key={invitation}
              href={`/community/invite/${invitation}`}
              start={uses === 1 ? <IconPerson /> : <IconPeople />}
              title={uses === 1 ? t`For one person` : t`Poster: ${inUse} of ${most} used`}
              note={by === me || author === undefined ? t`ends ${until}` : t`by ${author}, ends ${until}`}
            />
          )
        })}
      </RowList>
    </Section>
  )
}
