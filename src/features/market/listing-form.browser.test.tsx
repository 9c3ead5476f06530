import { beforeEach, expect, test } from 'vitest'
import { userEvent } from 'vitest/browser'
import { render } from 'vitest-browser-react'
import { ListingFormScreen } from './listing-form-screen.tsx'
import { createSamplePhone, sampleListing } from './sample-community.tsx'

beforeEach(() => { sessionStorage.clear() })

const open = async (address: string, listing?: string) => {
  const phone = createSamplePhone({ listings: [sampleListing({ listing: 'drill', title: 'Drill', days: 5, value: 21_000, replacement: 60_000 })] }, address)
  const screen = await render(<phone.Phone><ListingFormScreen listing={listing} /></phone.Phone>)
  const field = (name: string | RegExp) => screen.getByRole('textbox', { name })
  return {
    ...phone,
    screen,
    field,
    choose: (category: string) => screen.getByRole('combobox', { name: 'Category' }).selectOptions(category),
    save: () => screen.getByRole('button', { name: 'Save the notice' }).click(),
  }
}

const lend = '/market/new?side=offer&mode=temporary'

/** What is typed into a field, which is then left, and what is said beside it. */
const refusals: readonly (readonly [field: string | RegExp, typed: string, said: string])[] = [
  ['What is it?', 'TV', 'Say what it is, in at least 3 letters.'],
  ['What is it?', 'x'.repeat(101), 'Use at most 100 letters.'],
  ['For how many days?', '', 'Say for how many days it is lent.'],
  ['For how many days?', '400', 'Write a number of days from 1 to 365.'],
  ['For how many days?', 'week', 'Write a whole number in digits, such as 50 000.'],
  ['What is it worth?', '', 'Say what it is worth to you. An estimate is enough.'],
  ['What is it worth?', '0', 'Write an amount from 1 to ₸\u00a0100,000,000.'],
  ['What is it worth?', '12.5', 'Write a whole number in digits, such as 50 000.'],
  [/And if it is lost/, '0', 'Write an amount from 1 to ₸\u00a0100,000,000.'],
  [/Anything else/, 'x'.repeat(501), 'Use at most 500 letters.'],
  [/Where/, 'x'.repeat(101), 'Use at most 100 letters.'],
]

test.each(refusals)('%s: “%s” is refused beside the field once it was left', async (name, typed, said) => {
  const { field } = await open(lend)
  await field(name).fill(typed)
  await expect.element(field(name)).toBeValid()
  await field(name).click()
  await userEvent.tab()
  await expect.element(field(name)).toBeInvalid()
  await expect.poll(() => descriptionOf(field(name).element())).toContain(said)
})

const descriptionOf = (element: Element): string =>
  (element.getAttribute('aria-describedby') ?? '').split(' ').map(id => document.querySelector(`[id="${id}"]`)?.textContent ?? '').join(' ')

test('after that it follows the typing', async () => {
  const { field } = await open(lend)
  await field('What is it?').click()
  await userEvent.tab()
  await expect.element(field('What is it?')).toBeInvalid()
  await field('What is it?').fill('Bicycle')
  await expect.element(field('What is it?')).toBeValid()
})

test('saving an empty form names everything that is missing and goes to the first of it', async () => {
  const { screen, save, saved } = await open('/market/new')
  await save()
  await expect.element(screen.getByRole('radio', { name: 'I want' })).toHaveFocus()
  await expect.element(screen.getByText('Choose one of the two.').first()).toBeVisible()
  await expect.element(screen.getByRole('combobox', { name: 'Category' })).toBeInvalid()
  await expect.element(screen.getByRole('textbox', { name: 'What is it?' })).toBeInvalid()
  expect(saved).toEqual([])
})

test('the day rate and the sum as it was read are shown while typing', async () => {
  const { screen, field } = await open(lend)
  await field('For how many days?').fill('7')
  await field('What is 7 days of it worth?').fill('30 0')
  await expect.element(screen.getByText(/^₸\s300, that is ₸\s43 a day$/)).toBeVisible()
  await field('What is 7 days of it worth?').fill('30 000')
  await expect.element(screen.getByText(/^₸\s30,000, that is ₸\s4,286 a day$/)).toBeVisible()
  await field('For how many days?').fill('1')
  await expect.element(field('What is 1 day of it worth?')).toBeVisible()
  await expect.element(screen.getByText(/^₸\s30,000, that is ₸\s30,000 a day$/)).toBeVisible()
})

