import { useLingui } from '@lingui/react/macro'
import type { StepState } from '../../ui/timeline-steps.tsx'

/** What the marks of a line of steps say to a screen reader. */
export const useStepWords = (): Record<StepState, string> => {
  const { t } = useLingui()
  return { done: t`done`, current: t`now`, next: t`later`, stopped: t`stopped` }
}
