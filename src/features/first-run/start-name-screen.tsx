import { useState, type FormEvent } from 'react'
import { Trans, useLingui } from '@lingui/react/macro'
import { Button } from '../../ui/button.tsx'
import { Page } from '../../ui/page.tsx'
import { NameField, isName } from './name-field.tsx'

export interface StartNameScreenProps {
  readonly back: string
  readonly name: string
  readonly onName: (name: string) => void
  readonly onNext: () => void
}

export const StartNameScreen = ({ back, name, onName, onNext }: StartNameScreenProps) => {
  const { t } = useLingui()
  const [tried, setTried] = useState(false)
  const next = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (isName(name)) onNext()
  }
  return (
    <Page title={t`Who are you?`} lead={t`You are the first; then you invite the others.`} back={{ href: back, label: t`Back` }} action={<Button type="submit" form="start-name"><Trans>Next</Trans></Button>}>
      <form id="start-name" onSubmit={next}>
        <NameField value={name} onChange={onName} showFault={tried} />
      </form>
    </Page>
  )
}
