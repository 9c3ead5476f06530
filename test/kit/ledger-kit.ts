import type { Value, ValueMap } from '../../src/domain/base/value.ts'
import type { CellId, DeviceId, Entry, EntryId, MemberId } from '../../src/domain/ledger/entry.ts'
import type { Kind } from '../../src/domain/ledger/kinds.ts'
import { Ledger } from '../../src/domain/ledger/ledger.ts'
import { hexNamed } from '../contract/sample-entries.ts'
import { idBytes, valueMap } from './value-map.ts'

/** The clock of every test device: a minute per lamport from here. */
export const startOfTime = Date.UTC(2026, 2, 1)

/** What an entry says that its author's app would not: misbehaviour, or a clock of its own. */
export type Unlike = Partial<Omit<Entry, 'kind'>> & { readonly kind?: string }

/** One device of one member, writing a chain of entries that nobody signed. */
export class Device {
  readonly name: string
  readonly cell: Cell
  readonly device: DeviceId
  /** Empty until the device has written its beginning. */
  member: MemberId = ''
  #head: Entry | undefined

  constructor(name: string, cell: Cell, device = hexNamed(`device ${name}`)) {
    this.name = name
    this.cell = cell
    this.device = device
  }

  get head(): Entry | undefined {
    return this.#head
  }

  /** The next entry of the chain, with the right number, prev and lamport unless `unlike` says otherwise. */
  write(kind: Kind, body: ValueMap = valueMap({}), refs: readonly Entry[] = [], unlike: Unlike = {}): Entry {
    const prev = this.#head
    const lamport = 1 + Math.max(0, ...[...(prev === undefined ? [] : [prev]), ...refs].map((entry) => this.cell.placeOf(entry)))
    const entry: Entry = {
      id: this.cell.nextId(this.name),
      rules: 1,
      cell: this.cell.id,
      device: this.device,
      seq: (prev?.seq ?? 0) + 1,
      prev: prev?.id ?? null,
      lamport,
      at: startOfTime + lamport * 60_000,
      refs: refs.map((ref) => ref.id),
      kind,
      body,
      proof: kind === 'member.join' ? 'valid' : 'none',
      ...unlike,
    }
    this.cell.put(entry, unlike.cell === undefined ? lamport : 0)
    this.#head = entry
    if (this.member === '') this.member = entry.id
    return entry
  }

  /** The same device going on from here without knowing of itself: what either writes now has numbers twice. */
  fork(): Device {
    const twin = new Device(`${this.name}'`, this.cell, this.device)
    twin.member = this.member
    twin.#head = this.#head
    return twin
  }

  get keys(): ValueMap {
    return valueMap({ sign: idBytes(this.device), seal: idBytes(hexNamed(`seal ${this.name}`)) })
  }
}

export interface CellOptions {
  readonly policy?: Readonly<Record<string, Value>>
}

/** A community and everything its devices wrote, in the order they wrote it. */
export class Cell {
  readonly entries: Entry[] = []
  readonly founder: Device
  readonly creation: Entry
  /** Where entries really stand, whatever they say (SPEC J8). */
  readonly #placeById = new Map<EntryId, number>()
  #count = 0
  #id: CellId | null = null

  constructor({ policy = {} }: CellOptions = {}) {
    this.founder = new Device('alice', this)
    this.creation = this.founder.write('cell.create', creationBody(this.founder, policy))
    this.#id = this.creation.id
  }

  /** null while its creation is being written. */
  get id(): CellId | null {
    return this.#id
  }

  put(entry: Entry, place: number): void {
    this.entries.push(entry)
    this.#placeById.set(entry.id, place)
  }

  placeOf(entry: Entry): number {
    return this.#placeById.get(entry.id) ?? 0
  }

  nextId(name: string): EntryId {
    this.#count += 1
    return hexNamed(`entry ${this.#count} of ${name}`)
  }

  /** Someone who asked to join with an invitation and whom nobody has admitted. */
  knock(name: string, invitation: Entry): Device {
    const device = new Device(name, this)
    device.write('member.join', joinBody(device, invitation), [invitation])
    return device
  }

  /** A member: invited and admitted by the founder. */
  join(name: string): Device {
    const device = this.knock(name, invite(this.founder))
    admit(this.founder, device)
    return device
  }

  /** Everything written so far, held and judged. */
  ledger(): Ledger {
    const ledger = new Ledger(this.creation.id)
    ledger.add(this.entries)
    return ledger
  }
}

export const createCell = (options?: CellOptions): Cell => new Cell(options)

export const creationBody = (device: Device, policy: Readonly<Record<string, Value>> = {}): ValueMap =>
  valueMap({
    name: 'Orbita-3',
    founder: device.name,
    currency: valueMap({ code: 'KZT', symbol: '₸', decimals: 0 }),
    zone: 300,
    policy: valueMap(policy),
    deviceKeys: device.keys,
    commit: idBytes(hexNamed('commit')),
  })

export const joinBody = (device: Device, invitation: Entry, key = invitationKey(invitation)): ValueMap =>
  valueMap({ name: device.name, proof: valueMap({ invitation: idBytes(invitation.id), key, sig: new Uint8Array(64) }), deviceKeys: device.keys })

/** What an `invite.create` announced; any key will do for an entry that is none. */
const invitationKey = (invitation: Entry): Value => invitation.body.get('key') ?? idBytes(hexNamed('no key'))

export const invite = (device: Device, uses = 1): Entry =>
  device.write('invite.create', valueMap({ key: idBytes(hexNamed(`key ${device.cell.entries.length}`)), uses, expires: startOfTime + 86_400_000 }))

/** `newcomer` may be anyone's entry, to see it refused. */
export const admit = (device: Device, newcomer: Device, refs: readonly Entry[] = [beginningOf(newcomer)]): Entry =>
  device.write('member.admit', valueMap({ join: idBytes(newcomer.member) }), refs)

export const beginningOf = (device: Device): Entry => {
  const beginning = device.cell.entries.find((entry) => entry.id === device.member)
  if (beginning === undefined) throw new Error(`${device.name} has not begun`)
  return beginning
}

/** What the ledger says of an entry: 'accepted', 'waiting' …, or the type of the refusal. */
export const verdictOf = (ledger: Ledger, entry: Entry): string => {
  const verdict = ledger.find(entry.id)?.verdict
  return verdict === undefined ? 'not held' : verdict.status === 'refused' ? verdict.reason.type : verdict.status
}
