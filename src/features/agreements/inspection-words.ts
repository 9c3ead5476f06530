import type { MessageDescriptor } from '@lingui/core'
import { msg } from '@lingui/core/macro'
import type { InspectionResult } from './inspection.ts'

export const inspectionWords: Record<InspectionResult, MessageDescriptor> = {
  'as-given': msg`as it was given`,
  'worn': msg`with normal wear`,
  'damaged': msg`damaged`,
  'lost': msg`lost, not coming back`,
}
