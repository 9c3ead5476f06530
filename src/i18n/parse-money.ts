/**
 * Money as typed, in whole units: "50000", "50 000". Undefined when it is anything else.
 * Spaces of every width count as grouping: phones' keyboards and pasted text bring the no-break ones.
 */
export const parseMoney = (text: string): number | undefined => {
  const digits = text.replace(/\s/gu, '')
  if (!/^\d{1,15}$/.test(digits)) return undefined
  return Number(digits)
}
