import { i18n } from '@lingui/core'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { cleanup, render } from 'vitest-browser-react'
import { ok } from '../domain/base/result.ts'
import type { CellState, MemberState } from '../domain/people/people-state.ts'
import type { Done } from '../core/commands/commands.ts'
import type { SelfStatus, SyncStatus } from '../core/ports/ledger-index.ts'
import { createMemoryInstall, memoryQueries, sayOk, settable, type MemoryInstallParts } from '../features/session/memory-install.ts'
import { App } from './app.tsx'
import { mark, readMarker, unmark } from './install-marker.ts'

const cell = 'a'.repeat(64)
const bob = 'b'.repeat(64)
const testAddress = location.href

const cellState: CellState = {
  cell,
  name: 'Abay Street',
  currency: { code: 'KZT', symbol: '₸', decimals: 0 },
  zone: 300,
  policy: { invitationsBy: 'members', linkDays: 7, posterDays: 30, listingDays: 60 },
  founder: cell,
  createdAt: Date.UTC(2026, 10, 1),
}
const person: MemberState = {
  member: cell,
  name: 'Alice',
  state: 'active',
  admitted: 1,
  steward: 1,
  joinedAt: Date.UTC(2026, 10, 1),
  invitation: null,
  invitedBy: null,
  admittedBy: null,
  devices: [],
}
const self: SelfStatus = { key: 'self', device: 'd', member: cell, standing: 'member', entries: 7, head: 1, digest: null, feedsComplete: true, needsNewerApp: 0, refused: 0 }
const sync: SyncStatus = { key: 'sync', link: 'connected', syncedAt: 1, waiting: 0, progress: null, holders: [], trouble: null, clockDaysOff: null }

beforeEach(() => { i18n.loadAndActivate({ locale: 'en', messages: {} }) })

afterEach(async () => {
  // Off the page first: what is shown marks its community.
  await cleanup()
  history.replaceState(null, '', testAddress)
  await unmark((await readMarker()).map((marked) => marked.cell))
})

interface Rows {
  readonly self?: Partial<SelfStatus>
  readonly sync?: Partial<SyncStatus>
  readonly state?: CellState | null
}

const openAt = async (address: string, { rows = {}, example = 0, ...parts }: MemoryInstallParts & { readonly rows?: Rows; readonly example?: 0 | 1 }) => {
  history.replaceState(null, '', address)
  const members = settable<readonly MemberState[]>([person, { ...person, member: bob, name: 'Bob', steward: 0, invitedBy: cell }])
  const me = settable<MemberState | null>(person)
  const state = settable<CellState | null>(rows.state === undefined ? cellState : rows.state)
  const selfRow = settable<SelfStatus | null>({ ...self, ...rows.self })
  const syncRow = settable<SyncStatus | null>({ ...sync, ...rows.sync })
  const queries = memoryQueries({ cell, cellState: () => state, self: () => selfRow, sync: () => syncRow, members: () => members, member: () => me })
  const install = createMemoryInstall({
    cells: [{ cell, name: 'Abay Street', addedAt: 0, example }],
    settings: { locale: 'en', currentCell: cell },
    queriesOf: () => queries,
    ...parts,
    commands: { openCommunity: sayOk('writer'), ...parts.commands },
  })
  return { install, state, selfRow, screen: await render(<App install={install} />) }
}

test('a second tab shows everything and offers no act until it is used here', async () => {
  const { install, screen } = await openAt('/community', { commands: { openCommunity: sayOk('reader'), takeOver: sayOk(undefined) } })
  await expect.element(screen.getByText('This community is open in another tab')).toBeVisible()
  await expect.element(screen.getByRole('link', { name: 'Bob' })).toBeVisible()
  await expect.element(screen.getByRole('link', { name: 'Invite someone' })).not.toBeInTheDocument()

  await screen.getByRole('button', { name: 'Use it here' }).click()
  await expect.element(screen.getByText('This community is open in another tab')).not.toBeInTheDocument()
  await expect.element(screen.getByRole('link', { name: 'Invite someone' })).toBeVisible()
  expect(install.called).toContain('takeOver')
})

test('the tab that wrote becomes a reader when another takes over', async () => {
  const { install, screen } = await openAt('/community', {})
  await expect.element(screen.getByRole('link', { name: 'Invite someone' })).toBeVisible()
  await expect.poll(() => install.called).toContain('openCommunity')
  const other = new BroadcastChannel('ayni/writer')
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a channel has none
  other.postMessage(cell)
  await expect.element(screen.getByText('This community is open in another tab')).toBeVisible()
  other.close()
})

