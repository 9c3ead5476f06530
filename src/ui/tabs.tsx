import { useId, useRef, type KeyboardEvent, type ReactNode } from 'react'
import s from './tabs.module.css'

export interface TabItem<Id extends string> {
  readonly id: Id
  readonly label: ReactNode
  /** How many things are inside, already formatted. */
  readonly count?: string | undefined
}

export interface TabsProps<Id extends string> {
  /** Names the set of tabs for a screen reader. */
  readonly label: string
  readonly tabs: readonly TabItem<Id>[]
  readonly selected: Id
  readonly onSelect: (id: Id) => void
  /** The selected tab's panel; the others are not rendered. */
  readonly children: ReactNode
}

/** WAI-ARIA tabs that select on arrow keys: the panels are already on the phone, so showing one costs nothing. */
export const Tabs = <Id extends string>({ label, tabs, selected, onSelect, children }: TabsProps<Id>) => {
  const base = useId()
  const list = useRef<HTMLDivElement>(null)
  const press = (event: KeyboardEvent<HTMLElement>) => {
    const index = tabs.findIndex(tab => tab.id === selected)
    const to = tabs[tabReachedBy(event.key, index, tabs.length, isRightToLeft(event.currentTarget))]
    if (to === undefined) return
    event.preventDefault()
    onSelect(to.id)
    list.current?.querySelector<HTMLElement>(`[data-tab="${CSS.escape(to.id)}"]`)?.focus()
  }
  return (
    <div>
      <div ref={list} className={s['list']} role="tablist" aria-label={label}>
        {tabs.map(tab => (
          <button
            key={tab.id}
            type="button"
            role="tab"
            id={`${base}-tab-${tab.id}`}
            data-tab={tab.id}
            className={s['tab']}
            aria-selected={tab.id === selected}
            aria-controls={tab.id === selected ? `${base}-panel` : undefined}
            tabIndex={tab.id === selected ? 0 : -1}
            onClick={() => { onSelect(tab.id) }}
            onKeyDown={press}
          >
            {tab.label}
            {tab.count !== undefined && <span className={s['count']}>{tab.count}</span>}
          </button>
        ))}
      </div>
      <div id={`${base}-panel`} className={s['panel']} role="tabpanel" aria-labelledby={`${base}-tab-${selected}`}>
        {children}
      </div>
    </div>
  )
}

const isRightToLeft = (element: Element): boolean => getComputedStyle(element).direction === 'rtl'

/** The index a key leads to, or -1 when the key means nothing here. */
const tabReachedBy = (key: string, index: number, count: number, rightToLeft: boolean): number => {
  switch (key) {
    case 'Home': return 0
    case 'End': return count - 1
    case rightToLeft ? 'ArrowLeft' : 'ArrowRight': return (index + 1) % count
    case rightToLeft ? 'ArrowRight' : 'ArrowLeft': return (index - 1 + count) % count
    default: return -1
  }
}
