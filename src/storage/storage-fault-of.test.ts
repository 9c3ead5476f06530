import { describe, expect, test } from 'vitest'
import { storageFaultOf } from './storage-fault-of.ts'

const named = (name: string, more: object = {}): Error => Object.assign(new Error(`${name} happened`), { name }, more)

const cases: readonly [string, unknown, ReturnType<typeof storageFaultOf>][] = [
  ['a full disk', named('QuotaExceededError'), { type: 'storage-full' }],
  ['a full disk as the browser throws it', new DOMException('no room', 'QuotaExceededError'), { type: 'storage-full' }],
  ['a transaction ended by a full disk', named('AbortError', { inner: named('QuotaExceededError') }), { type: 'storage-full' }],
  ['one of many rows that met a full disk', named('BulkError', { failures: [named('AbortError'), named('QuotaExceededError')] }), { type: 'storage-full' }],
  ['a full disk found while the handle died', named('DatabaseClosedError', { inner: named('QuotaExceededError') }), { type: 'storage-full' }],
  ['a closed handle', named('DatabaseClosedError'), { type: 'storage-closed' }],
  ['a handle the browser closed', new DOMException('closing', 'InvalidStateError'), { type: 'storage-closed' }],
  ['a handle WebKit lost', new DOMException('Connection to Indexed Database server lost. Refresh the page to try again', 'UnknownError'), { type: 'storage-closed' }],
  ['an unknown error', new DOMException('internal', 'UnknownError'), { type: 'storage-failed', detail: 'UnknownError: internal' }],
  ['any other error', named('DataError'), { type: 'storage-failed', detail: 'DataError: DataError happened' }],
  ['what is no error', 'oops', { type: 'storage-failed', detail: 'oops' }],
]

describe('what a thrown storage error is called', () => {
  test.each(cases)('%s', (_, thrown, fault) => {
    expect(storageFaultOf(thrown)).toEqual(fault)
  })

  test('errors that name each other end', () => {
    const first = named('AbortError')
    Object.assign(first, { inner: named('DataError', { inner: first }) })
    expect(storageFaultOf(first).type).toBe('storage-failed')
  })
})
