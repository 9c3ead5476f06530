import { joinProofBytes } from '../../src/core/codec/join-proof.ts'
import { epochCommit } from '../../src/core/keys/epoch-key.ts'
import { bodyFrom, idValue, optionalId } from '../../src/core/cell/bodies.ts'
import type { EncodedEntry } from '../../src/core/codec/entry-codec.ts'
import type { Value, ValueMap } from '../../src/domain/base/value.ts'
import { maxRefs, type Entry } from '../../src/domain/ledger/entry.ts'
import type { Mode, Side } from '../../src/domain/market/market-state.ts'
import { BenchDevice } from './bench-device.ts'
import { seedNamed, signerNamed } from './bench-signer.ts'
import { SeededRandom } from './seeded-random.ts'

export interface HistorySize {
  readonly entries: number
  readonly members: number
}

/** A community's signed entries, in the order of their writing. Every one of them is accepted. */
export interface MadeHistory {
  readonly entries: readonly EncodedEntry[]
  readonly founder: BenchDevice
  /** Written by the founder for many, so that phones can join while something is measured. */
  readonly poster: Entry
}

interface Thing {
  readonly by: BenchDevice
  readonly side: Side
  readonly mode: Mode
  readonly kind: 'keep' | 'loan' | 'service'
  readonly title: string
  readonly value: number
  readonly days: number | null
  readonly first: Entry
  version: Entry
}

interface Deal {
  readonly parties: readonly [BenchDevice, BenchDevice]
  readonly proposal: Entry
  readonly acts: { readonly by: BenchDevice; readonly entry: Entry }[]
  readonly steps: (() => Promise<Entry>)[]
}

const nouns = ['Drill', 'Bicycle', 'Sewing machine', 'Winter tyres', 'Ladder', 'Tent', 'Pressure cooker', 'Guitar', 'Дрель', 'Велосипед', 'Швейная машина', 'Палатка', 'Детская коляска', 'Кітап сөресі', 'Шатыр']
const qualities = ['almost new', 'for children', 'with a case', '18 V', 'большая', 'в хорошем состоянии', 'жаңа', 'second hand', 'blue', 'with spare parts']
const services = ['Haircut at home', 'Ремонт велосипеда', 'Help with moving', 'Математика пәнінен сабақ', 'Dog walking']
const lent = ['tools', 'sports', 'household', 'books-games'] as const
const kept = ['food', 'clothing', 'electronics', 'living'] as const

/** Past every run of this: an expired listing would match nothing. */
const expires = Date.UTC(2035, 0, 1)

/**
 * Makes a history with the mix of a community that has been going for a while: for every 100 acts about 33 that put,
 * change or withdraw a listing, 60 of deals at every stage, and now and then a profile or a `seen`.
 */
export const makeHistory = async (size: HistorySize): Promise<MadeHistory> => new HistoryMaker(size).make()

/** The epoch key of every made history. */
export const benchEpochKey = seedNamed('epoch key')
/** The seed of every made history's poster. */
export const benchPosterSeed = seedNamed('poster')

class HistoryMaker {
  readonly #size: HistorySize
  readonly #random: SeededRandom
  readonly #entries: EncodedEntry[] = []
  readonly #founder = new BenchDevice('member 0')
  readonly #devices: BenchDevice[] = [this.#founder]
  readonly #joins = new Map<BenchDevice, Entry>()
  readonly #things: Thing[] = []
  readonly #live: Deal[] = []

  constructor(size: HistorySize) {
    this.#size = size
    this.#random = new SeededRandom(size.entries * 1000 + size.members)
  }

