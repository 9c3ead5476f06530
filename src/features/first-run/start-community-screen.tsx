import { useState, type FormEvent } from 'react'
import { Trans, useLingui } from '@lingui/react/macro'
import type { NewCommunity } from '../../core/commands/commands.ts'
import { codePointLength } from '../../domain/base/code-points.ts'
import type { Currency } from '../../domain/people/people-state.ts'
import { Button } from '../../ui/button.tsx'
import { Page } from '../../ui/page.tsx'
import { SelectField } from '../../ui/select-field.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { useInstall } from '../session/install-context.ts'
import { ProblemNotice } from '../session/problem-notice.tsx'
import type { Act } from '../session/use-act.ts'
import { currencies, type CurrencyCode } from './currencies.ts'
import { MeetingPointChoice, readMeetingPoint, type MeetingPointDraft } from './meeting-point-choice.tsx'
import s from './start-community-screen.module.css'

export type CommunityDraft = Pick<NewCommunity, 'name' | 'currency' | 'relays'>

export interface StartCommunityScreenProps {
  readonly act: Act
  readonly onStart: (draft: CommunityDraft) => void
}

/** As `cell.create` takes it. */
const maxName = 60
type CurrencyChoice = CurrencyCode | 'other'

export const StartCommunityScreen = ({ act, onStart }: StartCommunityScreenProps) => {
  const { t, i18n } = useLingui()
  const { ownRelay } = useInstall().platform
  const [name, setName] = useState('')
  const [currency, setCurrency] = useState<CurrencyChoice>('KZT')
  const [symbol, setSymbol] = useState('')
  const [chosenPoint, setPoint] = useState<MeetingPointDraft>()
  const [tried, setTried] = useState(false)

  // The relay may be found only while this screen is already open.
  const point = chosenPoint ?? { place: ownRelay === null ? 'none' : 'own', address: '', code: '' }
  const nameFault = name.trim() === '' ? t`Write the community’s name.` : codePointLength(name.trim()) > maxName ? t`Use at most ${maxName} letters.` : undefined
  const money = readCurrency(currency, symbol)
  const relays = readMeetingPoint(point, ownRelay)

  const submit = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (nameFault === undefined && money !== undefined && relays !== undefined) onStart({ name: name.trim(), currency: money, relays })
  }
  return (
    <Page
      title={t`Your community`}
      lead={t`Name it, and say where its phones meet.`}
      back={{ href: '/start', label: t`Back` }}
      action={<Button type="submit" form="start-community" pending={act.pending}><Trans>Start the community</Trans></Button>}
    >
      <form id="start-community" className={s['form']} onSubmit={submit}>
        <ProblemNotice act={act} />
        <TextField label={t`Name of the community`} hint={t`For example the street, the market or the group.`} error={tried ? nameFault : undefined} value={name} onChange={setName} />
        <SelectField<CurrencyChoice>
          label={t`Currency for comparing values`}
          hint={t`The app never moves money. It cannot be changed later.`}
          value={currency}
          onChange={setCurrency}
          options={[
            ...currencies.map(each => ({ value: each.code, label: `${each.symbol} · ${i18n._(each.name)}` })),
            { value: 'other', label: t`Another one` },
          ]}
        />
        {currency === 'other' && (
          <TextField
            label={t`Sign of the currency`}
            hint={t`One to eight letters, as written behind a number.`}
            error={tried && money === undefined ? t`Write one to eight letters.` : undefined}
            value={symbol}
            onChange={setSymbol}
          />
        )}
        <MeetingPointChoice ownRelay={ownRelay} value={point} onChange={setPoint} showFault={tried} />
      </form>
    </Page>
  )
}

const readCurrency = (choice: CurrencyChoice, symbol: string): Currency | undefined => {
  if (choice === 'other') {
    const own = symbol.trim()
    const length = codePointLength(own)
    return length >= 1 && length <= 8 ? { code: own, symbol: own, decimals: 0 } : undefined
  }
  const known = currencies.find(({ code }) => code === choice)
  return known && { code: known.code, symbol: known.symbol, decimals: known.decimals }
}
