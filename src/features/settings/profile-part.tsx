import { useState, type FormEvent } from 'react'
import { Trans, useLingui } from '@lingui/react/macro'
import type { MemberState } from '../../domain/people/people-state.ts'
import { Button } from '../../ui/button.tsx'
import { Checkbox } from '../../ui/checkbox.tsx'
import { Section } from '../../ui/section.tsx'
import { useLiveQuery } from '../../ui/use-live-query.ts'
import { NameField, isName } from '../first-run/name-field.tsx'
import { useCommunity } from '../session/community-context.ts'
import { useInstall } from '../session/install-context.ts'
import { ProblemNotice } from '../session/problem-notice.tsx'
import { useAct } from '../session/use-act.ts'
import s from './settings.module.css'

/** One's name and whether one is resting, in this community. */
export const ProfilePart = () => {
  const { queries, me, writes } = useCommunity()
  const member = useLiveQuery(queries.member(me))
  // A new name from another phone of the same member begins the form anew.
  return member ? <Profile key={`${member.name} ${member.state}`} member={member} writes={writes} /> : null
}

const Profile = ({ member, writes }: { readonly member: MemberState; readonly writes: boolean }) => {
  const { t } = useLingui()
  const { cell } = useCommunity()
  const { commands } = useInstall()
  const act = useAct()
  const [name, setName] = useState(member.name)
  const [resting, setResting] = useState(member.state === 'resting')
  const [tried, setTried] = useState(false)
  const isChanged = name.trim() !== member.name || resting !== (member.state === 'resting')

  const save = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (!isName(name) || !isChanged) return
    void act.run(() => commands.setProfile(cell, { name: name.trim(), state: resting ? 'resting' : 'active' }))
  }
  return (
    <Section title={<Trans>About me</Trans>}>
      <form className={s['form']} onSubmit={save}>
        <NameField value={name} onChange={setName} showFault={tried} />
        <Checkbox
          label={t`I am resting`}
          hint={t`No matches and no proposals for a while. It is as normal as being active.`}
          checked={resting}
          onChange={setResting}
        />
        <ProblemNotice act={act} />
        {writes && isChanged && <Button type="submit" pending={act.pending}><Trans>Save</Trans></Button>}
      </form>
    </Section>
  )
}
