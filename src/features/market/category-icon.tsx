import type { ReactNode } from 'react'
import type { CategoryId } from '../../domain/market/categories.ts'
import { Icon } from '../../ui/icon.tsx'

export interface CategoryIconProps {
  readonly category: string
  readonly size?: number | undefined
}

/** A category at a glance; its word always stands near. A category of the community's own gets the box. */
export const CategoryIcon = ({ category, size }: CategoryIconProps) => (
  <Icon size={size}>{Object.hasOwn(drawings, category) ? drawings[category as CategoryId] : drawings.other}</Icon>
)

const drawings: Record<CategoryId, ReactNode> = {
  'vehicles': <><path d="M5.5 17h-2v-4l2-6h13l2 6v4h-2M9.500 17h5M3.500 13h17" /><circle cx="7.500" cy="17" r="2" /><circle cx="16.500" cy="17" r="2" /></>,
  'mobility': <><circle cx="6" cy="16" r="3.500" /><circle cx="18" cy="16" r="3.500" /><path d="M6 16l4-7h5l3 7M10 9l3 7H6M8.500 6.500h2.500M15 9l-1-3h2.500" /></>,
  'food': <path d="M12 8c-2-2-7-1.500-7 4 0 4 2.500 8 5 8 1 0 1.500-.5 2-.5s1 .5 2 .5c2.500 0 5-4 5-8 0-5.500-5-6-7-4zM12 8c0-2 1-4 3-4.500" />,
  'rides': <><path d="M4.500 17h-2V7h10v10M12.500 10H17l4.500 3.500V17h-2M9 17h5.500" /><circle cx="7" cy="17" r="2" /><circle cx="17" cy="17" r="2" /></>,
  'space': <path d="M3 19V6M3 15h18v4M21 15v-2a3 3 0 0 0-3-3h-8v5M6.500 11.800v.1" />,
  'real-estate': <path d="M5 20.500V4h9v16.500M14 10h5v10.500M3 20.500h18M8 8h3M8 12h3M8 16h3" />,
  'electronics': <><rect x="4" y="5" width="16" height="10.500" rx="1.500" /><path d="M2.500 19h19" /></>,
  'tools': <path d="M14.500 6.500A4.500 4.500 0 0 1 20.300 5l-2.800 2.800 1.700 1.700 2.300-2.300a4.500 4.500 0 0 1-6 5.800L8 20.500a2.100 2.100 0 0 1-3-3l7.500-7.500a4.500 4.500 0 0 1 2-3.500z" />,
  'sports': <><circle cx="12" cy="12" r="9" /><path d="M3 12h18M12 3v18M5.600 5.600c3.500 3.500 3.500 9.300 0 12.800M18.400 5.600c-3.500 3.500-3.500 9.300 0 12.800" /></>,
  'household': <path d="M5 11V8a2.500 2.500 0 0 1 2.500-2.500h9A2.500 2.500 0 0 1 19 8v3M3 13a2 2 0 0 1 4 0v2h10v-2a2 2 0 0 1 4 0v5.500H3z" />,
  'clothing': <path d="M8.500 4 3 7l2 4.500 2-1V20h10v-9.500l2 1L21 7l-5.500-3a3.500 3.500 0 0 1-7 0z" />,
  'collectibles': <><rect x="3.500" y="4.500" width="17" height="15" rx="1.500" /><path d="m3.500 16 5-5 4 4 2.500-2.500 5.500 5M15.500 8.800v.1" /></>,
  'books-games': <path d="M12 6.500C10 5 7 4.500 3.500 4.500v13c3.500 0 6.500.5 8.500 2 2-1.500 5-2 8.500-2v-13C17 4.500 14 5 12 6.500zM12 6.500v13" />,
  'finance': <path d="M4 8h16v11.500H4zM4 8l12-4v4M16 13.700v.1" />,
  'digital': <path d="M7 18.500a4.500 4.500 0 0 1-.5-9A6 6 0 0 1 18 10.500a4 4 0 0 1 0 8z" />,
  'services': <path d="M2.500 9.500 12 5l9.500 4.500L12 14zM6.500 11.500V16c1.500 1.500 3.500 2 5.500 2s4-.5 5.500-2v-4.500M21.500 9.500V15" />,
  'living': <path d="M12 20.500V11M12 13.500c0-4 3-6.500 8-6.500 0 4.500-3 6.500-8 6.500zM12 11c0-3.500-2.500-6.500-8-6.500C4 9 7 11 12 11z" />,
  'event': <path d="M12 15c-3.500 0-6-3-6-6a6 6 0 0 1 12 0c0 3-2.500 6-6 6zM12 15l-1 2h2zM12 17c0 2-2 2-2 4" />,
  'other': <path d="m4 8 8-4 8 4v8.500l-8 4-8-4zM4 8l8 4 8-4M12 12v8.500" />,
}
