import { Trans, useLingui } from '@lingui/react/macro'
import { TextField } from '../../ui/text-field.tsx'
import { readRelayAddress, type RelayAddressFault } from './relay-address.ts'

export interface RelayFieldProps {
  readonly value: string
  readonly onChange: (value: string) => void
  readonly showFault: boolean
}

/** The address of a meeting point. */
export const RelayField = ({ value, onChange, showFault }: RelayFieldProps) => {
  const { t } = useLingui()
  const read = readRelayAddress(value, isPageSecure())
  return (
    <TextField
      label={t`Address of the meeting point`}
      hint={t`Whoever runs it gives it to you. It begins with wss://`}
      error={showFault && 'fault' in read ? <RelayFaultWords fault={read.fault} /> : undefined}
      type="url"
      inputMode="url"
      autoCapitalize="off"
      spellCheck={false}
      value={value}
      onChange={onChange}
    />
  )
}

export const isPageSecure = (): boolean => location.protocol === 'https:'

const RelayFaultWords = ({ fault }: { readonly fault: RelayAddressFault }) => {
  switch (fault) {
    case 'not-an-address': return <Trans>This is not an address. Write it like this: wss://meet.example.org</Trans>
    case 'not-secure': return <Trans>The browser only allows encrypted connections from here: the address has to begin with wss://</Trans>
    case 'too-long': return <Trans>This address is too long.</Trans>
  }
}
