import type { AgreementState, Leg, ListingState, Mode } from '../../src/domain/market/market-state.ts'
import type { CellState, InvitationState, MemberState } from '../../src/domain/people/people-state.ts'
import type { EntryId, MemberId } from '../../src/domain/ledger/entry.ts'
import { hexNamed } from './sample-entries.ts'

/** Rows with every field filled, each changed as asked. */
export const sampleCell = (cell: EntryId): CellState => ({
  cell,
  name: 'Orchard',
  currency: { code: 'KZT', symbol: '₸', decimals: 0 },
  zone: 300,
  policy: { invitationsBy: 'members', linkDays: 3, posterDays: 30, listingDays: 90 },
  founder: hexNamed('alice member'),
  createdAt: 1_700_000_000_000,
})

export const sampleMember = (name: string, change: Partial<MemberState> = {}): MemberState => ({
  member: hexNamed(`${name} member`),
  name,
  state: 'active',
  admitted: 1,
  steward: 0,
  joinedAt: 1_700_000_000_000,
  invitation: hexNamed('invitation'),
  invitedBy: hexNamed('alice member'),
  admittedBy: hexNamed('alice member'),
  devices: [{ device: hexNamed(name), seal: hexNamed(`${name} seal`), stopped: 0 }],
  ...change,
})

export const sampleInvitation = (words: string): InvitationState => ({
  invitation: hexNamed(words),
  by: hexNamed('alice member'),
  device: hexNamed('alice'),
  key: hexNamed(`${words} key`),
  uses: 10,
  used: 1,
  expires: 1_800_000_000_000,
  withdrawn: 0,
  at: 1_700_000_000_000,
})

export const sampleListing = (words: string, change: Partial<ListingState> = {}): ListingState => ({
  listing: hexNamed(words),
  version: hexNamed(`${words} version`),
  member: hexNamed('alice member'),
  side: 'offer',
  mode: 'permanent',
  category: 'tools',
  title: words,
  note: '',
  value: 5000,
  days: null,
  minutes: null,
  replacement: null,
  condition: 'good',
  place: 'yard',
  expires: 1_800_000_000_000,
  many: 0,
  state: 'open',
  heldBy: [],
  createdAt: 1_700_000_000_000,
  updatedAt: 1_700_000_000_000,
  fromStoppedDevice: 0,
  ...change,
})

export const sampleAgreement = (
  words: string,
  parties: readonly MemberId[],
  change: Partial<AgreementState> = {},
  mode: Mode = 'permanent',
): AgreementState => ({
  agreement: hexNamed(words),
  proposer: parties[0] ?? hexNamed('alice member'),
  terms: {
    parties,
    mode,
    legs: [sampleLeg],
    day: 20_000,
    place: { hash: hexNamed('place'), boxes: [{ device: hexNamed('alice'), box: Uint8Array.of(1, 2, 3) }] },
    returnPlace: null,
    note: null,
  },
  legs: [{ index: 0, leg: sampleLeg, settles: null, handedOverBy: [], returns: [] }],
  signedBy: parties,
  status: 'active',
  crossed: 0,
  clash: 0,
  calledOffBy: [],
  turns: parties,
  entries: [hexNamed(words)],
  proposedAt: 1_700_000_000_000,
  changedAt: 1_700_000_000_000,
  fromStoppedDevice: 0,
  ...change,
})

const sampleLeg: Leg = {
  kind: 'keep',
  giver: 0,
  receiver: 1,
  listing: hexNamed('bike'),
  version: hexNamed('bike version'),
  want: null,
  title: 'bike',
  value: 5000,
  days: null,
  minutes: null,
  replacement: null,
}
