/** Why bytes are not the one encoding of a value, and at which byte it was seen. */
export interface CborFault {
  readonly type:
    | 'too-large'
    | 'truncated'
    | 'trailing-bytes'
    | 'indefinite-length'
    | 'reserved'
    | 'not-shortest'
    | 'integer-too-large'
    | 'bad-utf8'
    | 'key-not-text'
    | 'keys-unsorted'
    | 'duplicate-key'
    | 'tag'
    | 'float'
    | 'simple-value'
    | 'too-deep'
    | 'too-many-items'
    | 'not-canonical'
  readonly at: number
}

/** Arrays and maps inside each other; a bare `[]` is 1. */
export const maxCborDepth = 16
