/** A row there is one of: its key says so. */
export type Single<T> = T & { readonly id: 'this' }
