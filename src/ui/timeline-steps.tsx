import type { ReactNode } from 'react'
import { classNames } from './class-names.ts'
import { IconCheck, IconClose } from './icons.tsx'
import { VisuallyHidden } from './visually-hidden.tsx'
import s from './timeline-steps.module.css'

export type StepState = 'done' | 'current' | 'next' | 'stopped'

export interface TimelineStep {
  readonly key: string
  readonly label: ReactNode
  /** Who, when, what is awaited. */
  readonly note?: ReactNode
  readonly state: StepState
}

export interface TimelineStepsProps {
  readonly label: string
  readonly steps: readonly TimelineStep[]
  /** What the marks say, for ears: done, now, later, stopped. */
  readonly stateWords: Readonly<Record<StepState, string>>
}

/** How far something has come: one thread from the first step to the last. */
export const TimelineSteps = ({ label, steps, stateWords }: TimelineStepsProps) => (
  <ol className={s['steps']} aria-label={label}>
    {steps.map((step, index) => (
      <li key={step.key} className={classNames(s['step'], s[step.state])} aria-current={step.state === 'current' ? 'step' : undefined}>
        <span className={s['mark']} aria-hidden="true">{markOf(step.state, index + 1)}</span>
        <span className={s['words']}>
          <span className={s['label']}>{step.label}<VisuallyHidden> ({stateWords[step.state]})</VisuallyHidden></span>
          {step.note !== undefined && <span className={s['note']}>{step.note}</span>}
        </span>
      </li>
    ))}
  </ol>
)

const markOf = (state: StepState, position: number): ReactNode => {
  switch (state) {
    case 'done': return <IconCheck size={20} />
    case 'stopped': return <IconClose size={20} />
    case 'current':
    case 'next': return position
  }
}
