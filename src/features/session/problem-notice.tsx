import { useLingui } from '@lingui/react/macro'
import { NoticeBanner } from '../../ui/notice-banner.tsx'
import { ProblemWords } from './problem-words.tsx'
import type { Act } from './use-act.ts'

/** What went wrong with an act, if anything did; read out at once. */
export const ProblemNotice = ({ act: { problem, dismiss } }: { readonly act: Pick<Act, 'problem' | 'dismiss'> }) => {
  const { t } = useLingui()
  if (problem === undefined) return null
  return <NoticeBanner tone="error" dismiss={{ label: t`Close this message`, onDismiss: dismiss }}><ProblemWords problem={problem} /></NoticeBanner>
}
