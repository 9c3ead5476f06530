/** Throws when the code, never the input, is wrong. Stays on in production (STYLE 3). */
export function assert(condition: boolean, message: string): asserts condition {
  if (!condition) throw new Error(`bug: ${message}`)
}
