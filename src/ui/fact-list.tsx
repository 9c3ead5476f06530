import type { ReactNode } from 'react'
import s from './fact-list.module.css'

export interface Fact {
  readonly key: string
  readonly name: ReactNode
  readonly value: ReactNode
}

/** Names and values: a form that has been filled in. */
export const FactList = ({ facts }: { readonly facts: readonly Fact[] }) => (
  <dl className={s['facts']}>
    {facts.map(fact => <div key={fact.key} className={s['fact']}><dt>{fact.name}</dt><dd>{fact.value}</dd></div>)}
  </dl>
)
