import { useLingui } from '@lingui/react/macro'
import type { MessageDescriptor } from '@lingui/core'
import type { Condition } from '../../domain/market/market-state.ts'
import { dayToIsoDate, type CalendarDay } from '../../i18n/calendar-day.ts'
import { Checkbox } from '../../ui/checkbox.tsx'
import { SelectField } from '../../ui/select-field.tsx'
import { TextArea } from '../../ui/text-area.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { conditionWords } from './condition-words.ts'
import type { FormPart } from './listing-form.tsx'
import { askedFields, isMany } from './listing-form-values.ts'
import s from './listing-form.module.css'

/** What may stay as it is. */
export const ExtraFields = ({ form, change, errorOf, leave, today }: FormPart & { readonly today: CalendarDay }) => {
  const { t, i18n } = useLingui()
  const optional = t`optional`
  return (
    <div className={s['extras']}>
      {askedFields(form).condition && (
        <SelectField<Condition | 'unsaid'>
          label={t`Condition`}
          optional={optional}
          value={form.condition === '' ? 'unsaid' : form.condition}
          onChange={(condition) => { change({ condition: condition === 'unsaid' ? '' : condition }) }}
          options={[
            { value: 'unsaid', label: t`Not said` },
            ...(Object.entries(conditionWords) as [Condition, MessageDescriptor][]).map(([value, word]) => ({ value, label: i18n._(word) })),
          ]}
        />
      )}
      <TextArea
        label={t`Anything else?`}
        optional={optional}
        hint={t`Size, colour, what comes with it.`}
        error={errorOf('note')}
        value={form.note}
        onChange={(note) => { change({ note }) }}
        onBlur={() => { leave('note') }}
      />
      <TextField
        label={t`Where?`}
        optional={optional}
        hint={t`Everyone in the community can read this: a street or a meeting place is enough.`}
        error={errorOf('place')}
        value={form.place}
        onChange={(place) => { change({ place }) }}
        onBlur={() => { leave('place') }}
      />
      <TextField
        type="date"
        label={t`Shown until`}
        hint={t`After this day it is no longer shown or compared. You can put it off later.`}
        error={errorOf('until')}
        min={dayToIsoDate(today)}
        value={form.until}
        onChange={(until) => { change({ until }) }}
        onBlur={() => { leave('until') }}
      />
      <Checkbox
        label={t`Does not run out with one deal`}
        hint={t`Such as lessons, or a stall of jam: it stays until you withdraw it.`}
        checked={isMany(form)}
        onChange={(many) => { change({ many: many ? 'yes' : 'no' }) }}
      />
    </div>
  )
}
