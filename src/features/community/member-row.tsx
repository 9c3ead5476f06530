import { Trans } from '@lingui/react/macro'
import type { MemberState } from '../../domain/people/people-state.ts'
import { AvatarInitials } from '../../ui/avatar-initials.tsx'
import { Badge } from '../../ui/badge.tsx'
import { ListRow } from '../../ui/list-row.tsx'
import { useCommunity } from '../session/community-context.ts'
import { memberHref } from './people.ts'

/** A person in a list, leading to their page. */
export const MemberRow = ({ member }: { readonly member: MemberState }) => {
  const { me } = useCommunity()
  return (
    <ListRow
      href={memberHref(member.member)}
      start={<AvatarInitials name={member.name} />}
      title={member.name}
      note={noteOf(member, me)}
      end={member.state === 'resting' && <Badge><Trans>resting</Trans></Badge>}
    />
  )
}

const noteOf = ({ member, steward }: MemberState, me: string) => {
  if (member === me) return steward === 1 ? <Trans>you, coordinator</Trans> : <Trans>you</Trans>
  return steward === 1 ? <Trans>coordinator</Trans> : undefined
}
