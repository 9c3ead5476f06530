/** How a loan came back (RULES 6). */
export const inspections = ['as-given', 'worn', 'damaged', 'lost'] as const
export type InspectionResult = typeof inspections[number]

export interface Inspection {
  /** Undefined when the text says nothing this app knows. */
  readonly result: InspectionResult | undefined
  readonly note: string
}

/**
 * The text that is sealed with a return: the result as a word that is the same in every language, so that each side
 * reads it in their own, then the note as it was written.
 */
export const inspectionToText = ({ result, note }: { readonly result: InspectionResult; readonly note: string }): string =>
  [result, note.trim()].filter(line => line !== '').join('\n')

export const textToInspection = (text: string): Inspection => {
  const [first = '', ...rest] = text.split('\n')
  const result = inspections.find(each => each === first)
  return result === undefined ? { result, note: text } : { result, note: rest.join('\n') }
}

/** Only then something can be owed. */
export const canOwe = (result: InspectionResult | undefined): boolean => result === 'damaged' || result === 'lost'
