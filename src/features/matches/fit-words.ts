import type { MessageDescriptor } from '@lingui/core'
import { msg } from '@lingui/core/macro'
import type { Fit } from '../../domain/matching/types.ts'

/** Why an offer was set beside a want, best first; stands behind a colon. */
export const fitWords: Record<Fit, MessageDescriptor> = {
  'same-name': msg`the same thing by name`,
  'similar-name': msg`a similar name`,
  'other-category': msg`the same kind of thing, in another category`,
  'category-only': msg`only the category is the same`,
}
