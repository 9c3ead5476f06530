import { bodyFrom } from '../../src/core/cell/bodies.ts'
import { createChecker } from '../../src/core/codec/check-entry.ts'
import { decodeEntry, type EntryDraft } from '../../src/core/codec/entry-codec.ts'
import { idBytes } from '../../src/core/codec/id-bytes.ts'
import { deriveChannel, type Channel } from '../../src/core/keys/epoch-key.ts'
import { encodeInvitation } from '../../src/core/keys/invitation.ts'
import { verifySignature } from '../../src/core/keys/signature.ts'
import { deriveChannelSeal } from '../../src/core/sealing/derive-channel-seal.ts'
import { openChunk, sealChunk } from '../../src/core/sealing/chunk.ts'
import type { ChannelSeal } from '../../src/core/sealing/envelope.ts'
import type { Entry } from '../../src/domain/ledger/entry.ts'
import { maxSentChunkBytes, packForRelay } from '../../src/sync/pack-for-relay.ts'
import { joinRelayBytes } from '../../sync-server/protocol.ts'
import { connectPhone, type Phone } from '../relay/phone.ts'
import { BenchDevice } from './bench-device.ts'
import type { History } from './history-cache.ts'
import { benchPoster, epochKeyOf } from './make-history.ts'

/** How entries reached the relay: each by itself as it was written, or many at once after a time without network. */
export type Arrival = 'one-by-one' | 'packed'

/** A made history at a real relay, with its founder's phone there to let in whoever joins with the link. */
export class BenchCommunity {
  readonly cell: string
  readonly link: string
  readonly #phone: Phone
  readonly #seal: ChannelSeal
  readonly #founder: BenchDevice

  private constructor(given: { readonly cell: string; readonly link: string; readonly phone: Phone; readonly seal: ChannelSeal; readonly founder: BenchDevice }) {
    this.cell = given.cell
    this.link = given.link
    this.#phone = given.phone
    this.#seal = given.seal
    this.#founder = given.founder
  }

  /** `address`: of the relay, which also serves the app. */
  static async open(address: string, history: History, arrival: Arrival): Promise<BenchCommunity> {
    const epochKey = epochKeyOf(history.size)
    const channel = await deriveChannel(epochKey)
    const cell = history.wires[0]!.id
    const seal = await deriveChannelSeal({ channel: channel.name, epoch: cell, epochKey })
    const phone = await joinRelay(Number(new URL(address).port), channel)
    const link = `${address}/#/join/${await invitationTo(address, history, epochKey)}`
    const community = new BenchCommunity({ cell, link, phone, seal, founder: founderOf(history, cell) })
    await community.#fill(history, arrival)
    void community.#letIn()
    return community
  }

  close(): void {
    this.#phone.socket.close()
  }

  async #fill({ wires }: History, arrival: Arrival): Promise<void> {
    const entries = wires.map(({ wire }) => ({ ...draftOf(wire), wire: Uint8Array.from(wire) }))
    const groups = arrival === 'packed' ? packForRelay(entries, maxSentChunkBytes) : entries.map((entry) => [entry])
    for (let from = 0; from < groups.length; from += putsAtOnce) {
      const some = groups.slice(from, from + putsAtOnce)
      for (const group of some) await this.#put(group.map(({ wire }) => wire))
      for (const _ of some) await this.#phone.take('stored')
    }
  }

  async #put(wires: readonly Uint8Array[]): Promise<void> {
    this.#phone.send({ type: 'put', channel: idBytes(this.#seal.channel), ref: 1, bytes: await sealChunk(wires, this.#seal) })
  }

  /** Until the connection ends. */
  async #letIn(): Promise<void> {
    const checker = createChecker({ verify: verifySignature })
    for (let bytes = await nextChunk(this.#phone); bytes !== undefined; bytes = await nextChunk(this.#phone)) {
      const chunk = await openChunk(bytes, this.#seal)
      if (!chunk.ok) continue
      for (const checked of await checker.checkAll(chunk.value)) if (checked.ok && checked.value.kind === 'member.join') await this.#admit(checked.value)
    }
  }

  async #admit(join: Entry): Promise<void> {
    const body = bodyFrom({ join: idBytes(join.id) })
    const { wire } = await this.#founder.write({ kind: 'member.admit', at: Date.now(), body, refs: [join] })
    await this.#put([wire])
  }
}

const putsAtOnce = 200

const joinRelay = async (port: number, channel: Channel): Promise<Phone> => {
  const phone = await connectPhone({ port })
  const name = idBytes(channel.name)
  const sig = await channel.sign(joinRelayBytes({ host: phone.host, nonce: phone.hello.nonce, channel: name }))
  phone.send({ type: 'join', channel: name, sig, since: 0, log: null, code: null })
  await phone.take('joined')
  return phone
}

/** The next chunk, whatever else comes between; undefined when the connection has ended. */
const nextChunk = async (phone: Phone): Promise<Uint8Array | undefined> => {
  while (phone.socket.readyState === phone.socket.OPEN) {
    try {
      return (await phone.take('item')).bytes
    } catch {
      // Presence, an answer to a put, or the end.
    }
  }
  return undefined
}

const invitationTo = (address: string, { wires }: History, epochKey: Uint8Array<ArrayBuffer>): Promise<string> => {
  const poster = wires.at(-1)!
  const cell = wires[0]!.id
  return encodeInvitation({
    cell,
    invitation: poster.id,
    lamport: draftOf(poster.wire).lamport,
    seed: benchPoster.seed,
    epoch: cell,
    epochKey,
    relays: [`${address.replace('http', 'ws')}/relay`],
    name: 'Орбита-3',
    by: 'the bench',
    expires: Date.now() + 24 * 60 * 60 * 1000,
  })
}

/** The poster is the founder's newest entry. */
const founderOf = ({ wires }: History, cell: string): BenchDevice => {
  const { id, wire } = wires.at(-1)!
  return new BenchDevice(0, cell, { ...draftOf(wire), id })
}

const draftOf = (wire: Uint8Array): EntryDraft => {
  const decoded = decodeEntry(wire)
  if (!decoded.ok) throw new Error('a made entry does not decode')
  return decoded.value.draft
}
