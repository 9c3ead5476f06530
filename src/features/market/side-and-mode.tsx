import { useState } from 'react'
import { Trans, useLingui } from '@lingui/react/macro'
import type { Mode, Side } from '../../domain/market/market-state.ts'
import { refusalText } from '../../i18n/refusal-words.ts'
import { RadioCards } from '../../ui/radio-cards.tsx'
import type { FormPart } from './listing-form.tsx'
import s from './listing-form.module.css'

/** The two first questions. Of a notice that is there they cannot change: it would be another one (SPEC L3). */
export const SideAndMode = ({ isFixed, ...part }: FormPart & { readonly isFixed: boolean }) => {
  const { i18n } = useLingui()
  const words = useSideAndModeWords()
  const { side, mode } = part.form
  // Who came by "add what I want" has answered already.
  const [wasAnswered] = useState(side !== '' && mode !== '')
  if (!wasAnswered || side === '' || mode === '') return <Questions {...part} />
  const answer = <span className={s['answer']}>{words[side]} · {words[mode]}</span>
  if (isFixed) return <div>{answer}<p className={s['hint']}>{refusalText(i18n, { type: 'side-or-mode-changed' })}</p></div>
  return (
    <details className={s['answered']}>
      <summary>{answer} <span className={s['change']}><Trans>Change</Trans></span></summary>
      <div className={s['questions']}><Questions {...part} /></div>
    </details>
  )
}

const Questions = ({ form, change, errorOf }: FormPart) => {
  const words = useSideAndModeWords()
  return (
    <>
      <div className={s['pair']} data-wrong={errorOf('side') === undefined ? undefined : true}>
        <RadioCards<Side>
          label={<Trans>Do you want it, or can you give it?</Trans>}
          error={errorOf('side')}
          value={form.side === '' ? undefined : form.side}
          onChange={(side) => { change({ side }) }}
          options={[{ value: 'want', label: words.want }, { value: 'offer', label: words.offer }]}
        />
      </div>
      <div className={s['pair']} data-wrong={errorOf('mode') === undefined ? undefined : true}>
        <RadioCards<Mode>
          label={<Trans>For good, or for a time?</Trans>}
          hint={<Trans>Services and lessons are for a time.</Trans>}
          error={errorOf('mode')}
          value={form.mode === '' ? undefined : form.mode}
          onChange={(mode) => { change({ mode }) }}
          options={[{ value: 'permanent', label: words.permanent }, { value: 'temporary', label: words.temporary }]}
        />
      </div>
    </>
  )
}

const useSideAndModeWords = (): Record<Side | Mode, string> => {
  const { t } = useLingui()
  return { want: t`I want`, offer: t`I can give`, permanent: t`To keep`, temporary: t`To borrow` }
}
