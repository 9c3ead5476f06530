import { useEffect, useRef, useState, type FormEvent } from 'react'
import { Trans, useLingui } from '@lingui/react/macro'
import type { ListingDraft } from '../../core/commands/commands.ts'
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { useCommunity } from '../session/community-context.ts'
import { useNow } from '../session/use-now.ts'
import { CategoryField } from './category-field.tsx'
import { ExtraFields } from './extra-fields.tsx'
import { useFaultWords } from './form-fault-words.ts'
import type { ListingFormValues } from './listing-form-values.ts'
import { readListingForm, type FormField } from './read-listing-form.ts'
import { SideAndMode } from './side-and-mode.tsx'
import { WorthFields } from './worth-fields.tsx'
import s from './listing-form.module.css'

/** What the parts of the form share. */
export interface FormPart {
  readonly form: ListingFormValues
  readonly change: (change: Partial<ListingFormValues>) => void
  /** The words for what is wrong with a field, once it has been left or the form sent. */
  readonly errorOf: (field: FormField) => string | undefined
  readonly leave: (field: FormField) => void
}

export interface ListingFormProps {
  /** For a button outside: `<button form={id}>`. */
  readonly id: string
  readonly form: ListingFormValues
  readonly change: (change: Partial<ListingFormValues>) => void
  /** The listing being changed; its side and mode stay. */
  readonly of: string | null
  readonly pending: boolean
  readonly onSave: (draft: ListingDraft) => void
}

export const ListingForm = ({ id, form, change, of, pending, onSave }: ListingFormProps) => {
  const { t } = useLingui()
  const { format, state } = useCommunity()
  const faultWords = useFaultWords()
  const today = format.dayOf(useNow())
  const [left, setLeft] = useState<ReadonlySet<FormField>>(new Set())
  const [tries, setTries] = useState(0)
  const [asking, setAsking] = useState<ListingDraft>()
  const element = useRef<HTMLFormElement>(null)
  const { faults, draft } = readListingForm(form, { of, today, zone: state.zone })

  // After the errors have been shown, so that the first of them is there to go to.
  useEffect(() => {
    if (tries > 0) element.current?.querySelector<HTMLElement>('[aria-invalid="true"], [data-wrong] input')?.focus()
  }, [tries])

  const part: FormPart = {
    form,
    change,
    errorOf: (field) => {
      const fault = faults[field]
      return fault !== undefined && (left.has(field) || tries > 0 || fault === 'category-mode') ? faultWords(field, fault) : undefined
    },
    leave: (field) => { setLeft(before => (before.has(field) ? before : new Set([...before, field]))) },
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (draft === undefined) setTries(count => count + 1)
    else if (isWholeWorth(draft)) setAsking(draft)
    else onSave(draft)
  }
  return (
    // Its fields say what is wrong themselves, in the reader's language.
    <form id={id} ref={element} className={s['form']} onSubmit={submit} noValidate>
      <SideAndMode {...part} isFixed={of !== null} />
      <CategoryField {...part} />
      <TextField
        label={t`What is it?`}
        hint={t`Name it as others would look for it: bicycle, drill, maths lessons.`}
        error={part.errorOf('title')}
        value={form.title}
        onChange={(title) => { change({ title }) }}
        onBlur={() => { part.leave('title') }}
      />
      <WorthFields {...part} />
      <ExtraFields {...part} today={today} />
      <ConfirmDialog
        open={asking !== undefined}
        title={<Trans>Is that right?</Trans>}
        confirmLabel={<Trans>Yes, save it</Trans>}
        cancelLabel={<Trans>Change it</Trans>}
        pending={pending}
        onCancel={() => { setAsking(undefined) }}
        onConfirm={() => {
          setAsking(undefined)
          if (asking !== undefined) onSave(asking)
        }}
      >
        {asking !== undefined && <WholeWorthQuestion draft={asking} />}
      </ConfirmDialog>
    </form>
  )
}

/** The loan is said to be worth as much as the thing itself, or more: often a slip between the two questions (RULES 4). */
const isWholeWorth = ({ value, days, replacement }: ListingDraft): boolean => days !== null && replacement !== null && replacement <= value

const WholeWorthQuestion = ({ draft: { value, days, replacement } }: { readonly draft: ListingDraft }) => {
  const { format } = useCommunity()
  const time = format.days(days ?? 0)
  const worth = format.money(value)
  const whole = format.money(replacement ?? 0)
  return <Trans>You say that {time} of it is worth {worth}, and the whole thing, if it is lost, only {whole}.</Trans>
}
