import { expect, test } from 'vitest'
import { array, assert, constant, constantFrom, property, string, tuple } from 'fast-check'
import { parseCsv, writeCsv } from './csv.ts'

const cell = string({ unit: constantFrom('a', 'ә', '"', ',', ';', '\n', '\r\n', ' ', '{n}', '\t') })

test('what is written reads the same', () => {
  const rows = array(tuple(constant('id'), cell, cell).map(cells => [...cells]), { minLength: 1 })
  assert(property(rows, written => {
    const header = ['one', 'two', 'three']
    expect(parseCsv(writeCsv([header, ...written])).map(row => row.cells)).toEqual([header, ...written])
  }))
})

test('a row knows the line it begins on, also after a cell of several lines', () => {
  expect(parseCsv('a,b\n"x\ny",z\n\nlast,one').map(row => row.line)).toEqual([1, 2, 5])
})

test('a spreadsheet’s semicolons are understood', () => {
  expect(parseCsv('id;text\r\n1;"a;b"\r\n')[1]?.cells).toEqual(['1', 'a;b'])
})
