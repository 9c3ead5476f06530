import type { MessageDescriptor } from '@lingui/core'
import { msg } from '@lingui/core/macro'
import type { Currency } from '../../domain/people/people-state.ts'

/** The tenge first: RULES 2. Values are whole units, so no currency here has digits after the point. */
export const currencies = [
  { code: 'KZT', symbol: '₸', decimals: 0, name: msg`tenge` },
  { code: 'RUB', symbol: '₽', decimals: 0, name: msg`rouble` },
  { code: 'KGS', symbol: 'сом', decimals: 0, name: msg`som (Kyrgyzstan)` },
  { code: 'UZS', symbol: 'so‘m', decimals: 0, name: msg`som (Uzbekistan)` },
  { code: 'TRY', symbol: '₺', decimals: 0, name: msg`lira` },
  { code: 'EUR', symbol: '€', decimals: 0, name: msg`euro` },
  { code: 'USD', symbol: '$', decimals: 0, name: msg`dollar` },
  { code: 'GBP', symbol: '£', decimals: 0, name: msg`pound` },
] as const satisfies readonly (Currency & { readonly name: MessageDescriptor })[]

export type CurrencyCode = (typeof currencies)[number]['code']
