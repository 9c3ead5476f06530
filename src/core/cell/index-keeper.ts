import { ok, type Result } from '../../domain/base/result.ts'
import type { FoldedRows } from '../../domain/ledger/fold.ts'
import { isAccepted, type Held } from '../../domain/ledger/held.ts'
import type { OpenedText } from '../ports/ledger-index.ts'
import type { StorageFault } from '../ports/vault.ts'
import { openText } from '../sealing/sealed-text.ts'
import type { CellDeps } from './cell-deps.ts'
import type { Copy, CopyChange } from './copy.ts'
import { sealedIn } from './sealed-in.ts'

type Answer = Promise<StorageFault | undefined>

/**
 * Keeps the index saying what the copy says (DESIGN 4). The index holds how much it is folded from, written
 * with the rows and after the opened texts: what one put could not do, the next one notices, or the next start.
 */
export class IndexKeeper {
  readonly #deps: Pick<CellDeps, 'cell' | 'index' | 'keys'>
  readonly #copy: Copy

  constructor(deps: Pick<CellDeps, 'cell' | 'index' | 'keys'>, copy: Copy) {
    this.#deps = deps
    this.#copy = copy
  }

  /** At a start: folds everything anew when the index is not folded from what the copy holds. */
  async catchUp(): Answer {
    const folded = await this.#deps.index.readFoldedCount()
    if (!folded.ok) return folded.error
    return folded.value === this.#copy.folded ? undefined : this.#putWhole()
  }

  /** Puts what a change brought. `from`: how much the copy was folded from before it. */
  async put({ change, rows }: CopyChange, from: number): Answer {
    const opened = await this.#putOpened(await this.#open(change.judged))
    if (!opened.ok) return opened.error
    const put = await this.#deps.index.put(rows, { removed: rows.removed, folded: this.#copy.folded, from })
    if (!put.ok) return put.error
    return put.value ? undefined : this.#putWhole()
  }

  /** Puts these rows in the place of all there are. */
  async replace(rows: FoldedRows, held: Iterable<Held>): Answer {
    // Opened before anything is cleared: screens are empty from there on.
    const texts = await this.#open(held)
    const cleared = await this.#deps.index.clear()
    if (!cleared.ok) return cleared.error
    const opened = await this.#putOpened(texts)
    if (!opened.ok) return opened.error
    const put = await this.#deps.index.put(rows, { folded: this.#copy.folded })
    return put.ok ? undefined : put.error
  }

  #putWhole(): Answer {
    return this.replace(this.#copy.foldAll(), this.#copy.ledger.all())
  }

  #putOpened(texts: readonly OpenedText[]): Promise<Result<undefined, StorageFault>> {
    return texts.length === 0 ? Promise.resolve(ok(undefined)) : this.#deps.index.putOpened(texts)
  }

  /** What is sealed to this device. */
  async #open(judged: Iterable<Held>): Promise<readonly OpenedText[]> {
    const { cell, keys } = this.#deps
    const opened: OpenedText[] = []
    for (const held of judged) {
      if (!isAccepted(held)) continue
      for (const sealed of sealedIn(held.act)) {
        const text = await openText(sealed, { cell, author: held.entry.device, keys })
        if (text !== undefined) opened.push({ hash: sealed.hash, by: held.member, text })
      }
    }
    return opened
  }
}
