import { readFileSync, writeFileSync } from 'node:fs'

/** A vector file's text: one vector a line, so that a change can be read. */
export const vectorText = (content: object): string => {
  const parts = Object.entries(content).map(([key, value]: [string, unknown]) => `  ${JSON.stringify(key)}: ${Array.isArray(value) ? lines(value) : JSON.stringify(value)}`)
  return `{\n${parts.join(',\n')}\n}\n`
}

export const readVectorText = (name: string): string => readFileSync(new URL(name, import.meta.url), 'utf8')

export const writeVectorFile = (name: string, content: object): void => writeFileSync(new URL(name, import.meta.url), vectorText(content))

const lines = (all: readonly unknown[]): string => `[\n${all.map((one) => `    ${JSON.stringify(one)}`).join(',\n')}\n  ]`
