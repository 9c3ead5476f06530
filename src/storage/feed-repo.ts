import { free, getActorId, getHeads, save, type Doc } from '@automerge/automerge/slim'
import { Repo, type DocHandle, type DocumentId, type PeerId } from '@automerge/automerge-repo/slim'
import type { FeedIdentity } from './feed-identity.ts'
import { beginFeed, continueFeed, type FeedDocument } from './feed-recipe.ts'
import { StagedStorage, type StagedWrites } from './staged-storage.ts'
import type { DexieStorageAdapter } from './dexie-storage-adapter.ts'

/** Open documents cost memory, and a community may have a thousand devices. */
const maxOpen = 8

/**
 * An automerge-repo that talks to nobody and saves when told. Three of its habits would lose or mix data here:
 * its delayed save may write an older state of a document over a newer one; unloading a document emits a change
 * to an empty one, which the delayed save would store; and it remembers the heads of a deleted document, so
 * that building the same again stores nothing. So its listeners are taken off every handle, and what deletes
 * or fails makes a new FeedRepo.
 */
export class FeedRepo {
  readonly #staged: StagedStorage
  readonly #repo: Repo
  /** Least recently used first. */
  readonly #openById = new Map<DocumentId, DocHandle<FeedDocument>>()

  constructor(storage: DexieStorageAdapter) {
    this.#staged = new StagedStorage(storage)
    this.#repo = new Repo({
      storage: this.#staged,
      network: [],
      peerId: 'feeds' as PeerId,
      isEphemeral: true,
      shareConfig: { announce: nobody, access: nobody },
    })
  }

  /** A document nothing is stored of yet, begun. */
  async create({ documentId, actor }: FeedIdentity): Promise<Doc<FeedDocument>> {
    const begun = beginFeed(actor)
    const handle = this.#repo.import<FeedDocument>(save(begun), { docId: documentId })
    replace(handle, begun)
    await this.#keepOpen(handle)
    return begun
  }

  /** The document as it is open or as it rests, to be continued; undefined when no sound chunk is there. */
  async find({ documentId, actor }: FeedIdentity): Promise<Doc<FeedDocument> | undefined> {
    const open = this.#openById.get(documentId) ?? (await this.#load(documentId))
    if (open === undefined) return undefined
    if (getActorId(open.doc()) !== actor) replace(open, continueFeed(open.doc(), actor))
    await this.#keepOpen(open)
    return open.doc()
  }

  /** What `use` makes of the document as it rests, not of what is open of it. It is gone afterwards. */
  async read<T>(documentId: DocumentId, use: (feed: Doc<FeedDocument>) => T): Promise<T | undefined> {
    const open = this.#openById.get(documentId)
    if (open !== undefined) await this.#close(open)
    const handle = await this.#load(documentId)
    if (handle === undefined) return undefined
    try {
      return use(handle.doc())
    } finally {
      await this.#close(handle)
    }
  }

  /** What has to be written so that a document found or created rests as `next`. */
  async update(documentId: DocumentId, next: Doc<FeedDocument>): Promise<StagedWrites> {
    this.#openById.get(documentId)?.update(() => next)
    await this.#repo.flush([documentId])
    return this.#staged.take()
  }

  async #load(documentId: DocumentId): Promise<DocHandle<FeedDocument> | undefined> {
    try {
      if (!(await this.#staged.prepare(documentId))) return undefined
      // The newer `find` listens for changes before it loads, and would delay-save what it has just read.
      const handle = await this.#repo.findClassic<FeedDocument>(documentId)
      handle.removeAllListeners()
      return handle
    } finally {
      this.#staged.forget(documentId)
    }
  }

  async #keepOpen(handle: DocHandle<FeedDocument>): Promise<void> {
    handle.removeAllListeners()
    this.#openById.delete(handle.documentId)
    this.#openById.set(handle.documentId, handle)
    const [longestUnused] = this.#openById.values()
    if (this.#openById.size > maxOpen && longestUnused !== undefined) await this.#close(longestUnused)
  }

  async #close(handle: DocHandle<FeedDocument>): Promise<void> {
    const feed = handle.doc()
    this.#openById.delete(handle.documentId)
    await this.#repo.removeFromCache(handle.documentId)
    free(feed)
  }
}

/** Wasm memory is given back at once: the collector sees only a small object, and waits. */
const replace = (handle: DocHandle<FeedDocument>, next: Doc<FeedDocument>): void => {
  const before = handle.doc()
  handle.update(() => next)
  free(before)
}

const nobody = async (): Promise<boolean> => false

/** Automerge heads as feed states hold them. */
export const sortedHeads = (feed: Doc<FeedDocument>): readonly string[] => getHeads(feed).toSorted()
