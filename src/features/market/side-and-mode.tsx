import { Trans, useLingui } from '@lingui/react/macro'
import type { Mode, Side } from '../../domain/market/market-state.ts'
import { RadioCards } from '../../ui/radio-cards.tsx'
import { refusalText } from '../../i18n/refusal-words.ts'
import type { FormPart } from './listing-form.tsx'
import s from './listing-form.module.css'

/** The two first questions. Of a notice that is there they cannot change: it would be another one (SPEC L3). */
export const SideAndMode = ({ form, change, errorOf, isFixed }: FormPart & { readonly isFixed: boolean }) => {
  const { t, i18n } = useLingui()
  const sideWords: Record<Side, string> = { want: t`I want`, offer: t`I can give` }
  const modeWords: Record<Mode, string> = { permanent: t`To keep`, temporary: t`To borrow` }
  if (isFixed && form.side !== '' && form.mode !== '') {
    return (
      <div>
        <p className={s['fixed']}>{sideWords[form.side]} · {modeWords[form.mode]}</p>
        <p className={s['hint']}>{refusalText(i18n, { type: 'side-or-mode-changed' })}</p>
      </div>
    )
  }
  return (
    <>
      <div className={s['pair']} data-wrong={errorOf('side') === undefined ? undefined : true}>
        <RadioCards<Side>
          label={<Trans>Do you want it, or can you give it?</Trans>}
          error={errorOf('side')}
          value={form.side === '' ? undefined : form.side}
          onChange={(side) => { change({ side }) }}
          options={[{ value: 'want', label: sideWords.want }, { value: 'offer', label: sideWords.offer }]}
        />
      </div>
      <div className={s['pair']} data-wrong={errorOf('mode') === undefined ? undefined : true}>
        <RadioCards<Mode>
          label={<Trans>For good, or for a time?</Trans>}
          error={errorOf('mode')}
          value={form.mode === '' ? undefined : form.mode}
          onChange={(mode) => { change({ mode }) }}
          options={[
            { value: 'permanent', label: modeWords.permanent, note: <Trans>It stays with who gets it</Trans> },
            { value: 'temporary', label: modeWords.temporary, note: <Trans>It comes back; services too</Trans> },
          ]}
        />
      </div>
    </>
  )
}
