/**
 * What an entry's body may hold (DESIGN 3): whole numbers within ±(2^53 − 1), text, bytes, booleans, null,
 * arrays, and maps with text keys. Maps are `Map`, never objects: a peer chooses the keys.
 */
export type Value = number | string | boolean | null | Uint8Array | readonly Value[] | ValueMap

export type ValueMap = ReadonlyMap<string, Value>

/** Narrows to a map; `instanceof` alone leaves TypeScript with `Map<any, any>`. */
export const isValueMap = (value: Value): value is ValueMap => value instanceof Map
