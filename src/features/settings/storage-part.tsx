import { useState } from 'react'
import { Trans, useLingui } from '@lingui/react/macro'
import { Button } from '../../ui/button.tsx'
import { FactList } from '../../ui/fact-list.tsx'
import { NoticeBanner } from '../../ui/notice-banner.tsx'
import { Section } from '../../ui/section.tsx'
import { useCommunity } from '../session/community-context.ts'
import { useInstall } from '../session/install-context.ts'
import { useKeptStorage } from './use-kept-storage.ts'

/** Whether the browser keeps what is saved here even when the phone runs short of room. */
export const StoragePart = () => {
  const { t } = useLingui()
  const { format } = useCommunity()
  const { persist } = useInstall().platform
  const { kept, used, look } = useKeptStorage()
  const [refused, setRefused] = useState(false)
  const ask = async () => {
    setRefused(!(await persist()))
    look()
  }
  return (
    <Section title={<Trans>Storage on this phone</Trans>}>
      <FactList
        facts={[
          { key: 'kept', name: t`When the phone is full`, value: kept === undefined ? t`not known` : kept ? t`this app’s data is kept` : t`the browser may clear it` },
          ...(used === undefined ? [] : [{ key: 'used', name: t`Used`, value: format.bytes(used) }]),
        ]}
      />
      {kept === false && <Button look="secondary" onClick={() => { void ask() }}><Trans>Ask the browser to keep it</Trans></Button>}
      {refused && <NoticeBanner tone="info"><Trans>The browser does not promise it yet. It usually does once the app is on the home screen or is used often.</Trans></NoticeBanner>}
    </Section>
  )
}