test('what is pressed before the community is open is done once it is', async () => {
  let open: (done: Done<'writer'>) => void = () => {}
  const { install, screen } = await openAt('/settings', {
    commands: {
      openCommunity: () => new Promise((resolve) => { open = resolve }),
      setProfile: sayOk('id'),
    },
  })
  await screen.getByLabelText('Your name').fill('Alice K')
  await screen.getByRole('button', { name: 'Save' }).click()
  await expect.element(screen.getByRole('button', { name: 'Save' })).toHaveAttribute('aria-busy', 'true')
  await expect.poll(() => install.called).toContain('openCommunity')
  expect(install.called).not.toContain('setProfile')
  open(ok('writer'))
  await expect.poll(() => install.called).toContain('setProfile')
  await expect.element(screen.getByText('Saved on this phone')).toBeVisible()
})

test('leaving with records that nobody else has asks for the community’s name', async () => {
  const { install, screen } = await openAt('/community/leave', { rows: { sync: { waiting: 3 } }, commands: { leaveCommunity: sayOk(undefined) } })
  await expect.element(screen.getByText('3 records are only on this phone')).toBeVisible()
  await screen.getByRole('button', { name: 'Leave the community' }).click()
  await expect.element(screen.getByText('This is not the name.')).toBeVisible()
  await screen.getByLabelText('To leave anyway', { exact: false }).fill('abay street')
  await screen.getByRole('button', { name: 'Leave the community' }).click()
  expect(install.called).not.toContain('leaveCommunity')
  await screen.getByRole('button', { name: 'Leave', exact: true }).click()
  await expect.poll(() => install.called).toContain('leaveCommunity')
})

test('leaving with everything sent asks once', async () => {
  const { install, screen } = await openAt('/community/leave', { commands: { leaveCommunity: sayOk(undefined) } })
  await screen.getByRole('button', { name: 'Leave the community' }).click()
  await screen.getByRole('button', { name: 'Leave', exact: true }).click()
  await expect.poll(() => install.called).toContain('leaveCommunity')
})

test('storage that is older than it was is told, and the marker keeps the larger number', async () => {
  await mark({ cell, name: 'Abay Street', entries: 120 })
  const { screen } = await openAt('/community', {})
  await expect.element(screen.getByText('The browser has put back an older state')).toBeVisible()
  expect(await readMarker()).toEqual([{ cell, name: 'Abay Street', entries: 120 }])
})

test('the marker follows the records, and forgets a community that is left', async () => {
  const { install, selfRow } = await openAt('/community', {})
  await expect.poll(readMarker).toEqual([{ cell, name: 'Abay Street', entries: 7 }])
  selfRow.set({ ...self, entries: 9 })
  await expect.poll(readMarker).toEqual([{ cell, name: 'Abay Street', entries: 9 }])
  install.cells.set([])
  await expect.poll(readMarker).toEqual([])
})

test('an example is marked on every screen, and nobody is told that it is lost', async () => {
  const { screen } = await openAt('/settings', { example: 1 })
  await expect.element(screen.getByText('Example: nothing here is real')).toBeVisible()
  expect(await readMarker()).toEqual([])
})

test('before the first records come, the community’s name and the connection are shown', async () => {
  const { screen } = await openAt('/', { rows: { state: null, self: { standing: 'waiting' }, sync: { syncedAt: null, link: 'connecting', progress: { done: 1200, total: 7000 } } } })
  await expect.element(screen.getByRole('heading', { name: 'Abay Street' })).toBeVisible()
  await expect.element(screen.getByText('1,200 of 7,000')).toBeVisible()
})

test('a recount, which empties the index for a moment, takes no screen away', async () => {
  const { state, screen } = await openAt('/settings', {})
  await screen.getByLabelText('Your name').fill('Alice K')
  state.set(null)
  await expect.element(screen.getByLabelText('Your name')).toHaveValue('Alice K')
})

test('who waits to be let in is told so on every screen', async () => {
  const { screen } = await openAt('/community', { rows: { self: { standing: 'waiting' } } })
  await expect.element(screen.getByText('Waiting to be let in')).toBeVisible()
  await screen.getByRole('link', { name: 'What this means' }).click()
  await expect.element(screen.getByText('You asked to join', { exact: false })).toBeVisible()
})

test('a clock that is days off is said on every screen', async () => {
  const { screen } = await openAt('/community', { rows: { sync: { clockDaysOff: 2 } } })
  await expect.element(screen.getByText('This phone’s clock is wrong')).toBeVisible()
  await expect.element(screen.getByText(/differs by 2 days/)).toBeVisible()
})

test('nothing is said of a clock that agrees', async () => {
  const { screen } = await openAt('/community', { rows: { sync: { clockDaysOff: 0 } } })
  await expect.element(screen.getByRole('link', { name: 'Bob' })).toBeVisible()
  await expect.element(screen.getByText('This phone’s clock is wrong')).not.toBeInTheDocument()
})
