/** Length in code points, the unit of every length rule (DESIGN 3); `text.length` would count an emoji as two. */
export const codePointLength = (text: string): number => {
  let count = 0
  for (const _ of text) count += 1
  return count
}
