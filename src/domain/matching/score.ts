/** How near two amounts are, 0..1 (M1, RULES 5). Symmetric; 0 when either is not positive. */
export const score = (a: number, b: number): number => (a > 0 && b > 0 ? Math.min(a, b) / Math.max(a, b) : 0)
