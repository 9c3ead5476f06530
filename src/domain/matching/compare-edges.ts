import type { Edge, Fit } from './types.ts'

const rankByFit: Record<Fit, number> = { 'same-name': 0, 'similar-name': 1, 'other-category': 2, 'category-only': 3 }

/** 0 is best (M9). */
export const fitRank = (fit: Fit): number => rankByFit[fit]

/** Best fit first, then the lowest ids. Negative when `a` comes first. */
export const compareEdges = (a: Edge, b: Edge): number =>
  fitRank(a.fit) - fitRank(b.fit) ||
  compareIds(a.offer.listing, b.offer.listing) ||
  compareIds(a.want.listing, b.want.listing)

/** By code units, never by a locale: the same on every device. */
export const compareIds = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
