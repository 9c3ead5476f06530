import fc from 'fast-check'
import type { Entry } from '../../src/domain/ledger/entry.ts'
import { hexNamed } from '../contract/sample-entries.ts'
import { admit, beginningOf, createCell, invite, type Cell, type Device } from './ledger-kit.ts'
import { cancel, changeListing, decline, giveBack, handOver, propose, putListing, putLoan, sign, withdrawListing } from './market-kit.ts'
import { valueMap } from './value-map.ts'

/** One thing somebody does. The numbers choose among what there is when its turn comes. */
export interface Step {
  readonly act: keyof typeof acts
  readonly who: number
  readonly one: number
  readonly two: number
  /** The phone has nothing of what others did to the same thing. */
  readonly apart: boolean
}

/** A community with everything it wrote, honest or not, in the order of writing. */
export interface History {
  readonly cell: Cell
  readonly entries: readonly Entry[]
  /** How fast-check prints a failed one. */
  readonly [fc.toStringMethod]: () => string
}

/** The community so far. `writers` are devices, those of forked ones twice. */
interface Scene {
  readonly cell: Cell
  readonly writers: Device[]
  readonly listings: { readonly by: Device; readonly entry: Entry }[]
  readonly proposals: { readonly parties: readonly [Device, Device]; readonly entry: Entry }[]
  readonly invitations: { readonly by: Device; readonly entry: Entry }[]
}

type Act = (scene: Scene, step: Step) => void

const pick = <T>(items: readonly T[], place: number): T | undefined => items[place % Math.max(1, items.length)]
const writer = ({ writers }: Scene, place: number): Device => writers[place % writers.length] as Device

/** Mostly the author of what is acted on, now and then somebody else. */
const mostly = (scene: Scene, device: Device, step: Step): Device => (step.who % 7 === 0 ? writer(scene, step.one) : alsoAsTwin(scene, device, step))

/** A forked device goes on in both places. */
const alsoAsTwin = ({ writers }: Scene, device: Device, step: Step): Device => {
  const places = writers.filter((each) => each.device === device.device)
  return pick(places, step.who) ?? device
}

const onProposal =
  (write: (device: Device, proposal: Entry, step: Step) => void): Act =>
  (scene, step) => {
    // Among the newest few, so that some come to their end.
    const chosen = pick(scene.proposals.slice(-3), step.one)
    if (chosen !== undefined) write(mostly(scene, chosen.parties[step.two % 2] as Device, step), chosen.entry, step)
  }

/** undefined: whatever was written so far. */
const seenBy = ({ apart }: Step): readonly Entry[] | undefined => (apart ? [] : undefined)

interface Deal {
  readonly alice: Device
  readonly bob: Device
  readonly proposal: Entry
}

const pair = (scene: Scene, step: Step): readonly [Device, Device] => [writer(scene, step.who), writer(scene, step.who + 1 + (step.one % 2))]

/** Alice proposes to give or to lend something to Bob. */
const begin = (scene: Scene, step: Step): Deal | undefined => {
  const [alice, bob] = pair(scene, step)
  if (alice.member === bob.member) return undefined
  const thing = step.two % 2 === 0 && step.two < 20 ? putListing(alice) : putLoan(alice)
  const proposal = propose(alice, bob, [{ listing: thing }], { refs: [beginningOf(bob), thing] })
  scene.listings.push({ by: alice, entry: thing })
  scene.proposals.push({ parties: [alice, bob], entry: proposal })
  return { alice, bob, proposal }
}

/** What follows: signed, handed over, back, settled. */
const stages = ({ alice, bob, proposal }: Deal, { two, apart }: Step): (() => void)[] => {
  const parties = [alice, bob]
  /** Both write. Apart, neither names the other's, and each takes it in afterwards. */
  const both = (write: (device: Device, seen: readonly Entry[] | undefined) => Entry): void => {
    const [one, other] = parties.map((device) => write(device, apart ? [] : undefined)) as [Entry, Entry]
    if (!apart) return
    alice.write('seen', valueMap({}), [other])
    bob.write('seen', valueMap({}), [one])
  }
  /** The newest return of the other's, without which none confirms that it is settled. */
  const returnOf = (device: Device): readonly Entry[] => {
    const named = device.cell.entries.findLast((entry) => entry.kind === 'return.confirm' && entry.refs[0] === proposal.id && entry.device !== device.device)
    return named === undefined ? [] : [named]
  }
  const owed = two > 20 ? 500 : 0
  return [
    () => {
      const signature = sign(bob, proposal)
      if (apart) alice.write('seen', valueMap({}), [signature])
    },
    () => both((device, seen) => handOver(device, proposal, 0, seen)),
    () => both((device, seen) => giveBack(device, proposal, { leg: 0, owed }, seen)),
    () => both((device, seen) => handOver(device, proposal, 1, seen === undefined ? undefined : returnOf(device))),
  ].slice(0, two > 15 ? 4 : two > 10 ? 2 : two > 5 ? 1 : 0)
}

