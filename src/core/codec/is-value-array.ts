import type { Value } from '../../domain/base/value.ts'

/** Narrows to an array; `Array.isArray` alone leaves TypeScript with `any[]`. */
export const isValueArray = (value: Value): value is readonly Value[] => Array.isArray(value)
