import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'

// WCAG 2.2: relative luminance and contrast. Text is held to AAA (7:1, STYLE 8), signs without words to 3:1.
const css = readFileSync(new URL('./tokens.css', import.meta.url), 'utf8')
const colours = new Map(Array.from(
  css.matchAll(/(--[\w-]+): light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\);/g),
  ([, name = '', light = '', dark = '']) => [name, { light, dark }],
))

const themes = ['light', 'dark'] as const
type Theme = typeof themes[number]

const grounds = ['--page', '--card', '--sunken']

const textPairs: readonly (readonly [text: string, ground: string])[] = [
  ...grounds.flatMap(ground => [['--text', ground], ['--text-muted', ground]] as const),
  // Quiet buttons, links and errors stand on the page and on cards; a chosen tab on a card.
  ...['--page', '--card'].flatMap(ground => [
    ['--accent', ground], ['--accent-hover', ground], ['--danger', ground], ['--on-leaf-soft', ground], ['--on-maize-soft', ground],
  ] as const),
  ...Array.from(colours.keys()).filter(name => name.startsWith('--on-')).map(name => [name, name.replace('--on-', '--')] as const),
  ['--on-accent', '--accent-hover'],
  ['--on-danger', '--danger-hover'],
]

const signPairs: readonly (readonly [sign: string, ground: string])[] = grounds.flatMap(ground =>
  [['--focus', ground], ['--line-strong', ground]] as const)

describe.each(themes)('in the %s theme', theme => {
  test.each(textPairs)('%s on %s reads at 7:1', (text, ground) => {
    expect(contrast(text, ground, theme)).toBeGreaterThanOrEqual(7)
  })

  test.each(signPairs)('%s on %s is seen at 3:1', (sign, ground) => {
    expect(contrast(sign, ground, theme)).toBeGreaterThanOrEqual(3)
  })
})

test('the colours were found', () => {
  expect(colours.size).toBeGreaterThan(25)
})

const contrast = (one: string, other: string, theme: Theme): number => {
  const [lighter = 0, darker = 0] = [luminance(one, theme), luminance(other, theme)].toSorted((a, b) => b - a)
  return (lighter + 0.05) / (darker + 0.05)
}

const luminance = (name: string, theme: Theme): number => {
  const hex = colours.get(name)?.[theme] ?? expect.fail(`tokens.css has no ${name}`)
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map(at => linear(Number.parseInt(hex.slice(at, at + 2), 16) / 255))
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

const linear = (channel: number): number => channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4
