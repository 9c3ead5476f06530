export const matchHref = (pair: string): string => `/matches/${pair}`

export const proposeHref = (pair: string): string => `/agreements/propose/${pair}`
