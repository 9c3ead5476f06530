import { bodyOf, isOf, type Accepted } from '../ledger/held.ts'
import type { Case, Rule } from '../ledger/rule.ts'
import { categoryOf } from './categories.ts'

type Put = Rule<'listing.put'>

/** The listing's first version, when this entry is a later one. */
const firstVersion = ({ body, path }: Case<'listing.put'>): Accepted<'listing.put'> | undefined => {
  const first = body.of === null ? undefined : path.find(body.of)
  return first !== undefined && isOf(first, 'listing.put') && bodyOf(first).of === null ? first : undefined
}

/** L1: a later version names the first. */
const firstIsNamed: Put = (judged) =>
  judged.body.of === null || firstVersion(judged) !== undefined ? undefined : { type: 'subject-missing' }

/** L2: only the author changes a listing (RULES 4). */
const byAuthor: Put = (judged) => {
  const first = firstVersion(judged)
  return first === undefined || first.member === judged.member ? undefined : { type: 'not-author' }
}

/** L3: what it is stays: another side or mode is another listing. */
const sameSideAndMode: Put = (judged) => {
  const first = firstVersion(judged)
  if (first === undefined) return undefined
  const before = bodyOf(first)
  return before.side === judged.body.side && before.mode === judged.body.mode ? undefined : { type: 'side-or-mode-changed' }
}

/** L4: the category is one of the list. */
const categoryKnown: Put = ({ body }) => (categoryOf(body.category) === undefined ? { type: 'category-unknown' } : undefined)

/** L5: the category allows the mode (RULES 3). */
const categoryAllowsMode: Put = ({ body }) => {
  const category = categoryOf(body.category)
  return category === undefined || category[body.mode] ? undefined : { type: 'category-mode', category: body.category }
}

/** L6: what is kept has no days. */
const noDaysWhenPermanent: Put = ({ body }) =>
  body.mode === 'permanent' && (body.days !== null || body.minutes !== null) ? { type: 'days-on-permanent' } : undefined

/** L7: what is borrowed says for how long; what is done may say minutes instead. */
const daysWhenTemporary: Put = ({ body }) =>
  body.mode === 'temporary' && body.days === null && body.minutes === null ? { type: 'days-missing' } : undefined

/** L8: minutes only where the category says so (RULES 3). */
const minutesOnlyForServices: Put = ({ body }) =>
  body.minutes !== null && categoryOf(body.category)?.mayCarryMinutes !== true ? { type: 'minutes-not-here' } : undefined

/** L9: days or minutes, not both. */
const daysOrMinutes: Put = ({ body }) => (body.days !== null && body.minutes !== null ? { type: 'days-and-minutes' } : undefined)

/** L10: only what comes back can be lost: no replacement on what is kept or done. */
const replacementOnlyOnLoans: Put = ({ body }) =>
  body.replacement !== null && (body.mode === 'permanent' || categoryOf(body.category)?.doneNotReturned === true)
    ? { type: 'replacement-not-here' }
    : undefined

/** L11: a listing is withdrawn by its author, once. */
const withdrawable: Rule<'listing.withdraw'> = ({ entry, path, member }) => {
  const first = path.find(entry.refs[0] ?? '')
  if (first === undefined || !isOf(first, 'listing.put') || bodyOf(first).of !== null) return { type: 'subject-missing' }
  if (first.member !== member) return { type: 'not-author' }
  return path.actsOn(first.entry.id).some((act) => isOf(act, 'listing.withdraw')) ? { type: 'already-withdrawn' } : undefined
}

/** L12: nothing more is said of a listing that was withdrawn. */
const notWithdrawn: Put = ({ body, path }) =>
  body.of !== null && path.actsOn(body.of).some((act) => isOf(act, 'listing.withdraw')) ? { type: 'already-withdrawn' } : undefined

/** What is wrong with a listing's own fields, for a form as much as for the judge. */
export const listingFieldRules: readonly Put[] = [
  categoryKnown,
  categoryAllowsMode,
  noDaysWhenPermanent,
  daysWhenTemporary,
  minutesOnlyForServices,
  daysOrMinutes,
  replacementOnlyOnLoans,
]

/** Order is precedence (SPEC.md). */
export const listingRules = {
  'listing.put': [firstIsNamed, byAuthor, sameSideAndMode, notWithdrawn, ...listingFieldRules] as readonly Put[],
  'listing.withdraw': [withdrawable] as readonly Rule<'listing.withdraw'>[],
}
