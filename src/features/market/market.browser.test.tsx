import { expect, test } from 'vitest'
import { render } from 'vitest-browser-react'
import { ListingScreen } from './listing-screen.tsx'
import { MarketScreen } from './market-screen.tsx'
import { createSamplePhone, sampleListing, type SampleRows } from './sample-community.tsx'

const market = async (rows: SampleRows, path?: string, more?: { readonly writes: boolean }) => {
  const phone = createSamplePhone(rows, path, more)
  return { ...phone, screen: await render(<phone.Phone><MarketScreen /></phone.Phone>) }
}

test('a side’s total counts what is open or promised, not what is over', async () => {
  const { screen } = await market({
    listings: [
      sampleListing({ listing: 'open', value: 1_000 }),
      sampleListing({ listing: 'promised', value: 200, state: 'reserved' }),
      sampleListing({ listing: 'given', value: 30, state: 'fulfilled' }),
      sampleListing({ listing: 'ended', value: 4, expires: 0 }),
    ],
  })
  await expect.element(screen.getByText(/^together ₸\s1,200$/)).toBeVisible()
  for (const badge of ['open', 'promised', 'given', 'time is up']) await expect.element(screen.getByText(badge, { exact: true })).toBeVisible()
})

test('an empty market says what to start with, and leads there', async () => {
  const { screen } = await market({}, '/market?mode=temporary')
  await expect.element(screen.getByText('What would you like to borrow, or have done for you?')).toBeVisible()
  await expect.element(screen.getByRole('link', { name: 'Add what I want' })).toHaveAttribute('href', '/market/new?side=want&mode=temporary')
  await expect.element(screen.getByRole('link', { name: 'Add what I can give' })).toHaveAttribute('href', '/market/new?side=offer&mode=temporary')
})

test('the chosen tab stays in the address', async () => {
  const { screen, location } = await market({})
  await screen.getByRole('tab', { name: 'To borrow' }).click()
  expect(location.history.at(-1)).toBe('/market?mode=temporary')
  await expect.element(screen.getByRole('tab', { name: 'To borrow' })).toHaveAttribute('aria-selected', 'true')
})

const bobs = (listing: string, title: string, more = {}) => sampleListing({ listing, title, member: 'bob', ...more })

test('everyone’s notices are the others’ open ones, found in any script and by name', async () => {
  const { screen } = await market({
    listings: [bobs('bike', 'Велосипед'), bobs('honey', 'Honey', { category: 'food' }), bobs('old', 'Old radio', { expires: 0 }), sampleListing({ listing: 'mine', title: 'My saw' })],
  })
  const rows = () => screen.getByRole('region', { name: 'Everyone’s notices' }).getByRole('link').elements().map(({ textContent }) => textContent)
  expect(rows()).toEqual(['Велосипед', 'Honey'])
  const search = screen.getByRole('searchbox', { name: 'Find a thing or a person' })
  await search.fill('velosiped')
  await expect.poll(rows).toEqual(['Велосипед'])
  await search.fill('food')
  await expect.poll(rows).toEqual(['Honey'])
  await search.fill('bob')
  await expect.poll(rows).toEqual(['Велосипед', 'Honey'])
  await search.fill('radio')
  await expect.element(screen.getByText('Nothing of that name')).toBeVisible()
})

test('a long list is shown a part at a time', async () => {
  const { screen } = await market({ listings: Array.from({ length: 45 }, (_, index) => bobs(`book-${String(index)}`, `Book ${String(index)}`)) })
  const rows = screen.getByRole('region', { name: 'Everyone’s notices' }).getByRole('link')
  expect(rows.elements()).toHaveLength(30)
  await screen.getByRole('button', { name: 'Show more' }).click()
  await expect.poll(() => rows.elements().length).toBe(45)
  expect(screen.getByRole('button', { name: 'Show more' }).elements()).toEqual([])
})

test('a tab that does not write shows everything and offers no act', async () => {
  const { screen } = await market({ listings: [sampleListing({ listing: 'drill' })] }, '/market', { writes: false })
  await expect.element(screen.getByRole('link', { name: 'Drill' })).toBeVisible()
  expect(screen.getByRole('link', { name: /Add|Change/ }).elements()).toEqual([])
  expect(screen.getByRole('button', { name: /Withdraw/ }).elements()).toEqual([])
})

test('withdrawing asks first', async () => {
  const { screen, withdrawn } = await market({ listings: [sampleListing({ listing: 'drill' })] })
  await screen.getByRole('button', { name: 'Withdraw “Drill”' }).click()
  await screen.getByRole('button', { name: 'Keep it' }).click()
  expect(withdrawn).toEqual([])
  await screen.getByRole('button', { name: 'Withdraw “Drill”' }).click()
  await screen.getByRole('dialog').getByRole('button', { name: 'Withdraw' }).click()
  await expect.poll(() => withdrawn).toEqual(['drill'])
})

test('a notice says all it holds, and what is owed for a loss', async () => {
  const { Phone } = createSamplePhone({
    listings: [bobs('bike', 'Bicycle', { category: 'mobility', days: 7, value: 30_000, condition: 'worn', note: 'With a lock', place: 'Orchard street', many: 0 })],
  })
  const screen = await render(<Phone><ListingScreen listing="bike" /></Phone>)
  const facts = [...screen.container.querySelectorAll('dl > div')].map(fact => [...fact.children].map(({ textContent }) => textContent.replaceAll('\u00a0', ' ').trim()).join(': '))
  expect(facts).toEqual([
    'Who can give it: Bob', 'For good or for a time: To borrow', 'Category: Bikes and scooters', 'Worth: ₸ 30,000 for 7 days', 'That is: ₸ 4,286 a day',
    'Owed if it is lost: ₸ 30,000', 'Condition: Worn', 'More about it: With a lock', 'Where: Orchard street', 'Written on: Nov 20, 2026', 'Changed on: Nov 20, 2026',
  ])
  await expect.element(screen.getByRole('link', { name: 'Bob' })).toHaveAttribute('href', '/community/members/bob')
  expect(screen.getByRole('link', { name: 'Change' }).elements()).toEqual([])
})
