/** Joins what is there, so that a missing class never becomes the word "undefined" in the page. */
export const classNames = (...names: readonly (string | false | undefined)[]): string =>
  names.filter(Boolean).join(' ')