const acts = {
  list: (scene, step) => {
    const by = writer(scene, step.who)
    const side = step.two % 4 === 0 ? 'want' : 'offer'
    const entry = step.one % 2 === 0 ? putListing(by, { side, many: step.two % 5 === 0 }) : putLoan(by, { side, category: step.two % 3 === 0 ? 'food' : 'tools' })
    scene.listings.push({ by, entry })
  },
  change: (scene, step) => {
    const chosen = pick(scene.listings, step.one)
    if (chosen !== undefined) changeListing(mostly(scene, chosen.by, step), chosen.entry, { value: 1 + step.two, many: step.two % 3 === 0 })
  },
  withdraw: (scene, step) => {
    const chosen = pick(scene.listings, step.one)
    if (chosen !== undefined) withdrawListing(mostly(scene, chosen.by, step), chosen.entry)
  },
  propose: (scene, step) => {
    const mine = pick(scene.listings, step.one)
    const theirs = pick(scene.listings, step.two)
    if (mine === undefined || theirs === undefined) return
    const by = mostly(scene, mine.by, step)
    const other = theirs.by === by ? writer(scene, step.two) : theirs.by
    const legs = theirs.by === by || step.two % 3 === 0 ? [{ listing: mine.entry }] : [{ listing: mine.entry }, { listing: theirs.entry }]
    const entry = propose(by, other, legs, { refs: [mine.entry, theirs.entry, beginningOf(other)], terms: { day: 20_000 + (step.who % 5) } })
    scene.proposals.push({ parties: [by, other], entry })
  },
  sign: onProposal((device, proposal, step) => sign(device, proposal, seenBy(step))),
  decline: onProposal((device, proposal, step) => decline(device, proposal, seenBy(step))),
  cancel: onProposal((device, proposal, step) => cancel(device, proposal, seenBy(step))),
  handOver: onProposal((device, proposal, step) => handOver(device, proposal, step.who % 3, seenBy(step))),
  giveBack: onProposal((device, proposal, step) => giveBack(device, proposal, { leg: step.who % 2, owed: (step.one % 2) * 500 }, seenBy(step))),
  /** A whole deal by two phones in touch, as far as `two` says; apart, they say things without naming each other's. */
  deal: (scene, step) => {
    const deal = begin(scene, step)
    if (deal !== undefined) for (const go of stages(deal, step)) go()
  },
  /** One goes on with what they had called off, and the other calls it off alone; now and then both do. */
  regret: (scene, step) => {
    const [alice, bob] = pair(scene, step)
    if (alice.member === bob.member) return
    const thing = putListing(alice)
    const proposal = propose(alice, bob, [{ listing: thing }, { from: bob, value: 1 + step.two }], { refs: [beginningOf(bob), thing] })
    scene.listings.push({ by: alice, entry: thing })
    scene.proposals.push({ parties: [alice, bob], entry: proposal })
    const signature = sign(bob, proposal)
    handOver(bob, proposal, 0, [])
    cancel(alice, proposal, [signature])
    handOver(alice, proposal, 0)
    cancel(bob, proposal)
    if (step.two % 4 === 0) cancel(alice, proposal)
  },
  /** A deal that one side also goes on with from an earlier stage of it, where they say something else. */
  betray: (scene, step) => {
    const far = { ...step, two: step.two + 11 }
    const deal = begin(scene, far)
    if (deal === undefined) return
    const mallory = step.two % 2 === 0 ? deal.alice : deal.bob
    const from = step.who % 4
    const before = stages(deal, far)
    for (const go of before.splice(0, from)) go()
    const twin = mallory.fork()
    for (const go of before) go()
    for (let count = step.one % 10; count > 0; count -= 1) twin.write('seen')
    if (from >= 2) giveBack(twin, deal.proposal, { leg: 0, owed: (step.two % 3) * 500 })
    else if (step.one % 2 === 0) cancel(twin, deal.proposal)
    else handOver(twin, deal.proposal, step.two % 2)
    if (scene.writers.length < 9) scene.writers.push(twin)
  },
  invite: (scene, step) => void scene.invitations.push({ by: writer(scene, step.who), entry: invite(writer(scene, step.who), 1 + (step.one % 2)) }),
  join: (scene, step) => {
    const invitation = pick(scene.invitations, step.one)
    if (invitation === undefined || scene.writers.length >= 7) return
    const newcomer = scene.cell.knock(`member ${scene.writers.length}`, invitation.entry)
    scene.writers.push(newcomer)
    if (step.two % 3 !== 0) admit(mostly(scene, invitation.by, step), newcomer)
  },
  admit: (scene, step) => void admit(writer(scene, step.who), writer(scene, step.one)),
  uninvite: (scene, step) => {
    const chosen = pick(scene.invitations, step.one)
    if (chosen !== undefined) mostly(scene, chosen.by, step).write('invite.withdraw', valueMap({}), [chosen.entry])
  },
  profile: (scene, step) => void writer(scene, step.who).write('profile.set', valueMap({ name: `name ${step.one}`, state: step.two % 2 === 0 ? 'active' : 'resting' })),
  see: (scene, step) => {
    const { entries } = scene.cell
    const refs = [...new Set([entries[step.one % entries.length] as Entry, entries.at(-1 - (step.two % 5)) as Entry])].filter((entry) => entry !== undefined)
    writer(scene, step.who).write('seen', valueMap({}), refs)
  },
  /** Only some of many runs: what follows on such a chain is not judged. */
  misbehave: (scene, step) => {
    const by = writer(scene, step.who)
    const wrong = [{ kind: 'unknown.kind' }, { lamport: 3 }, { cell: hexNamed('elsewhere') }, { seq: (by.head?.seq ?? 0) + 3 }, { rules: 2 }, { refs: [hexNamed('never written')] }]
    by.write('seen', valueMap({}), [], wrong[step.one % wrong.length])
  },
  fork: (scene, step) => {
    if (scene.writers.length < 9) scene.writers.push(writer(scene, step.who).fork())
  },
} as const satisfies Readonly<Record<string, Act>>

