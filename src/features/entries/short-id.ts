/** The beginning of an id in groups of four, to compare by eye or read out: "3f9a c04d". */
export const shortId = (id: string, digits = 8): string => id.slice(0, digits).replaceAll(/(.{4})(?=.)/gu, '$1 ')
