import { i18n } from '@lingui/core'
import { I18nProvider } from '@lingui/react'
import { beforeEach, expect, test } from 'vitest'
import { render } from 'vitest-browser-react'
import { Router } from 'wouter'
import { memoryLocation } from 'wouter/memory-location'
import { hexNamed } from '../../../test/contract/sample-entries.ts'
import { sampleAgreement, sampleCell, sampleListing, sampleMember } from '../../../test/contract/sample-rows.ts'
import type { CellQueries } from '../../core/queries/queries.ts'
import type { AgreementState } from '../../domain/market/market-state.ts'
import type { MemberState } from '../../domain/people/people-state.ts'
import { createFormatter } from '../../i18n/format.ts'
import { CommunityContext, type Community } from '../session/community-context.ts'
import { InstallContext } from '../session/install-context.ts'
import { createMemoryInstall, memoryQueries, settable } from '../session/memory-install.ts'
import { HomeScreen } from './home-screen.tsx'

const cell = hexNamed('cell of home')
const [alice, bob] = [hexNamed('alice member'), hexNamed('bob member')]
const both = [sampleMember('alice'), sampleMember('bob')]

beforeEach(() => { i18n.loadAndActivate({ locale: 'en', messages: {} }) })

interface Rows {
  readonly members?: readonly MemberState[]
  readonly agreements?: readonly AgreementState[]
  readonly listings?: boolean
  readonly pairs?: number
}

const open = async ({ members = both, agreements = [], listings = true, pairs = 0 }: Rows) => {
  const state = sampleCell(cell)
  const [mine, none] = [settable(listings ? [sampleListing('table')] : []), settable([])]
  const fitting = settable(Array.from({ length: pairs }, (_, index) => ({
    id: `pair ${String(index)}`, mode: 'temporary' as const, other: bob, rank: index, band: 'equal' as const, score: 1,
    iGive: hexNamed(`given ${String(index)}`), theirWant: hexNamed('w'), iGet: hexNamed('bike'), myWant: hexNamed('m'), fit: 'same-name',
  })))
  const [all, deals] = [settable(members), settable(agreements)]
  const queries: Partial<CellQueries> = {
    members: () => all,
    agreementsOf: () => deals,
    listingsOf: (_, mode) => (mode === 'permanent' ? mine : none),
    pairs: mode => (mode === 'temporary' ? fitting : none),
  }
  const value: Community = {
    cell,
    state,
    self: { key: 'self', device: 'd', member: alice, standing: 'member', entries: 9, head: 1, digest: null, feedsComplete: true, needsNewerApp: 0, refused: 0 },
    me: alice,
    queries: memoryQueries(queries),
    format: createFormatter('en', { currency: state.currency, zoneOffsetMinutes: state.zone }),
    writes: true,
  }
  const screen = await render(
    <I18nProvider i18n={i18n}>
      <Router hook={memoryLocation({ path: '/' }).hook}>
        <InstallContext value={createMemoryInstall()}><CommunityContext value={value}><HomeScreen /></CommunityContext></InstallContext>
      </Router>
    </I18nProvider>,
  )
  return { screen, rows: () => screen.getByRole('main').getByRole('link').elements().map(link => [link.textContent, link.getAttribute('href')]) }
}

test('in an empty community the first steps are one tap away', async () => {
  const { screen, rows } = await open({ members: [sampleMember('alice')], listings: false })
  await expect.element(screen.getByText('Say what you want or what you can give.', { exact: false })).toBeVisible()
  expect(rows()).toEqual([['Say what you want', '/market/new?side=want'], ['Say what you can give', '/market/new?side=offer'], ['Invite someone', '/community/invite']])
})

test('who has begun is not pushed, and is told that nothing waits', async () => {
  const { screen, rows } = await open({})
  await expect.element(screen.getByText('Nothing waits for you. Your phone tells you here when something fits.')).toBeVisible()
  expect(rows()).toEqual([])
})

test('what waits for me stands first, then what fits, then what is under way', async () => {
  const asked = sampleAgreement('asked', [bob, alice], { status: 'proposed', signedBy: [bob], changedAt: 1 })
  const mine = sampleAgreement('mine', [alice, bob], { status: 'proposed', signedBy: [alice] })
  const { screen, rows } = await open({ agreements: [asked, mine], pairs: 2 })
  await expect.element(screen.getByText('1 thing waits for you. Begin with it.')).toBeVisible()
  await expect.element(screen.getByText('Sign or decline')).toBeVisible()
  await expect.element(screen.getByText('Waiting for bob to sign')).toBeVisible()
  expect(rows().map(([, href]) => href)).toEqual([`/agreements/${asked.agreement}`, '/matches?mode=temporary', `/agreements/${mine.agreement}`])
})

test('a match that was proposed is no longer new', async () => {
  const proposed = sampleAgreement('proposed', [alice, bob], { status: 'proposed', signedBy: [alice] })
  const [leg] = proposed.terms.legs
  const legs = ['given 0', 'bike'].map(name => ({ ...leg!, listing: hexNamed(name) }))
  const { screen } = await open({ agreements: [{ ...proposed, terms: { ...proposed.terms, legs } }], pairs: 2 })
  await expect.element(screen.getByText('1 exchange fits what you want and can give')).toBeVisible()
})

test('who asks to join waits for a coordinator, and for nobody else', async () => {
  const members = [...both, sampleMember('carol', { admitted: 0 })]
  const member = await open({ members })
  await expect.element(member.screen.getByText('Nothing waits for you.', { exact: false })).toBeVisible()
  await member.screen.unmount()
  const { screen, rows } = await open({ members: [{ ...members[0]!, steward: 1 }, ...members.slice(1)] })
  await expect.element(screen.getByText('1 thing waits for you. Begin with it.')).toBeVisible()
  expect(rows()).toEqual([['1 person asks to join', '/community']])
})
