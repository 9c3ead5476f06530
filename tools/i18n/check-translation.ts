import { messageShape, type Branching } from './message-shape.ts'

/** Says in a sentence what is wrong with a translation, or undefined when nothing is. */
export const checkTranslation = (english: string, translation: string, locale: string): string | undefined => {
  const from = messageShape(english)
  const to = messageShape(translation)
  if (from === undefined || to === undefined) return 'the braces do not match, or a plural has no "other"'
  return namesDiffer('placeholder', from.placeholders, to.placeholders, name => `{${name}}`)
    ?? namesDiffer('tag', from.tags, to.tags, name => `<${name}>`)
    ?? to.branchings.map(branching => checkBranches(branching, from.branchings, locale)).find(fault => fault !== undefined)
    ?? from.branchings.map(({ argument, kind }) => to.branchings.some(other => other.argument === argument && other.kind === kind)
      ? undefined
      : `the ${kind} of {${argument}} is gone`).find(fault => fault !== undefined)
}

/** The plural branches a language needs: exactly those of Intl's rules, or it says "2 дней". */
export const checkPluralCategories = ({ argument, kind, branches }: Branching, locale: string): string | undefined => {
  if (kind === 'select') return undefined
  const categories = new Intl.PluralRules(locale, { type: kind === 'plural' ? 'cardinal' : 'ordinal' }).resolvedOptions().pluralCategories
  return namesDiffer(`branch of the ${kind} of {${argument}}`, new Set(categories), branches, name => `"${name}"`)
}

const checkBranches = (branching: Branching, english: readonly Branching[], locale: string): string | undefined => {
  if (branching.kind !== 'select') return checkPluralCategories(branching, locale)
  const source = english.find(({ argument, kind }) => argument === branching.argument && kind === 'select')
  return namesDiffer(`branch of the select of {${branching.argument}}`, source?.branches ?? new Set(), branching.branches, name => `"${name}"`)
}

const namesDiffer = (
  what: string, wanted: ReadonlySet<string>, found: ReadonlySet<string>, show: (name: string) => string,
): string | undefined => {
  const missing = [...wanted].filter(name => !found.has(name)).map(show)
  const extra = [...found].filter(name => !wanted.has(name)).map(show)
  if (missing.length > 0) return `missing ${what}: ${missing.join(', ')}`
  if (extra.length > 0) return `unknown ${what}: ${extra.join(', ')}`
  return undefined
}
