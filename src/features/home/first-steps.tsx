import { useLingui } from '@lingui/react/macro'
import type { ReactNode } from 'react'
import { IconHeart, IconPeople, IconSearch } from '../../ui/icons.tsx'
import { ListRow } from '../../ui/list-row.tsx'
import { RowList } from '../../ui/row-list.tsx'
import { Section } from '../../ui/section.tsx'
import type { FirstStep } from './use-home.ts'

/** What to do in an empty community, each one tap away. */
export const FirstSteps = ({ steps }: { readonly steps: readonly FirstStep[] }) => {
  const { t } = useLingui()
  if (steps.length === 0) return null
  const rows: Record<FirstStep, { readonly href: string; readonly icon: ReactNode; readonly title: string; readonly note: string }> = {
    want: { href: '/market/new?side=want', icon: <IconSearch />, title: t`Say what you want`, note: t`A thing, or someone’s help` },
    offer: { href: '/market/new?side=offer', icon: <IconHeart />, title: t`Say what you can give`, note: t`For good, or for a few days` },
    invite: { href: '/community/invite', icon: <IconPeople />, title: t`Invite someone`, note: t`Side by side, or with a link` },
  }
  return (
    <Section title={t`First steps`}>
      <RowList>{steps.map(step => <ListRow key={step} href={rows[step].href} start={rows[step].icon} title={rows[step].title} note={rows[step].note} />)}</RowList>
    </Section>
  )
}
