import { i18n } from '@lingui/core'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { cleanup, render } from 'vitest-browser-react'
import { err, ok } from '../domain/base/result.ts'
import type { Commands, InvitationPreview } from '../core/commands/commands.ts'
import { createMemoryInstall, sayOk, type MemoryInstallParts } from '../features/session/memory-install.ts'
import { App } from './app.tsx'
import { mark, readMarker, unmark } from './install-marker.ts'

const cell = 'a'.repeat(64)
const testAddress = location.href
const preview: InvitationPreview = {
  cell,
  community: 'Abay Street',
  invitedBy: 'Alice',
  expires: Date.UTC(2026, 10, 27),
  relays: ['wss://meet.example.org/relay'],
  alreadyMember: false,
}

beforeEach(() => {
  i18n.loadAndActivate({ locale: 'en', messages: {} })
  openAt('/')
})

afterEach(async () => {
  // Off the page first: what is shown marks its community.
  await cleanup()
  history.replaceState(null, '', testAddress)
  await unmark((await readMarker()).map((marked) => marked.cell))
})

const openAt = (address: string) => { history.replaceState(null, '', address) }

const show = async (parts: MemoryInstallParts) => {
  const install = createMemoryInstall(parts)
  return { install, screen: await render(<App install={install} />) }
}

test('a first run asks for language, way, name and community in this order, and makes keys at the end alone', async () => {
  const made: Parameters<Commands['createCommunity']>[0][] = []
  const { install, screen } = await show({
    platform: { ownRelay: 'wss://ayni.example/relay' },
    commands: { createCommunity: (community) => {
      made.push(community)
      return Promise.resolve(ok(cell))
    } },
  })
  await expect.element(screen.getByRole('radio', { name: 'Қазақша' })).toBeVisible()
  await screen.getByRole('button', { name: 'Continue' }).click()
  await screen.getByRole('link', { name: 'Start a community' }).click()

  await screen.getByRole('button', { name: 'Next' }).click()
  await expect.element(screen.getByText('Write your name.')).toBeVisible()
  await screen.getByLabelText('Your name').fill(' Alice ')
  await screen.getByRole('button', { name: 'Next' }).click()

  await screen.getByLabelText('Name of the community').fill('Abay Street')
  expect(install.called).toEqual([])
  await screen.getByRole('button', { name: 'Start the community' }).click()

  await expect.poll(() => made).toEqual([{
    name: 'Abay Street',
    founder: 'Alice',
    currency: { code: 'KZT', symbol: '₸', decimals: 0 },
    zone: 300,
    relays: ['wss://ayni.example/relay'],
  }])
  await expect.poll(() => install.settings.current()?.currentCell).toBe(cell)
})

test('the community step cannot be opened before the name is given', async () => {
  openAt('/start/community')
  const { screen } = await show({ settings: { locale: 'en' } })
  await expect.element(screen.getByRole('heading', { name: 'Who are you?' })).toBeVisible()
})

test('inside another app nothing is asked of the core, and the address with the invitation can be copied', async () => {
  openAt('/#/join/secret')
  const { install, screen } = await show({ platform: { place: 'embedded' }, settings: { locale: 'en' } })
  await expect.element(screen.getByRole('heading', { name: 'Open in Chrome or Safari' })).toBeVisible()
  await expect.element(screen.getByText(`${location.origin}/#/join/secret`)).toBeVisible()
  await expect.element(screen.getByRole('button', { name: 'Copy the address' })).toBeVisible()
  expect(install.called).toEqual([])
})

test('in a tab on iOS the way to the home screen is shown, and the invitation is kept to copy', async () => {
  openAt('/#/join/secret')
  const { install, screen } = await show({ platform: { place: 'ios-tab' }, settings: { locale: 'en' } })
  await expect.element(screen.getByText('Choose “Add to Home Screen”')).toBeVisible()
  await expect.element(screen.getByRole('button', { name: 'Copy the invitation' })).toBeVisible()
  expect(location.hash).toBe('#/join/secret')
  expect(install.called).toEqual([])
})

test.each(['signing-keys', 'locks', 'storage'] as const)('a browser without %s says so and goes no further', async (lack) => {
  const { install, screen } = await show({ platform: { lacks: [lack] }, settings: { locale: 'en' } })
  await expect.element(screen.getByRole('heading', { name: 'This browser is not enough' })).toBeVisible()
  expect(install.called).toEqual([])
})

