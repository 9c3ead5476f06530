import { useId, useState, type KeyboardEvent, type ReactNode } from 'react'
import { classNames } from './class-names.ts'
import { Field } from './field.tsx'
import type { FieldText } from './field.tsx'
import { fitOptions, type ComboOption } from './fit-options.ts'
import { VisuallyHidden } from './visually-hidden.tsx'
import s from './combo-box.module.css'

export interface ComboBoxProps<Id extends string> extends FieldText {
  readonly placeholder?: string | undefined
  readonly options: readonly ComboOption<Id>[]
  readonly value: Id | null
  readonly onChange: (value: Id | null) => void
  /** Shown when nothing fits what was typed. */
  readonly nothingFits: ReactNode
  /** Read out as the list shrinks: "3 people". */
  readonly countText: (count: number) => string
}

/**
 * One of many, found by typing: a person among 500. For up to about 20, SelectField.
 * The list opens in the flow of the page, under the field. A list that floats closes in other people's hands: focusing
 * a field on a phone brings up the keyboard, which scrolls the page away from under it.
 */
export const ComboBox = <Id extends string>({
  label, hint, error, optional, placeholder, options, value, onChange, nothingFits, countText,
}: ComboBoxProps<Id>) => {
  const id = useId()
  /** What is being typed; undefined while nothing is, and the field then shows what was chosen. */
  const [typed, setTyped] = useState<string>()
  const [active, setActive] = useState(-1)
  const isOpen = typed !== undefined
  const chosen = options.find(option => option.id === value)
  const fitting = isOpen ? fitOptions(options, typed) : []

  const close = () => {
    setTyped(undefined)
    setActive(-1)
  }
  const open = (text: string) => {
    setTyped(text)
    setActive(-1)
  }
  const choose = (option: ComboOption<Id> | undefined) => {
    if (option !== undefined) onChange(option.id)
    close()
  }
  const type = (text: string) => {
    open(text)
    // Whoever changes the text has let go of what it stood for.
    if (value !== null) onChange(null)
  }
  const press = (event: KeyboardEvent) => {
    switch (event.key) {
      case 'ArrowDown':
      case 'ArrowUp': {
        event.preventDefault()
        if (!isOpen) open('')
        else if (fitting.length > 0) setActive(index => stepped(index, event.key === 'ArrowDown' ? 1 : -1, fitting.length))
        return
      }
      case 'Enter': {
        // With the list open, Enter answers this field and must not send the form.
        if (isOpen) event.preventDefault()
        if (active >= 0) choose(fitting[active])
        return
      }
      case 'Escape': close()
    }
  }
  /** Leaving the field takes what was typed out in full; anything else that was typed is dropped. */
  const leave = () => { choose(isOpen ? options.find(option => option.label === typed.trim()) : undefined) }

  return (
    <Field label={label} hint={hint} error={error} optional={optional}>
      {control => (
        <>
          <input
            {...control}
            type="text"
            role="combobox"
            autoComplete="off"
            autoCapitalize="off"
            spellCheck={false}
            placeholder={placeholder}
            aria-autocomplete="list"
            aria-expanded={isOpen}
            aria-controls={`${id}-list`}
            aria-activedescendant={active >= 0 ? `${id}-${String(active)}` : undefined}
            value={typed ?? chosen?.label ?? ''}
            onChange={event => { type(event.target.value) }}
            onClick={() => { if (!isOpen && value === null) open('') }}
            onKeyDown={press}
            onBlur={leave}
          />
          <VisuallyHidden announced>{isOpen && countText(fitting.length)}</VisuallyHidden>
          {isOpen && fitting.length === 0 && <div className={s['empty']}>{nothingFits}</div>}
          {/* A native list cannot be typed into and shown at once, hence the roles. Keys are the input's. */}
          {/* oxlint-disable-next-line jsx-a11y/prefer-tag-over-role */}
          <div id={`${id}-list`} className={s['list']} role="listbox" aria-label={typeof label === 'string' ? label : undefined} hidden={fitting.length === 0} tabIndex={-1}>
            {fitting.map((option, index) => (
              // oxlint-disable-next-line jsx-a11y/click-events-have-key-events
              <div
                key={option.id}
                id={`${id}-${String(index)}`}
                ref={index === active ? scrollIntoList : undefined}
                // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role
                role="option"
                aria-selected={option.id === value}
                tabIndex={-1}
                className={classNames(s['option'], index === active && s['active'])}
                // The field keeps the focus: losing it would close the list before the press is done.
                onMouseDown={event => { event.preventDefault() }}
                onClick={() => { choose(option) }}
              >
                {option.label}{' '}
                {option.note !== undefined && <span className={s['note']}>{option.note}</span>}
              </div>
            ))}
          </div>
        </>
      )}
    </Field>
  )
}

const stepped = (index: number, by: 1 | -1, count: number): number =>
  index === -1 && by === -1 ? count - 1 : (index + by + count) % count

const scrollIntoList = (element: HTMLElement | null): void => { element?.scrollIntoView({ block: 'nearest' }) }
