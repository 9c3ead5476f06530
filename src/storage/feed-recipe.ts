import { change, clone, init, type Doc } from '@automerge/automerge/slim'

/** A type, not an interface: Automerge wants an index signature. */
export type FeedDocument = { entries: Uint8Array[] }

/** Change 1 of the feed recipe (DESIGN 4): the empty list. */
export const beginFeed = (actor: string): Doc<FeedDocument> =>
  change(init<FeedDocument>({ actor }), noTime, (feed) => {
    feed.entries = []
  })

/** Goes on under the feed's own actor: what was loaded got a random one. */
export const continueFeed = (loaded: Doc<FeedDocument>, actor: string): Doc<FeedDocument> => clone(loaded, { actor })

/** The wires a document holds. One that lost its first chunk lacks even the list. */
export const heldWires = (feed: Doc<Partial<FeedDocument>>): readonly Uint8Array[] => feed.entries ?? []

/** Change n + 1 of the feed recipe appends entry n: one change each, however many come at once. */
export const appendWires = (feed: Doc<FeedDocument>, wires: readonly Uint8Array[]): Doc<FeedDocument> =>
  wires.reduce<Doc<FeedDocument>>((before, wire) => change(before, noTime, (now) => void now.entries.push(wire)), feed)

/** A clock or a message would make phones with the same entries differ. */
const noTime = { time: 0 }
