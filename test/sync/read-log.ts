import { openChunk } from '../../src/core/sealing/chunk.ts'
import { decodeEntry } from '../../src/core/codec/entry-codec.ts'
import { idBytes } from '../../src/core/codec/id-bytes.ts'
import { joinRelayBytes } from '../../sync-server/protocol.ts'
import { connectPhone } from '../relay/phone.ts'
import type { World } from './world.ts'

interface LogContent {
  readonly chunks: number
  /** `device seq` of each entry, in the log's order; one that stands there twice is here twice. */
  readonly entries: readonly string[]
}

/** What a relay holds of the community, read by a stranger to the links under test. */
export const readLog = async (world: World, port: number): Promise<LogContent> => {
  const { channel } = world.community
  const reader = await connectPhone({ port })
  const bytes = idBytes(channel.name)
  const sig = await channel.sign(joinRelayBytes({ host: reader.host, channel: bytes, nonce: reader.hello.nonce }))
  reader.send({ type: 'join', channel: bytes, sig, since: 0, log: null, code: null })
  const { head } = await reader.take('joined')
  const entries: string[] = []
  for (let seq = 0; seq < head; ) {
    const item = await reader.take('item')
    seq = item.seq
    const opened = await openChunk(item.bytes, world.seal)
    for (const wire of opened.ok ? opened.value : []) {
      const decoded = decodeEntry(wire)
      if (decoded.ok) entries.push(`${decoded.value.draft.device} ${decoded.value.draft.seq}`)
    }
  }
  reader.socket.terminate()
  return { chunks: head, entries }
}

/** Puts bytes into the log, as anyone can who has the channel's key. */
export const putIntoLog = async (world: World, port: number, chunks: readonly Uint8Array[]): Promise<void> => {
  const { channel } = world.community
  const writer = await connectPhone({ port })
  const bytes = idBytes(channel.name)
  const sig = await channel.sign(joinRelayBytes({ host: writer.host, channel: bytes, nonce: writer.hello.nonce }))
  writer.send({ type: 'join', channel: bytes, sig, since: Number.MAX_SAFE_INTEGER, log: null, code: null })
  const { head } = await writer.take('joined')
  for (let seen = 0; seen < head; ) seen = (await writer.take('item')).seq
  for (const [ref, chunk] of chunks.entries()) {
    writer.send({ type: 'put', channel: bytes, ref, bytes: chunk })
    await writer.take('stored')
  }
  writer.socket.terminate()
}
