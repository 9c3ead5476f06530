import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { inspections, inspectionToText, textToInspection } from './inspection.ts'

test('what was written is what is read', () => {
  fc.assert(fc.property(fc.constantFrom(...inspections), fc.string(), (result, note) => {
    expect(textToInspection(inspectionToText({ result, note }))).toEqual({ result, note: note.trim() })
  }))
})

test('a text that another app wrote is all note', () => {
  expect(textToInspection('Scratched\non the side')).toEqual({ result: undefined, note: 'Scratched\non the side' })
})
