import { useCommunity } from '../session/community-context.ts'

/** Proposing needs to be a member and this tab to write. */
export const useMayPropose = (): boolean => {
  const { writes, self } = useCommunity()
  return writes && self.standing === 'member'
}
