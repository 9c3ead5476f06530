import { useCallback, useMemo } from 'react'
import { useLingui } from '@lingui/react/macro'
import type { MemberId } from '../../domain/ledger/entry.ts'
import { useLiveQuery } from '../../ui/use-live-query.ts'
import { useCommunity } from '../session/community-context.ts'

/** Members' names. Someone whose beginning is not on this phone yet is "someone". */
export const useNames = (): ((member: MemberId) => string) => {
  const { t } = useLingui()
  const { queries } = useCommunity()
  const members = useLiveQuery(queries.members())
  const nameByMember = useMemo(() => new Map(members?.map(({ member, name }) => [member, name])), [members])
  return useCallback(member => nameByMember.get(member) ?? t`someone`, [nameByMember, t])
}
