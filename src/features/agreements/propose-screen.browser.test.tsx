import { i18n } from '@lingui/core'
import { I18nProvider } from '@lingui/react'
import { beforeEach, expect, test } from 'vitest'
import { render } from 'vitest-browser-react'
import { Router } from 'wouter'
import { memoryLocation } from 'wouter/memory-location'
import { hexNamed } from '../../../test/contract/sample-entries.ts'
import { sampleAgreement, sampleCell, sampleListing, sampleMember } from '../../../test/contract/sample-rows.ts'
import type { ProposalDraft } from '../../core/commands/commands.ts'
import { ok } from '../../domain/base/result.ts'
import type { AgreementState, ListingState } from '../../domain/market/market-state.ts'
import { dayToIsoDate } from '../../i18n/calendar-day.ts'
import { createFormatter } from '../../i18n/format.ts'
import { CommunityContext, type Community } from '../session/community-context.ts'
import { InstallContext } from '../session/install-context.ts'
import { createMemoryInstall, memoryQueries, settable } from '../session/memory-install.ts'
import { ProposeScreen } from './propose-screen.tsx'

const cell = hexNamed('cell of proposals')
const [alice, bob] = [hexNamed('alice member'), hexNamed('bob member')]
const loan = (name: string, change: Partial<ListingState>): ListingState => sampleListing(name, { mode: 'temporary', expires: Number.MAX_SAFE_INTEGER, ...change })
// Example 2 of the seed: the bike for the drill.
const drill = loan('my drill', { member: alice, title: 'Drill', value: 21_000, days: 5, minutes: null, replacement: 40_000 })
const drillWanted = loan('drill wanted', { member: bob, side: 'want', title: 'Drill', value: 21_000, days: 5 })
const bike = loan('his bike', { member: bob, title: 'Bike', category: 'mobility', value: 30_000, days: 7 })
const bikeWanted = loan('bike wanted', { member: alice, side: 'want', title: 'Bike', category: 'mobility', value: 30_000, days: 7 })
const listings = [drill, drillWanted, bike, bikeWanted]

beforeEach(() => {
  i18n.loadAndActivate({ locale: 'en', messages: {} })
  sessionStorage.clear()
})

const open = async (agreements: readonly AgreementState[] = []) => {
  const state = sampleCell(cell)
  const format = createFormatter('en', { currency: state.currency, zoneOffsetMinutes: state.zone })
  const members = [sampleMember('alice'), sampleMember('bob')].map(member => settable(member))
  const listingRows = new Map(listings.map(listing => [listing.listing, settable<ListingState | null>(listing)]))
  const none = settable(null)
  const pair = settable({
    id: 'pair', mode: 'temporary' as const, other: bob, rank: 0, band: 'equal' as const, score: 0.98,
    iGive: drill.listing, theirWant: drillWanted.listing, iGet: bike.listing, myWant: bikeWanted.listing, fit: 'same-name',
  })
  const [rows, all] = [settable(agreements), settable(members.map(member => member.current()!))]
  const proposed: ProposalDraft[] = []
  const install = createMemoryInstall({
    commands: {
      propose: (_, draft) => {
        proposed.push(draft)
        return Promise.resolve(ok(hexNamed('the proposal')))
      },
    },
  })
  const value: Community = {
    cell,
    state,
    self: { key: 'self', device: 'd', member: alice, standing: 'member', entries: 9, head: 1, digest: null, feedsComplete: true, needsNewerApp: 0, refused: 0 },
    me: alice,
    queries: memoryQueries({
      pair: () => pair,
      listing: id => listingRows.get(id) ?? none,
      member: id => members[id === alice ? 0 : 1]!,
      members: () => all,
      agreementsOf: () => rows,
    }),
    format,
    writes: true,
  }
  const { hook, history } = memoryLocation({ path: '/agreements/propose/pair', record: true })
  const screen = await render(
    <I18nProvider i18n={i18n}>
      <Router hook={hook}>
        <InstallContext value={install}><CommunityContext value={value}><ProposeScreen pair="pair" /></CommunityContext></InstallContext>
      </Router>
    </I18nProvider>,
  )
  return { screen, proposed, history, listingRows, today: format.dayOf(install.platform.now()), money: format.money, press: async () => { await screen.getByRole('button', { name: 'Sign and propose' }).click() } }
}

test('RULES 5, Example 2: the difference is made up in days and money, and both then give the same', async () => {
  const { screen, proposed, history, today, money, press } = await open()
  await expect.element(screen.getByText(`bob gives ${money(9_000)} more.`)).toBeVisible()
  await screen.getByRole('radio', { name: /2 more days of “Drill”/ }).click()
  await expect.element(screen.getByText('So both give the same.')).toBeVisible()
  await screen.getByLabelText('Where you meet', { exact: false }).fill('At the well')
  await screen.getByLabelText('Day of the hand-over').fill(dayToIsoDate(today + 3))
  await press()
  await expect.poll(() => history.at(-1)).toBe(`/agreements/${hexNamed('the proposal')}`)
  expect(proposed).toEqual([{
    other: bob,
    mode: 'temporary',
    legs: [
      { kind: 'loan', giver: alice, receiver: bob, listing: drill.listing, want: drillWanted.listing, title: 'Drill', value: 29_400, days: 7, minutes: null, replacement: 40_000 },
      { kind: 'loan', giver: bob, receiver: alice, listing: bike.listing, want: bikeWanted.listing, title: 'Bike', value: 30_000, days: 7, minutes: null, replacement: 30_000 },
      { kind: 'money', giver: alice, receiver: bob, listing: null, want: null, title: 'KZT', value: 600, days: null, minutes: null, replacement: null },
    ],
    day: today + 3,
    place: 'At the well',
    returnPlace: '',
    note: '',
  }])
})

test('other days are worth their day rate', async () => {
  const { screen, money } = await open()
  await screen.getByLabelText('For how many days?').nth(1).fill('14')
  await expect.element(screen.getByText(`${money(60_000)} for 14 days`)).toBeVisible()
})

test('a day that has passed and days that are none are named, and nothing is proposed', async () => {
  const { screen, proposed, today, press } = await open()
  await screen.getByLabelText('For how many days?').first().fill('366')
  await screen.getByLabelText('Day of the hand-over').fill(dayToIsoDate(today - 1))
  await press()
  await expect.element(screen.getByText('Choose a day, today or later.')).toBeVisible()
  await expect.element(screen.getByText('Whole days, from 1 to 365.')).toBeVisible()
  await expect.element(screen.getByLabelText('For how many days?').first()).toHaveFocus()
  expect(proposed).toEqual([])
})

test('what is in an agreement already is said before it is promised twice', async () => {
  const there = sampleAgreement('there', [alice, hexNamed('carol member')], { status: 'proposed' })
  const [leg] = there.terms.legs
  const { screen } = await open([{ ...there, terms: { ...there.terms, legs: [{ ...leg!, listing: drill.listing }] } }])
  await expect.element(screen.getByText('One of these is in an agreement already')).toBeVisible()
})

test('a match whose notice is gone can no longer be proposed', async () => {
  const { screen, listingRows } = await open()
  listingRows.get(bike.listing)!.set(null)
  await expect.element(screen.getByRole('heading', { name: 'It no longer fits' })).toBeVisible()
  await expect.element(screen.getByRole('button', { name: 'Sign and propose' })).not.toBeInTheDocument()
})
