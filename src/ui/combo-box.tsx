import type { ReactNode } from 'react'
import { Button, ComboBox as AriaComboBox, FieldError, Input, Label, ListBox, ListBoxItem, Popover, Text } from 'react-aria-components'
import { IconChevronDown } from './icons.tsx'
import s from './combo-box.module.css'

export interface ComboOption<Id extends string> {
  readonly id: Id
  /** What is typed against. */
  readonly label: string
  readonly note?: string | undefined
}

export interface ComboBoxProps<Id extends string> {
  readonly label: ReactNode
  readonly hint?: ReactNode
  readonly error?: ReactNode
  readonly placeholder?: string | undefined
  readonly options: readonly ComboOption<Id>[]
  readonly value: Id | null
  readonly onChange: (value: Id | null) => void
  /** When nothing that is typed fits. */
  readonly nothingFits: ReactNode
}

/** One of many, found by typing: a person among 500. Costs some 45 kB of react-aria: load lazily, and use SelectField up to about 20. */
export const ComboBox = <Id extends string>({ label, hint, error, placeholder, options, value, onChange, nothingFits }: ComboBoxProps<Id>) => (
  <AriaComboBox
    className={s['combo'] ?? ''}
    defaultItems={options}
    selectedKey={value}
    // Keys are the options' own ids; react-aria's type has forgotten that.
    onSelectionChange={key => { onChange(key as Id | null) }}
    isInvalid={error !== undefined}
    allowsEmptyCollection
    menuTrigger="focus"
  >
    <Label className={s['label'] ?? ''}>{label}</Label>
    {hint !== undefined && <Text slot="description" className={s['hint'] ?? ''}>{hint}</Text>}
    <div className={s['control']}>
      <Input className={s['input'] ?? ''} placeholder={placeholder ?? ''} />
      <Button className={s['open'] ?? ''}><IconChevronDown /></Button>
    </div>
    <FieldError className={s['error'] ?? ''}>{error}</FieldError>
    <Popover className={s['popover'] ?? ''}>
      <ListBox<ComboOption<Id>> className={s['list'] ?? ''} renderEmptyState={() => <div className={s['empty']}>{nothingFits}</div>}>
        {option => (
          <ListBoxItem id={option.id} textValue={option.label} className={s['option'] ?? ''}>
            <Text slot="label">{option.label}</Text>
            {option.note !== undefined && <Text slot="description" className={s['note'] ?? ''}>{option.note}</Text>}
          </ListBoxItem>
        )}
      </ListBox>
    </Popover>
  </AriaComboBox>
)
