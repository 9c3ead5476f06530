import { i18n } from '@lingui/core'
import { I18nProvider } from '@lingui/react'
import { beforeEach, expect, test } from 'vitest'
import { render } from 'vitest-browser-react'
import { Router } from 'wouter'
import { memoryLocation } from 'wouter/memory-location'
import { hexNamed } from '../../../test/contract/sample-entries.ts'
import { sampleCell, sampleMember } from '../../../test/contract/sample-rows.ts'
import type { Commands, EntryView } from '../../core/commands/commands.ts'
import { err, ok } from '../../domain/base/result.ts'
import { createFormatter } from '../../i18n/format.ts'
import { CommunityContext, type Community } from '../session/community-context.ts'
import { InstallContext } from '../session/install-context.ts'
import { createMemoryInstall, memoryQueries, settable } from '../session/memory-install.ts'
import { EntriesScreen } from './entries-screen.tsx'

const cell = hexNamed('cell of records')
const members = settable([sampleMember('alice')])

beforeEach(() => { i18n.loadAndActivate({ locale: 'en', messages: {} }) })

const record = (name: string, change: Partial<EntryView> = {}): EntryView => ({
  id: hexNamed(name), kind: 'agreement.sign', member: hexNamed('alice member'), device: hexNamed('alice'), seq: 12,
  at: Date.UTC(2026, 10, 20, 6), refs: [hexNamed('the proposal')], status: 'accepted', refusal: null, ...change,
})

const open = async (ids: readonly string[], { entries, writes = true }: { readonly entries: Commands['entries']; readonly writes?: boolean }) => {
  const state = sampleCell(cell)
  const value: Community = {
    cell,
    state,
    self: { key: 'self', device: 'd', member: hexNamed('alice member'), standing: 'member', entries: 9, head: 1, digest: null, feedsComplete: true, needsNewerApp: 0, refused: 0 },
    me: hexNamed('alice member'),
    queries: memoryQueries({ members: () => members }),
    format: createFormatter('en', { currency: state.currency, zoneOffsetMinutes: state.zone }),
    writes,
  }
  return render(
    <I18nProvider i18n={i18n}>
      <Router hook={memoryLocation({ path: '/entries' }).hook}>
        <InstallContext value={createMemoryInstall({ commands: { entries } })}><CommunityContext value={value}><EntriesScreen ids={ids.join(',')} /></CommunityContext></InstallContext>
      </Router>
    </I18nProvider>,
  )
}

test('a record says who, when by whose clock, what it names and that it counts', async () => {
  const screen = await open([hexNamed('one')], { entries: () => Promise.resolve(ok([record('one')])) })
  const card = screen.getByRole('listitem').first()
  await expect.element(card.getByRole('heading', { name: 'Signed the agreement' })).toBeVisible()
  for (const words of ['alice', 'Nov 20, 2026, 11:00 AM, by their clock', 'record 12 of this phone', 'Counts']) await expect.element(card.getByText(words, { exact: true }).first()).toBeVisible()
  await expect.element(card.getByRole('link')).toHaveAttribute('href', `/entries/${hexNamed('the proposal')}`)
})

test('why a record does not count is said, and what is not here yet', async () => {
  const [refused, newer, gone] = ['refused', 'newer', 'gone'].map(hexNamed) as [string, string, string]
  const screen = await open([refused, newer, gone], {
    entries: () => Promise.resolve(ok([
      record('refused', { status: 'refused', refusal: { type: 'already-signed' } }),
      record('newer', { kind: 'hours.pay', status: 'needs-newer-app', member: null }),
    ])),
  })
  await expect.element(screen.getByText('It has been signed by you already.')).toBeVisible()
  await expect.element(screen.getByRole('heading', { name: 'hours.pay' })).toBeVisible()
  await expect.element(screen.getByText('It was written by a newer app.', { exact: false })).toBeVisible()
  await expect.element(screen.getByText('1 record is not on this phone yet')).toBeVisible()
})

test('a tab that does not write says where records can be seen', async () => {
  const screen = await open([hexNamed('one')], { entries: () => Promise.resolve(err({ type: 'not-the-writer' })), writes: false })
  await expect.element(screen.getByText('Records can be looked at in the tab that writes.', { exact: false })).toBeVisible()
})

test('an address that names no record is no fault', async () => {
  const screen = await open(['nonsense'], { entries: () => Promise.resolve(ok([])) })
  await expect.element(screen.getByRole('heading', { name: 'No records' })).toBeVisible()
})
