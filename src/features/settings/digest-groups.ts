/** A long check number in groups of four, as two people can read it to each other. */
export const digestGroups = (digest: string): string => digest.match(/.{1,4}/g)?.join(' ') ?? ''
