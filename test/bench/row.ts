/** One measured number. `target` is empty where the number stands for comparison only, and then it is always `ok`. */
export interface Row {
  readonly name: string
  readonly value: number
  readonly unit: string
  readonly target: string
  readonly ok: boolean
}

interface Measured {
  readonly name: string
  readonly value: number
  readonly unit: string
}

export const atMost = (measured: Measured, limit: number): Row => ({ ...measured, target: `≤ ${numberToText(limit)}`, ok: measured.value <= limit })

export const atLeast = (measured: Measured, limit: number): Row => ({ ...measured, target: `≥ ${numberToText(limit)}`, ok: measured.value >= limit })

/** For comparison only. */
export const noted = (measured: Measured): Row => ({ ...measured, target: '', ok: true })

export const rowToLine = ({ name, value, unit, target, ok }: Row): string => {
  const mark = target === '' ? ' ' : ok ? '✓' : '✗'
  return `${mark} ${`${numberToText(value)} ${unit}`.padStart(18)}  ${target.padStart(11)}  ${name}`
}

/** Three digits that count. */
const numberToText = (value: number): string => {
  const digits = Math.abs(value) >= 100 ? 0 : Math.abs(value) >= 10 ? 1 : 2
  return value.toLocaleString('en-US', { maximumFractionDigits: digits })
}
