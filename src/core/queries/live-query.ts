/** A value the screen follows (DESIGN 8). `storage/` builds it on the index; one hook in `ui/` subscribes. */
export interface LiveQuery<T> {
  /** The newest value, or undefined before the first read is in. Stable between changes. */
  current(): T | undefined
  /** Calls back after each change until the returned function is called. */
  subscribe(listener: () => void): () => void
}