  async make(): Promise<MadeHistory> {
    const creation = await this.#write(this.#founder, 'cell.create', await creationBody(this.#founder))
    this.#joins.set(this.#founder, creation)
    const poster = await this.#invite('poster', 100)
    // Most come in the beginning, the rest one by one.
    const joinEvery = Math.max(6, Math.floor(this.#size.entries / this.#size.members))
    while (this.#entries.length < this.#size.entries) {
      const wanted = Math.min(this.#size.members, 5 + Math.floor((2 * this.#entries.length) / joinEvery))
      if (this.#devices.length < wanted && this.#entries.length + 3 <= this.#size.entries) await this.#join()
      else await this.#act()
    }
    return { entries: this.#entries, founder: this.#founder, poster }
  }

  async #write(device: BenchDevice, ...[kind, body, refs]: Parameters<BenchDevice['write']>): Promise<Entry> {
    const encoded = await device.write(kind, body, refs)
    this.#entries.push(encoded)
    return encoded.entry
  }

  #invite(name: string, uses: number): Promise<Entry> {
    return this.#write(this.#founder, 'invite.create', bodyFrom({ key: signerNamed(name).publicKey, uses, expires }))
  }

  async #join(): Promise<void> {
    const name = `member ${this.#devices.length}`
    const invitation = await this.#invite(`invitation of ${name}`, 1)
    const device = new BenchDevice(name)
    device.cell = this.#founder.cell
    const join = await this.#write(device, 'member.join', await joinBody(device, invitation), [invitation])
    await this.#write(this.#founder, 'member.admit', bodyFrom({ join: idValue(join.id) }), [join])
    this.#devices.push(device)
    this.#joins.set(device, join)
  }

  async #act(): Promise<void> {
    const chance = this.#random.below(100)
    const device = this.#random.pick(this.#devices)
    if (chance < 26 || this.#things.length < 10) await this.#list(device)
    else if (chance < 31) await this.#change(this.#random.pick(this.#things))
    else if (chance < 33) await this.#withdraw()
    else if (chance < 35) await this.#write(device, 'profile.set', bodyFrom({ name: device.name, state: this.#random.isOnceIn(5) ? 'resting' : 'active' }))
    else if (chance < 37) await this.#write(device, 'seen', bodyFrom({}), [this.#newestOfAnother(device)])
    else if (chance < 50 || this.#live.length === 0) await this.#propose()
    else await this.#goOn()
  }

  #newestOfAnother(device: BenchDevice): Entry {
    for (let back = this.#entries.length - 1; back > 0; back -= 1) {
      const { entry } = this.#entries[back]!
      if (entry.device !== device.signer.device) return entry
    }
    throw new Error('nobody else has written yet')
  }

  async #list(by: BenchDevice): Promise<void> {
    const random = this.#random
    const side = random.isOnceIn(2) ? 'offer' : 'want'
    const kind = random.pick(['keep', 'loan', 'loan', 'service'] as const)
    const title = kind === 'service' ? random.pick(services) : `${random.pick(nouns)}, ${random.pick(qualities)}`
    const mode = kind === 'keep' ? 'permanent' : 'temporary'
    const what = { by, side, mode, kind, title, value: 1_000 * (1 + random.below(60)), days: kind === 'keep' ? null : 1 + random.below(14) } as const
    const first = await this.#write(by, 'listing.put', this.#listingBody(what, null))
    this.#things.push({ ...what, first, version: first })
  }

  #listingBody(what: Pick<Thing, 'side' | 'mode' | 'kind' | 'title' | 'value' | 'days'>, of: string | null): ValueMap {
    const random = this.#random
    return bodyFrom({
      of: optionalId(of),
      side: what.side,
      mode: what.mode,
      category: what.kind === 'service' ? 'services' : random.pick(what.kind === 'loan' ? lent : kept),
      title: what.title,
      note: random.isOnceIn(3) ? `${random.pick(qualities)}; ${random.pick(qualities)}, забрать можно после шести` : null,
      value: what.value,
      days: what.days,
      replacement: what.kind === 'loan' ? what.value * 5 : null,
      condition: random.isOnceIn(2) ? random.pick(['new', 'good', 'worn']) : null,
      place: random.isOnceIn(3) ? 'Orbita-3, 12' : null,
      expires,
      many: what.kind === 'service',
    })
  }

