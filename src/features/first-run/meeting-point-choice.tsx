import { useLingui } from '@lingui/react/macro'
import { RadioCards } from '../../ui/radio-cards.tsx'
import { readRelayAddress, relayHost, relayWithCode } from '../settings/relay-address.ts'
import { RelayCodeField } from '../settings/relay-code-field.tsx'
import { RelayField, isPageSecure } from '../settings/relay-field.tsx'

/** own: the relay that served this page. */
export interface MeetingPointDraft {
  readonly place: 'own' | 'other' | 'none'
  readonly address: string
  readonly code: string
}

export interface MeetingPointChoiceProps {
  readonly ownRelay: string | null
  readonly value: MeetingPointDraft
  readonly onChange: (value: MeetingPointDraft) => void
  readonly showFault: boolean
}

/** "Where we meet": through which relay the phones of a new community reach each other. */
export const MeetingPointChoice = ({ ownRelay, value, onChange, showFault }: MeetingPointChoiceProps) => {
  const { t } = useLingui()
  return (
    <>
      <RadioCards<MeetingPointDraft['place']>
        label={t`Where your phones meet`}
        hint={t`A meeting point passes sealed records from phone to phone. It cannot read them.`}
        value={value.place}
        onChange={place => { onChange({ ...value, place }) }}
        options={[
          ...(ownRelay === null ? [] : [{ value: 'own' as const, label: t`At the place this app comes from`, note: relayHost(ownRelay) }]),
          { value: 'other', label: t`At another address` },
          { value: 'none', label: t`Nowhere yet`, note: t`Records stay on this phone until you add one in the settings.` },
        ]}
      />
      {value.place === 'other' && <RelayField value={value.address} onChange={address => { onChange({ ...value, address }) }} showFault={showFault} />}
      {value.place !== 'none' && <RelayCodeField value={value.code} onChange={code => { onChange({ ...value, code }) }} />}
    </>
  )
}

/** The relays of a new community, or undefined while the address is wrong. */
export const readMeetingPoint = ({ place, address, code }: MeetingPointDraft, ownRelay: string | null): readonly string[] | undefined => {
  switch (place) {
    case 'none': return []
    case 'own': return ownRelay === null ? [] : [relayWithCode(ownRelay, code)]
    case 'other': {
      const read = readRelayAddress(address, isPageSecure())
      return 'url' in read ? [relayWithCode(read.url, code)] : undefined
    }
  }
}