test('the app on the home screen takes an invitation by pasting', async () => {
  const { screen } = await show({ platform: { place: 'installed' }, settings: { locale: 'en' }, commands: { previewInvitation: sayOk(preview) } })
  await screen.getByRole('link', { name: 'I have an invitation' }).click()
  await screen.getByLabelText('Paste the invitation').fill('Come! https://ayni.example/#/join/secret')
  await screen.getByRole('button', { name: 'Read it' }).click()
  await expect.element(screen.getByRole('heading', { name: 'Join Abay Street' })).toBeVisible()
})

test('joining uses the invitation once, and then its secret leaves the address', async () => {
  openAt('/#/join/secret')
  const joins: unknown[] = []
  const { install, screen } = await show({
    settings: { locale: 'en' },
    commands: {
      previewInvitation: sayOk(preview),
      joinCommunity: (join) => {
        joins.push(join)
        return Promise.resolve(ok(cell))
      },
    },
  })
  await expect.element(screen.getByText('Alice invites you to this community.')).toBeVisible()
  await screen.getByRole('button', { name: 'Join' }).click()
  await expect.element(screen.getByText('Write your name.')).toBeVisible()
  expect(joins).toEqual([])
  expect(location.hash).toBe('#/join/secret')

  await screen.getByLabelText('Your name').fill('Bob')
  await screen.getByRole('button', { name: 'Join' }).click()
  await expect.poll(() => location.hash).toBe('')
  expect(joins).toEqual([{ invitation: expect.stringContaining('#/join/secret') as unknown, name: 'Bob' }])
  expect(install.settings.current()?.currentCell).toBe(cell)
})

test.each([
  ['not-an-invitation', 'This is not an invitation.'],
  ['damaged', 'This invitation did not arrive whole.'],
  ['too-new', 'This invitation was made by a newer version of the app.'],
  ['wrong-field', 'This invitation cannot be read.'],
  ['a fault of a newer core', 'This invitation cannot be read.'],
])('an invitation that is %s is told apart, and can be put away', async (fault, words) => {
  openAt('/#/join/secret')
  const { screen } = await show({
    settings: { locale: 'en' },
    commands: { previewInvitation: () => Promise.resolve(err({ type: 'bad-invitation', fault })) },
  })
  await expect.element(screen.getByText(words, { exact: false })).toBeVisible()
  await screen.getByRole('button', { name: 'Back' }).click()
  await expect.element(screen.getByRole('heading', { name: 'Welcome' })).toBeVisible()
  expect(location.hash).toBe('')
})

test('an invitation that has ended says whom to ask, and may still be tried', async () => {
  openAt('/#/join/secret')
  const { screen } = await show({ settings: { locale: 'en' }, commands: { previewInvitation: sayOk({ ...preview, expires: Date.UTC(2026, 10, 1) }) } })
  await expect.element(screen.getByText('This invitation has ended')).toBeVisible()
  await expect.element(screen.getByRole('button', { name: 'Ask anyway' })).toBeVisible()
})

test('who is a member already is told that the invitation was not used up', async () => {
  openAt('/#/join/secret')
  const { screen } = await show({ settings: { locale: 'en' }, commands: { previewInvitation: sayOk({ ...preview, alreadyMember: true }) } })
  await expect.element(screen.getByText('The invitation was not used up', { exact: false })).toBeVisible()
})

test('when the browser has wiped the storage, the app says what was there before anything else', async () => {
  await mark({ cell, name: 'Abay Street', entries: 120 })
  localStorage.clear()
  const { install, screen } = await show({ settings: { locale: 'en' } })
  await expect.element(screen.getByRole('heading', { name: 'The browser has removed what was saved here' })).toBeVisible()
  await expect.element(screen.getByText('120 records')).toBeVisible()
  expect(install.called).toEqual([])

  await screen.getByRole('button', { name: 'Go on without it' }).click()
  await screen.getByRole('dialog').getByRole('button', { name: 'Go on without it' }).click()
  await expect.element(screen.getByRole('heading', { name: 'Welcome' })).toBeVisible()
  await expect.poll(readMarker).toEqual([])
})
