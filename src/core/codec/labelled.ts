const encoder = new TextEncoder()

/**
 * `<label>\0` followed by the parts. Whatever is hashed or signed begins with its own label, so bytes made for
 * one purpose are never valid for another (DESIGN 3).
 */
export const labelled = (label: string, ...parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> => {
  const head = encoder.encode(`${label}\0`)
  const joined = new Uint8Array(parts.reduce((length, part) => length + part.length, head.length))
  joined.set(head)
  let at = head.length
  for (const part of parts) {
    joined.set(part, at)
    at += part.length
  }
  return joined
}
