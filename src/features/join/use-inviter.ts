import { useContext, useMemo } from 'react'
import type { LiveQuery } from '../../core/queries/live-query.ts'
import type { MemberState } from '../../domain/people/people-state.ts'
import { useLiveQuery } from '../../ui/use-live-query.ts'
import { CommunityContext } from '../session/community-context.ts'

const nobody: LiveQuery<MemberState | null> = { current: () => null, subscribe: () => () => {} }

/** The name of whoever invited this phone's member; null while their record is not here. */
export const useInviter = (): string | null => {
  const community = useContext(CommunityContext)
  const me = useLiveQuery(useMemo(() => community === undefined ? nobody : community.queries.member(community.me), [community]))
  const by = me?.invitedBy ?? null
  const inviter = useLiveQuery(useMemo(() => community === undefined || by === null ? nobody : community.queries.member(by), [community, by]))
  return inviter?.name ?? null
}
