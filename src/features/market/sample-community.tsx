import type { ReactNode } from 'react'
import { i18n } from '@lingui/core'
import { I18nProvider } from '@lingui/react'
import { Router } from 'wouter'
import { memoryLocation } from 'wouter/memory-location'
import type { Commands, ListingDraft } from '../../core/commands/commands.ts'
import type { LiveQuery } from '../../core/queries/live-query.ts'
import type { OneWayRow, PairRow } from '../../core/queries/match-rows.ts'
import type { CellQueries } from '../../core/queries/queries.ts'
import { assert } from '../../domain/base/assert.ts'
import type { AgreementState, ListingState } from '../../domain/market/market-state.ts'
import type { CellState, MemberState } from '../../domain/people/people-state.ts'
import { defaultPolicy } from '../../domain/people/policy.ts'
import { createFormatter } from '../../i18n/format.ts'
import { CommunityContext } from '../session/community-context.ts'
import { InstallContext, type Install } from '../session/install-context.ts'

/** For tests: noon of 20 November 2026 in Almaty. */
const sampleNow = Date.UTC(2026, 10, 20, 7)

export interface SampleRows {
  readonly listings?: readonly ListingState[]
  readonly members?: readonly MemberState[]
  readonly pairs?: readonly PairRow[]
  readonly oneWays?: readonly OneWayRow[]
  readonly agreements?: readonly AgreementState[]
}

/** For tests: Alice's phone, with rows that do not change and commands that write down what they were asked. */
export const createSamplePhone = (rows: SampleRows = {}, path = '/market', { writes = true } = {}) => {
  const location = memoryLocation({ path, record: true })
  const saved: ListingDraft[] = []
  const withdrawn: string[] = []
  const commands: Pick<Commands, 'putListing' | 'withdrawListing'> = {
    withdrawListing: (_, listing) => {
      withdrawn.push(listing)
      return Promise.resolve({ ok: true, value: 'withdrawal' })
    },
    putListing: (_, draft) => {
      saved.push(draft)
      return Promise.resolve({ ok: true, value: 'new-listing' })
    },
  }
  const queries = createQueries({ members: [sampleMember('alice', 'Alice'), sampleMember('bob', 'Bob')], ...rows })
  const install: Install = {
    queries: { cells: () => constant([]), settings: () => constant({ locale: 'en', theme: 'system', currentCell: cell.cell }) },
    // What a test does not hand in, it does not call.
    commands: commands as Commands,
    queriesOf: () => queries,
    putSettings: () => Promise.resolve(),
    faults: constant(null),
    platform: {
      place: 'browser', lacks: [], promptInstall: undefined, persist: () => Promise.resolve(false), share: undefined,
      origin: 'http://localhost', ownRelay: null, now: () => sampleNow, zone: cell.zone,
    },
  }
  const self = queries.self().current()
  assert(self !== undefined && self !== null, 'the sample has a self')
  const community = { cell: cell.cell, state: cell, self, me: 'alice', queries, format: createFormatter('en', { currency: cell.currency, zoneOffsetMinutes: cell.zone }), writes }
  const Phone = ({ children }: { readonly children: ReactNode }) => (
    <I18nProvider i18n={i18n}>
      <Router hook={location.hook} searchHook={location.searchHook}>
        <InstallContext value={install}><CommunityContext value={community}>{children}</CommunityContext></InstallContext>
      </Router>
    </I18nProvider>
  )
  i18n.loadAndActivate({ locale: 'en', messages: {} })
  return { Phone, saved, withdrawn, location }
}

const cell: CellState = {
  cell: 'cell', name: 'Orchard street', currency: { code: 'KZT', symbol: '₸', decimals: 0 }, zone: 300, policy: defaultPolicy, founder: 'alice', createdAt: 0,
}

const constant = <T,>(value: T): LiveQuery<T> => ({ current: () => value, subscribe: () => () => undefined })

const createQueries = ({ listings = [], members = [], pairs = [], oneWays = [], agreements = [] }: SampleRows): CellQueries => {
  const queryByKey = new Map<string, LiveQuery<unknown>>()
  /** The same arguments give the same query, as the real ones do. */
  const once = <T,>(key: string, find: () => T): LiveQuery<T> => {
    const query = queryByKey.get(key) ?? constant(find())
    queryByKey.set(key, query)
    return query as LiveQuery<T>
  }
  return {
    cell: cell.cell,
    cellState: () => once('cell', () => cell),
    members: () => once('members', () => members),
    member: id => once(`member ${id}`, () => members.find(({ member }) => member === id) ?? null),
    invitations: () => once('invitations', () => []),
    listingsOf: (member, mode) => once(`of ${member} ${mode}`, () => listings.filter(each => each.member === member && each.mode === mode && each.state !== 'withdrawn')),
    openListings: (mode, limit) => once(`open ${mode} ${String(limit)}`, () => listings.filter(each => each.mode === mode && each.state === 'open').slice(0, limit)),
    listing: id => once(`listing ${id}`, () => listings.find(({ listing }) => listing === id) ?? null),
    pairs: mode => once(`pairs ${mode}`, () => pairs.filter(pair => pair.mode === mode)),
    pair: id => once(`pair ${id}`, () => pairs.find(pair => pair.id === id) ?? null),
    oneWays: mode => once(`one-ways ${mode}`, () => oneWays.filter(each => each.mode === mode)),
    matchCounts: mode => once(`counts ${mode}`, () => ({ pairs: pairs.filter(pair => pair.mode === mode).length, oneWays: oneWays.filter(each => each.mode === mode).length })),
    agreementsOf: member => once(`agreements ${member}`, () => agreements.filter(({ terms }) => terms.parties.includes(member))),
    agreement: id => once(`agreement ${id}`, () => agreements.find(({ agreement }) => agreement === id) ?? null),
    waitingFor: member => once(`waiting ${member}`, () => agreements.filter(({ turns }) => turns.includes(member))),
    opened: hash => once(`opened ${hash}`, () => null),
    self: () => once('self', () => ({
      key: 'self', device: 'device', member: 'alice', standing: 'member', entries: 1, head: 1, digest: null, feedsComplete: true, needsNewerApp: 0, refused: 0,
    })),
    sync: () => once('sync', () => null),
  }
}

export const sampleMember = (member: string, name: string, more: Partial<MemberState> = {}): MemberState => ({
  member, name, state: 'active', admitted: 1, steward: 0, joinedAt: 0, invitation: null, invitedBy: null, admittedBy: null, devices: [], ...more,
})

/** An open thing to keep of Alice's, or a loan when it has days. */
export const sampleListing = (given: Partial<ListingState> & Pick<ListingState, 'listing'>): ListingState => ({
  version: `${given.listing}-1`,
  member: 'alice',
  side: 'offer',
  mode: (given.days ?? null) === null ? 'permanent' : 'temporary',
  category: 'tools',
  title: 'Drill',
  note: '',
  value: 10_000,
  days: null,
  minutes: null,
  replacement: null,
  condition: null,
  place: '',
  expires: sampleNow + 60 * 86_400_000,
  many: 0,
  state: 'open',
  heldBy: [],
  createdAt: sampleNow,
  updatedAt: sampleNow,
  fromStoppedDevice: 0,
  ...given,
})
