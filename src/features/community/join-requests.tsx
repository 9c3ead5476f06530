import { Trans, useLingui } from '@lingui/react/macro'
import type { MemberState } from '../../domain/people/people-state.ts'
import { AvatarInitials } from '../../ui/avatar-initials.tsx'
import { Button } from '../../ui/button.tsx'
import { ListRow } from '../../ui/list-row.tsx'
import { RowList } from '../../ui/row-list.tsx'
import { Section } from '../../ui/section.tsx'
import { useCommunity } from '../session/community-context.ts'
import { useInstall } from '../session/install-context.ts'
import { ProblemNotice } from '../session/problem-notice.tsx'
import { useAct } from '../session/use-act.ts'

export interface JoinRequestsProps {
  readonly requests: readonly MemberState[]
  readonly members: readonly MemberState[]
}

/** Who has asked to join. The phone that invited them answers by itself; a coordinator may do it by hand. */
export const JoinRequests = ({ requests, members }: JoinRequestsProps) => {
  const { t } = useLingui()
  const { cell, me, writes } = useCommunity()
  const { commands } = useInstall()
  const act = useAct()
  const others = requests.filter(({ member }) => member !== me)
  const isSteward = members.some(({ member, steward }) => member === me && steward === 1)
  if (others.length === 0) return null
  const nameOf = (member: string | null) => members.find(each => each.member === member)?.name
  return (
    <Section title={<Trans>Wants to join</Trans>}>
      <ProblemNotice act={act} />
      <RowList>
        {others.map(({ member, name, invitedBy }) => {
          const inviter = nameOf(invitedBy)
          return (
            <ListRow
              key={member}
              start={<AvatarInitials name={name} />}
              title={name}
              note={inviter === undefined ? t`It is not known who invited them` : invitedBy === me ? t`Invited by you: your phone lets them in by itself` : t`Invited by ${inviter}`}
              action={isSteward && writes && (
                <Button look="secondary" pending={act.pending} aria-label={t`Let ${name} in`} onClick={() => { void act.run(() => commands.admit(cell, member)) }}><Trans>Let in</Trans></Button>
              )}
            />
          )
        })}
      </RowList>
      {isSteward && <p><Trans>The phone that invited lets people in as soon as it is online. Let someone in by hand only if you know who it is.</Trans></p>}
    </Section>
  )
}