  async #change(thing: Thing): Promise<void> {
    thing.version = await this.#write(thing.by, 'listing.put', this.#listingBody({ ...thing, value: thing.value + 500 }, thing.first.id), [thing.first])
  }

  async #withdraw(): Promise<void> {
    const [thing] = this.#things.splice(this.#random.below(this.#things.length), 1)
    if (thing !== undefined) await this.#write(thing.by, 'listing.withdraw', bodyFrom({}), [thing.first])
  }

  /** One lends, gives or does something; the other gives something of theirs, or money. */
  async #propose(): Promise<void> {
    const offers = this.#things.filter(({ side }) => side === 'offer')
    if (offers.length === 0) return this.#list(this.#random.pick(this.#devices))
    const given = this.#random.pick(offers)
    const other = this.#random.pick(this.#devices.filter((device) => device !== given.by))
    const back = this.#random.isOnceIn(2) ? offers.find(({ by, mode }) => by === other && mode === given.mode) : undefined
    const things = back === undefined ? [given] : [given, back]
    const parties = [given.by, other] as const
    const legs = things.map((thing) => thingLeg(thing, parties))
    const money = back === undefined && given.kind !== 'loan' ? [bodyFrom({ kind: 'money', giver: 1, receiver: 0, title: 'Money', value: given.value })] : []
    const terms = bodyFrom({
      parties: parties.map(({ member }) => idValue(member)),
      mode: given.mode,
      legs: [...legs, ...money],
      day: 20_514 + this.#random.below(60),
      place: this.#random.isOnceIn(3) ? this.#sealed() : null,
      note: this.#random.isOnceIn(6) ? this.#sealed() : null,
    })
    const refs = [this.#joins.get(other)!, ...things.map(({ version }) => version)]
    const proposal = await this.#write(given.by, 'agreement.propose', bodyFrom({ terms }), refs)
    const deal: Deal = { parties, proposal, acts: [], steps: [] }
    const loans = things.flatMap(({ kind }, leg) => (kind === 'loan' ? [leg] : []))
    this.#plan(deal, { legs: legs.length + money.length, loans })
    this.#live.push(deal)
  }

  #plan(deal: Deal, { legs, loans }: { readonly legs: number; readonly loans: readonly number[] }): void {
    const [proposer, other] = deal.parties
    const answer = (by: BenchDevice, ...[kind, body]: [Parameters<BenchDevice['write']>[0], ValueMap]): void => {
      deal.steps.push(() => this.#answer(deal, by, [kind, body]))
    }
    if (this.#random.isOnceIn(8)) return answer(other, 'agreement.decline', bodyFrom({}))
    answer(other, 'agreement.sign', bodyFrom({}))
    if (this.#random.isOnceIn(10)) return answer(proposer, 'agreement.cancel', bodyFrom({ reason: this.#sealed() }))
    for (let leg = 0; leg < legs; leg += 1) for (const by of deal.parties) answer(by, 'handover.confirm', bodyFrom({ leg }))
    for (const leg of loans) for (const by of deal.parties) answer(by, 'return.confirm', bodyFrom({ leg, owed: 0 }))
  }

  /** Names the proposal and what the other did to it, as the app does. */
  async #answer(deal: Deal, by: BenchDevice, [kind, body]: [Parameters<BenchDevice['write']>[0], ValueMap]): Promise<Entry> {
    const others = deal.acts.filter((act) => act.by !== by).map(({ entry }) => entry)
    const entry = await this.#write(by, kind, body, [deal.proposal, ...others.slice(1 - maxRefs)])
    deal.acts.push({ by, entry })
    return entry
  }

  async #goOn(): Promise<void> {
    const place = this.#random.below(this.#live.length)
    const deal = this.#live[place]!
    await deal.steps.shift()?.()
    if (deal.steps.length === 0) this.#live.splice(place, 1)
  }

  /** Looks sealed to two devices; nobody can open it. */
  #sealed(): ValueMap {
    const box = (): Value => [this.#random.bytes(32), this.#random.bytes(304)]
    return bodyFrom({ hash: this.#random.bytes(32), box: [box(), box()] })
  }
}

const thingLeg = (thing: Thing, [proposer]: readonly [BenchDevice, BenchDevice]): ValueMap => {
  const giver = thing.by === proposer ? 0 : 1
  const { kind, title, value, days } = thing
  return bodyFrom({
    kind,
    giver,
    receiver: 1 - giver,
    listing: idValue(thing.first.id),
    version: idValue(thing.version.id),
    title,
    value,
    days,
    replacement: kind === 'loan' ? value * 5 : null,
  })
}

const creationBody = async (founder: BenchDevice): Promise<ValueMap> =>
  bodyFrom({
    name: 'Orbita-3',
    founder: founder.name,
    currency: bodyFrom({ code: 'KZT', symbol: '₸', decimals: 0 }),
    zone: 300,
    policy: bodyFrom({}),
    deviceKeys: founder.deviceKeys,
    commit: await epochCommit(benchEpochKey),
  })

const joinBody = async (device: BenchDevice, invitation: Entry): Promise<ValueMap> => {
  const inviting = signerNamed(`invitation of ${device.name}`)
  const parts = {
    cell: idValue(device.cell ?? ''),
    invitation: idValue(invitation.id),
    sign: device.signer.publicKey,
    seal: device.deviceKeys.get('seal') as Uint8Array<ArrayBuffer>,
  }
  const sig = await inviting.sign(joinProofBytes(parts))
  const proof = bodyFrom({ invitation: parts.invitation, key: inviting.publicKey, sig })
  return bodyFrom({ name: device.name, proof, deviceKeys: device.deviceKeys })
}


