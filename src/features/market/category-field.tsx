import { useLingui } from '@lingui/react/macro'
import { SelectField } from '../../ui/select-field.tsx'
import { groupsFor } from './category-groups.ts'
import type { FormPart } from './listing-form.tsx'
import { useListingWords } from './use-listing-words.ts'

/** The categories that allow the mode, in groups. One that does not stays chosen and is named as wrong: the slip may be in the mode. */
export const CategoryField = ({ form, change, errorOf, leave }: FormPart) => {
  const { t, i18n } = useLingui()
  const { category: categoryWord } = useListingWords()
  const groups = groupsFor(form.mode)
  const isListed = form.category === '' || groups.some(({ categories }) => categories.some(id => id === form.category))
  return (
    <SelectField
      label={t`Category`}
      error={errorOf('category')}
      placeholder={t`Choose a category`}
      value={form.category}
      onChange={(category) => { change({ category }) }}
      onBlur={() => { leave('category') }}
      options={[
        ...(isListed ? [] : [{ value: form.category, label: categoryWord(form.category) }]),
        ...groups.map(({ name, categories }) => ({
          label: i18n._(name),
          options: categories.map((id: string) => ({ value: id, label: categoryWord(id) })),
        })),
      ]}
    />
  )
}
