import type { MessageDescriptor } from '@lingui/core'
import { msg } from '@lingui/core/macro'
import type { Condition } from '../../domain/market/market-state.ts'

/** Best first. */
export const conditionWords: Record<Condition, MessageDescriptor> = {
  new: msg({ message: 'New', context: 'condition' }),
  good: msg({ message: 'Good', context: 'condition' }),
  worn: msg({ message: 'Worn', context: 'condition' }),
  parts: msg({ message: 'For parts', context: 'condition' }),
}
