import { Trans, useLingui } from '@lingui/react/macro'
import { AvatarInitials } from '../../ui/avatar-initials.tsx'
import { Badge } from '../../ui/badge.tsx'
import { Button } from '../../ui/button.tsx'
import { IconPeople, IconScan, IconSearch } from '../../ui/icons.tsx'
import { ListRow } from '../../ui/list-row.tsx'
import { Page } from '../../ui/page.tsx'
import { RowList } from '../../ui/row-list.tsx'
import { Section } from '../../ui/section.tsx'
import { useLiveQuery } from '../../ui/use-live-query.ts'
import { useInstall } from '../session/install-context.ts'
import { useOpenCell } from '../session/use-open-cell.ts'

/** The communities on this phone, and ways to another one. Works without an open community. */
export const CommunitiesScreen = ({ current }: { readonly current: string }) => {
  const { t } = useLingui()
  const { queries } = useInstall()
  const cells = useLiveQuery(queries.cells())
  const open = useOpenCell()
  if (cells === undefined) return null
  const hasExample = cells.some(({ example }) => example === 1)
  return (
    <Page title={t`My communities`} lead={t`Each keeps its own records. None knows of the others.`} back={{ href: '/community', label: t`People` }}>
      <RowList label={t`On this phone`}>
        {cells.map(({ cell, name, example }) => (
          <ListRow
            key={cell}
            start={<AvatarInitials name={name} />}
            title={name}
            note={example === 1 ? t`Example: nothing here is real` : undefined}
            end={cell === current && <Badge tone="leaf"><Trans>open</Trans></Badge>}
            action={cell !== current && <Button look="secondary" aria-label={t`Open ${name}`} onClick={() => { void open(cell) }}><Trans>Open</Trans></Button>}
          />
        ))}
      </RowList>
      <Section title={<Trans>Another one</Trans>}>
        <RowList>
          <ListRow href="/join" start={<IconScan />} title={t`I have an invitation`} note={t`A link or a code from a member.`} />
          <ListRow href="/start" start={<IconPeople />} title={t`Start a community`} note={t`You are the first; then you invite the others.`} />
          {!hasExample && <ListRow href="/look-around" start={<IconSearch />} title={t`Look around`} note={t`An example with made-up people.`} />}
        </RowList>
      </Section>
    </Page>
  )
}
