import { Trans, useLingui } from '@lingui/react/macro'
import { IconPeople, IconScan, IconSearch } from '../../ui/icons.tsx'
import { ListRow } from '../../ui/list-row.tsx'
import { Page } from '../../ui/page.tsx'
import { RowList } from '../../ui/row-list.tsx'

/** Where the person comes from. */
export const ChoiceScreen = () => {
  const { t } = useLingui()
  return (
    <Page title={t`Welcome`} lead={t`Ayni is for people who know each other: a street, a market, a group of friends.`}>
      <RowList label={t`How do you begin?`}>
        <ListRow href="/join" start={<IconScan />} title={t`I have an invitation`} note={t`A link or a code from a member.`} />
        <ListRow href="/start" start={<IconPeople />} title={t`Start a community`} note={t`You are the first; then you invite the others.`} />
        <ListRow href="/look-around" start={<IconSearch />} title={t`Look around`} note={t`An example with made-up people.`} />
      </RowList>
      <p><Trans>There is no account and no password. Everything is kept on this phone and on the phones of your community.</Trans></p>
    </Page>
  )
}