const play = (members: number, steps: readonly Step[]): History => {
  const cell = createCell()
  const writers = [cell.founder, ...['bob', 'carol', 'dave', 'erin'].slice(0, members - 1).map((name) => cell.join(name))]
  const scene: Scene = { cell, writers, listings: [], proposals: [], invitations: [] }
  for (const step of steps) acts[step.act](scene, step)
  const { entries } = cell
  return { cell, entries, [fc.toStringMethod]: () => entries.map((entry) => `${entry.device.slice(0, 4)}/${entry.seq} ${entry.kind}`).join(', ') }
}

export interface HistoryOptions {
  readonly steps: number
  /** Without: every device is one chain and writes what its app would, if not always with sense. */
  readonly forks: boolean
}

/** Histories of 3 to 5 members. Deals and answers come often, misbehaviour seldom, so that most of a history counts. */
export const histories = ({ steps, forks }: HistoryOptions): fc.Arbitrary<History> => {
  const number = fc.nat(30)
  const often = ['list', 'propose', 'deal', 'deal', 'sign', 'handOver', 'handOver', 'giveBack', 'giveBack'] as const
  const seldom = ['regret', 'change', 'withdraw', 'decline', 'cancel', 'cancel', 'invite', 'join', 'admit', 'uninvite', 'profile', 'see'] as const
  const act = fc.oneof(
    { weight: 10, arbitrary: fc.constantFrom(...often) },
    { weight: 5, arbitrary: fc.constantFrom(...seldom) },
    { weight: 1, arbitrary: fc.constantFrom<Step['act']>('misbehave', forks ? 'fork' : 'see') },
    ...(forks ? [{ weight: 1, arbitrary: fc.constant<Step['act']>('betray') }] : []),
  )
  const step = fc.record<Step>({ act, who: number, one: number, two: number, apart: fc.boolean() })
  return fc.tuple(fc.integer({ min: 3, max: 5 }), fc.array(step, { minLength: steps >> 1, maxLength: steps, size: 'max' })).map(([members, list]) => play(members, list))
}

/** Places of a history's entries in batches of 1 to 20: in any order, or as written, so that a twin's come after what they would undo. */
export type Arrival = readonly (readonly number[])[]

export const arrivals = ({ entries }: History): fc.Arbitrary<Arrival> => {
  const places = [...entries.keys()]
  const sizes = fc.array(fc.oneof(fc.integer({ min: 1, max: 3 }), fc.integer({ min: 1, max: 20 })), { minLength: places.length, maxLength: places.length })
  const orders = fc.oneof({ weight: 2, arbitrary: fc.shuffledSubarray(places, { minLength: places.length }) }, { weight: 1, arbitrary: fc.constant(places) })
  return fc.tuple(orders, sizes).map(([order, sizeByBatch]) => {
    const batches: number[][] = []
    for (let from = 0; from < order.length; ) {
      const size = sizeByBatch[batches.length] ?? 1
      batches.push(order.slice(from, from + size))
      from += size
    }
    return batches
  })
}
