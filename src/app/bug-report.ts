import { appVersion } from '../features/settings/app-version.ts'

const maxStack = 3_000

/** What helps to find a bug, and nothing a member wrote. The address goes without its fragment, which may be an invitation. */
export const bugReport = (error: unknown): string => {
  const { name, message, stack } = error instanceof Error ? error : new Error(String(error))
  return [
    `Ayni ${appVersion}`,
    new Date().toISOString(),
    location.pathname,
    navigator.userAgent,
    `${name}: ${message}`,
    (stack ?? '').replaceAll(/#\/?join\/[\w-]+/g, '#join').slice(0, maxStack),
  ].join('\n')
}