test('a thing to keep has no days and no price for a loss', async () => {
  const { screen, choose, field, save, saved } = await open('/market/new?side=offer&mode=permanent')
  expect(screen.getByRole('textbox', { name: /days|lost/ }).elements()).toEqual([])
  await choose('Bikes and scooters')
  await field('What is it?').fill('Bicycle')
  await field('What is it worth?').fill('50 000')
  await save()
  await expect.poll(() => saved).toMatchObject([{ side: 'offer', mode: 'permanent', title: 'Bicycle', value: 50_000, days: null, replacement: null, many: false }])
})

test('a service may be counted in minutes, comes back from nobody, and does not run out', async () => {
  const { screen, choose, field, save, saved } = await open(lend)
  await choose('Help, lessons, repairs')
  await screen.getByRole('radio', { name: 'In minutes' }).click()
  expect(screen.getByRole('textbox', { name: /days|lost/ }).elements()).toEqual([])
  await field('What is it?').fill('Maths lessons')
  await field('How many minutes does it take?').fill('90')
  await field('What is 1 hr 30 min of it worth?').fill('6 000')
  await expect.element(screen.getByRole('checkbox', { name: /Does not run out/ })).toBeChecked()
  await save()
  await expect.poll(() => saved).toMatchObject([{ category: 'services', minutes: 90, days: null, value: 6_000, replacement: null, condition: null, many: true }])
})

test('digital things are counted in days only', async () => {
  const { screen, choose, field } = await open(lend)
  await choose('Licences and subscriptions')
  expect(screen.getByRole('radio', { name: 'In minutes' }).elements()).toEqual([])
  await expect.element(field('For how many days?')).toHaveAccessibleDescription('Usually 1 to 365 days.')
})

test('a category that does not allow the mode stays chosen and is named', async () => {
  const { screen, choose } = await open(lend)
  await choose('Rooms and space')
  await screen.getByText('I can give · To borrow').click()
  await screen.getByRole('radio', { name: 'To keep' }).click()
  const category = screen.getByRole('combobox', { name: 'Category' })
  await expect.element(category).toHaveValue('space')
  await expect.element(category).toHaveAccessibleDescription('Things of this category cannot be exchanged this way. Choose another category, or change between keeping and borrowing.')
  await screen.getByRole('radio', { name: 'To borrow' }).click()
  await expect.element(category).toBeValid()
})

test('days said to be worth the whole thing are asked back about', async () => {
  const { screen, choose, field, save, saved } = await open(lend)
  await choose('Bikes and scooters')
  await field('What is it?').fill('Bicycle')
  await field('For how many days?').fill('7')
  await field('What is 7 days of it worth?').fill('30 000')
  await field(/And if it is lost/).fill('30 000')
  await expect.element(screen.getByText('Is 7 days of it really worth as much as the whole thing?')).toBeVisible()
  await save()
  await screen.getByRole('button', { name: 'Change it' }).click()
  expect(saved).toEqual([])
  await save()
  await screen.getByRole('button', { name: 'Yes, save it' }).click()
  await expect.poll(() => saved).toMatchObject([{ value: 30_000, days: 7, replacement: 30_000 }])
})

test('what was typed survives a way back, until it is saved', async () => {
  const first = await open(lend)
  await first.choose('Tools and cameras')
  await first.field('What is it?').fill('Ladder')
  await first.screen.unmount()

  const second = await open(lend)
  await expect.element(second.field('What is it?')).toHaveValue('Ladder')
  await expect.element(second.screen.getByText('This is what you wrote before. It was not saved yet.')).toBeVisible()
  await second.field('For how many days?').fill('2')
  await second.field('What is 2 days of it worth?').fill('3000')
  await second.save()
  await expect.poll(() => second.location.history.at(-1)).toBe('/market?mode=temporary')
  await second.screen.unmount()

  const third = await open(lend)
  await expect.element(third.field('What is it?')).toHaveValue('')
})

test('starting over forgets what was typed', async () => {
  const first = await open(lend)
  await first.field('What is it?').fill('Ladder')
  await first.screen.unmount()
  const second = await open(lend)
  await second.screen.getByRole('button', { name: 'Start over' }).click()
  await expect.element(second.field('What is it?')).toHaveValue('')
  expect(sessionStorage.length).toBe(0)
})

test('a notice is changed in place, and keeps its side and mode', async () => {
  const { screen, field, save, saved, location } = await open('/market/drill/edit', 'drill')
  await expect.element(screen.getByText('I can give · To borrow')).toBeVisible()
  expect(screen.getByRole('radio').elements()).toEqual([])
  await field('What is 5 days of it worth?').fill('20 000')
  await save()
  await expect.poll(() => saved).toMatchObject([{ of: 'drill', title: 'Drill', value: 20_000, days: 5, replacement: 60_000 }])
  expect(location.history.at(-1)).toBe('/market/drill')
})
