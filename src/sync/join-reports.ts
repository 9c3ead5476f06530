import type { LinkReport } from '../core/ports/sync-target.ts'

const linkOrder = ['connected', 'connecting', 'offline', 'none'] as const

/**
 * What several links say together, for a member has one question: is what I have safe, and is it all there is?
 * One relay that has everything of ours is enough for the first; for the second every connected one must have been
 * read to its end.
 */
export const joinReports = (reports: readonly LinkReport[], ownHead: number): LinkReport => {
  const connected = reports.filter(({ link }) => link === 'connected')
  const behind = connected.flatMap(({ progress }) => progress ?? [])
  const inSync = behind.length === 0 && connected.some((report) => report.inSync)
  return {
    link: linkOrder.find((link) => reports.some((report) => report.link === link)) ?? 'none',
    inSync,
    waiting: reports.reduce((least, { waiting }) => Math.min(least, waiting), ownHead),
    progress: behind.length === 0 ? null : { done: sum(behind, 'done'), total: sum(behind, 'total') },
    // With one relay in order, another's trouble is nothing a member need act on.
    // The nearest: a phone that agrees with one relay is not the one that is wrong.
    clockDaysOff: least(reports.flatMap(({ clockDaysOff }) => clockDaysOff ?? [])),
    trouble: inSync ? null : (reports.find(({ trouble }) => trouble !== null)?.trouble ?? null),
  }
}

const least = (numbers: readonly number[]): number | null => (numbers.length === 0 ? null : Math.min(...numbers))

const sum = (progress: readonly { readonly done: number; readonly total: number }[], key: 'done' | 'total'): number =>
  progress.reduce((total, one) => total + one[key], 0)
