import { useState, type FormEvent } from 'react'
import { Trans, useLingui } from '@lingui/react/macro'
import { Button } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { IconOnline, IconTrash } from '../../ui/icons.tsx'
import { ListRow } from '../../ui/list-row.tsx'
import { NoticeBanner } from '../../ui/notice-banner.tsx'
import { Page } from '../../ui/page.tsx'
import { RowList } from '../../ui/row-list.tsx'
import { SyncLine } from '../community/sync-line.tsx'
import { useCommunity } from '../session/community-context.ts'
import { useInstall } from '../session/install-context.ts'
import { ProblemNotice } from '../session/problem-notice.tsx'
import { ProblemWords } from '../session/problem-words.tsx'
import { useAct } from '../session/use-act.ts'
import { RelayField, isPageSecure } from './relay-field.tsx'
import { readRelayAddress, relayHost, relayWithCode, relayWithoutCode } from './relay-address.ts'
import { RelayCodeField } from './relay-code-field.tsx'
import { useRelays } from './use-relays.ts'
import s from './settings.module.css'

/** As many as an invitation can carry. */
const maxRelays = 4

/** "Where we meet": the addresses of relays, first choice first. Own to this phone; invitations pass them on. */
export const MeetingPointsScreen = () => {
  const { t } = useLingui()
  const { cell, writes } = useCommunity()
  const { commands, platform: { ownRelay } } = useInstall()
  const { relays, problem, setKnown } = useRelays()
  const act = useAct()

  const save = async (next: readonly string[]) => {
    const done = await act.run(() => commands.setRelays(cell, next))
    if (done?.ok === true) setKnown(next)
  }
  // The same address again, with a code or without, takes the place of the earlier.
  const add = (relay: string) => save([...(relays ?? []).filter(each => relayWithoutCode(each) !== relayWithoutCode(relay)), relay])
  return (
    <Page
      title={t`Where we meet`}
      lead={t`Meeting points pass sealed records from phone to phone. They cannot read them.`}
      back={{ href: '/settings', label: t`Settings` }}
    >
      <SyncLine />
      <ProblemNotice act={act} />
      {problem !== undefined && <NoticeBanner tone="error"><ProblemWords problem={problem} /></NoticeBanner>}
      {relays?.length === 0 && (
        <EmptyState icon={<IconOnline size={40} />} title={t`No meeting point yet`}>
          <Trans>What you write stays on this phone until there is one. All phones of the community need the same.</Trans>
        </EmptyState>
      )}
      {relays !== undefined && relays.length > 0 && (
        <RowList label={t`Meeting points`}>
          {relays.map(relay => {
            const host = relayHost(relay)
            return (
              <ListRow
                key={relay}
                start={<IconOnline />}
                title={host}
                note={relayWithoutCode(relay)}
                action={writes && <Button look="quiet" icon={<IconTrash />} pending={act.pending} aria-label={t`Remove ${host}`} onClick={() => { void save(relays.filter(each => each !== relay)) }} />}
              />
            )
          })}
        </RowList>
      )}
      {writes && relays !== undefined && ownRelay !== null && !relays.some(each => relayWithoutCode(each) === ownRelay) && relays.length < maxRelays && (
        <Button look="secondary" pending={act.pending} onClick={() => { void add(ownRelay) }}><Trans>Use the place this app comes from</Trans></Button>
      )}
      {writes && relays !== undefined && relays.length < maxRelays && <AddRelay key={relays.join(' ')} pending={act.pending} onAdd={relay => { void add(relay) }} />}
    </Page>
  )
}

const AddRelay = ({ pending, onAdd }: { readonly pending: boolean; readonly onAdd: (relay: string) => void }) => {
  const [address, setAddress] = useState('')
  const [code, setCode] = useState('')
  const [tried, setTried] = useState(false)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    const read = readRelayAddress(address, isPageSecure())
    if ('url' in read) onAdd(relayWithCode(read.url, code))
  }
  return (
    <form className={s['form']} onSubmit={submit}>
      <RelayField value={address} onChange={setAddress} showFault={tried} />
      <RelayCodeField value={code} onChange={setCode} />
      <Button type="submit" look="secondary" pending={pending}><Trans>Add this address</Trans></Button>
    </form>
  )
}
