import { i18n } from '@lingui/core'
import { I18nProvider } from '@lingui/react'
import { beforeEach, expect, test } from 'vitest'
import { render } from 'vitest-browser-react'
import { Router } from 'wouter'
import { memoryLocation } from 'wouter/memory-location'
import { hexNamed } from '../../../test/contract/sample-entries.ts'
import { foldCell } from '../../../test/kit/fold-cell.ts'
import { createCell, startOfTime, verdictOf, type Device } from '../../../test/kit/ledger-kit.ts'
import { cancel, decline, handOver, propose, putListing, putLoan, sealedText, sign } from '../../../test/kit/market-kit.ts'
import { valueMap } from '../../../test/kit/value-map.ts'
import type { Commands, Done, ProposalDraft } from '../../core/commands/commands.ts'
import { err, ok } from '../../domain/base/result.ts'
import type { Entry, EntryId } from '../../domain/ledger/entry.ts'
import type { AgreementState } from '../../domain/market/market-state.ts'
import { createFormatter } from '../../i18n/format.ts'
import { CommunityContext, type Community } from '../session/community-context.ts'
import { InstallContext } from '../session/install-context.ts'
import { createMemoryInstall, memoryQueries, settable } from '../session/memory-install.ts'
import { AgreementScreen } from './agreement-screen.tsx'

/** The day the agreements are handed over on, by the clock of the screen. */
const today = 20_514
const now = startOfTime + 86_400_000

const { money } = createFormatter('en', { currency: { code: 'KZT', symbol: '₸', decimals: 0 }, zoneOffsetMinutes: 300 })

beforeEach(() => { i18n.loadAndActivate({ locale: 'en', messages: {} }) })

type Who = 'alice' | 'bob' | 'carol'

/** A community in memory whose commands write to its ledger, and are judged there as in the core. */
const community = () => {
  const cell = createCell()
  const people: Record<Who, Device> = { alice: cell.founder, bob: cell.join('bob'), carol: cell.join('carol') }
  const textByHash = new Map<string, string>()
  const seal = (text: string) => {
    textByHash.set(hexNamed(text), text)
    return sealedText(text)
  }
  return { cell, ...people, people, textByHash, seal }
}
type Scene = ReturnType<typeof community>

const openFor = async (who: Who, scene: Scene, proposal: Entry, { writes = true, commands }: { readonly writes?: boolean; readonly commands?: Partial<Commands> } = {}) => {
  const device = scene.people[who]
  const rows = foldCell(scene.cell)
  const rowOf = () => foldCell(scene.cell).agreements.find(({ agreement }) => agreement === proposal.id) ?? null
  const row = settable<AgreementState | null>(rowOf())
  const members = settable(rows.members)
  const proposed: ProposalDraft[] = []
  const record = (entry: Entry): Promise<Done<EntryId>> => {
    const verdict = scene.cell.ledger().find(entry.id)?.verdict
    row.set(rowOf())
    return Promise.resolve(verdict?.status === 'refused' ? err({ type: 'refused', reason: verdict.reason }) : ok(entry.id))
  }
  const refs = () => [proposal, ...scene.cell.entries.filter(entry => entry.refs[0] === proposal.id && entry.device !== device.device)]
  const texts = new Map<string, ReturnType<typeof settable<string | null>>>()
  const opened = (hash: string) => {
    const text = texts.get(hash) ?? settable(who === 'carol' ? null : scene.textByHash.get(hash) ?? null)
    texts.set(hash, text)
    return text
  }
  const install = createMemoryInstall({
    platform: { now: () => now },
    commands: {
      sign: () => record(sign(device, proposal)),
      decline: () => record(decline(device, proposal)),
      cancel: (_, __, reason) => record(device.write('agreement.cancel', valueMap({ reason: scene.seal(reason) }), refs())),
      confirmHandover: (_, __, leg) => record(handOver(device, proposal, leg)),
      confirmReturn: (_, { leg, owed, inspection }) => record(device.write('return.confirm', valueMap({ leg, owed, inspection: scene.seal(inspection) }), refs())),
      propose: (_, draft) => {
        proposed.push(draft)
        return Promise.resolve(ok(hexNamed('proposed again')))
      },
      ...commands,
    },
  })
  const [state] = rows.cells
  if (state === undefined) throw new Error('no community')
  const value: Community = {
    cell: scene.cell.creation.id,
    state,
    self: { key: 'self', device: device.device, member: device.member, standing: 'member', entries: scene.cell.entries.length, head: 1, digest: null, feedsComplete: true, needsNewerApp: 0, refused: 0 },
    me: device.member,
    queries: memoryQueries({ agreement: () => row, members: () => members, opened }),
    format: createFormatter('en', { currency: state.currency, zoneOffsetMinutes: state.zone }),
    writes,
  }
  const { hook, history } = memoryLocation({ path: `/agreements/${proposal.id}`, record: true })
  const screen = await render(
    <I18nProvider i18n={i18n}>
      <Router hook={hook}>
        <InstallContext value={install}><CommunityContext value={value}><AgreementScreen agreement={proposal.id} /></CommunityContext></InstallContext>
      </Router>
    </I18nProvider>,
  )
  const press = async (name: string) => { await screen.getByRole('button', { name, exact: true }).click() }
  return {
    screen,
    press,
    /** The answer in the question that is open, where the page behind may have a button of the same name. */
    answer: async (name: string) => { await screen.getByRole('dialog').getByRole('button', { name, exact: true }).click() },
    buttons: () => screen.getByRole('button').elements().map(button => button.textContent),
    status: () => row.current()?.status,
    proposed,
    history,
  }
}

/** Alice's table for Bob's chair, today. */
const swap = ({ alice, bob, seal }: Scene): Entry =>
  propose(alice, bob, [{ listing: putListing(alice) }, { listing: putListing(bob, { title: 'Chair' }) }], { terms: { day: today, place: seal('At the well') } })

/** Alice lends Bob a drill for 3 days; both have signed and handed it over. */
const lent = ({ alice, bob }: Scene): Entry => {
  const proposal = propose(alice, bob, [{ listing: putLoan(alice) }], { terms: { day: today - 4 } })
  sign(bob, proposal)
  for (const device of [alice, bob]) handOver(device, proposal, 0)
  return proposal
}

test('who is asked reads what it is about, and again before signing; then it is signed by both', async () => {
  const scene = community()
  const { screen, press, answer, status } = await openFor('bob', scene, swap(scene))
  await expect.element(screen.getByRole('heading', { level: 1, name: 'Agreement with alice' })).toBeVisible()
  await expect.element(screen.getByText('alice proposes this. Read it, then sign or decline.')).toBeVisible()
  await expect.element(screen.getByText('At the well')).toBeVisible()
  await press('Sign')
  const sheet = screen.getByRole('dialog', { name: 'Sign this agreement?' })
  for (const words of ['alice', `Chair, worth ${money(50_000)}`, `Oak table, worth ${money(50_000)}`, 'Monday, March 2']) await expect.element(sheet.getByText(words, { exact: false }).first()).toBeVisible()
  expect(status()).toBe('proposed')
  await answer('Sign')
  await expect.element(screen.getByRole('dialog')).not.toBeInTheDocument()
  expect(status()).toBe('active')
  await expect.element(screen.getByText('When you have met, say below what was handed over.', { exact: false })).toBeVisible()
  await expect.element(screen.getByRole('button', { name: 'I handed it over' })).toBeVisible()
})

test('who is asked may decline, who proposed may take it back, and neither has the other’s buttons', async () => {
  const [one, other] = [community(), community()]
  const bobs = await openFor('bob', one, swap(one))
  expect(bobs.buttons()).toEqual(['Decline', 'Sign'])
  await bobs.press('Decline')
  await bobs.answer('Decline')
  await expect.poll(bobs.status).toBe('declined')
  await expect.element(bobs.screen.getByText('You declined it.')).toBeVisible()
  await bobs.screen.unmount()

  const alices = await openFor('alice', other, swap(other))
  expect(alices.buttons()).toEqual(['Take my proposal back'])
  await expect.element(alices.screen.getByText('Waiting for bob')).toBeVisible()
  await alices.press('Take my proposal back')
  await alices.answer('Take it back')
  await expect.poll(alices.status).toBe('withdrawn')
})

test('a hand-over is confirmed leg by leg, each side its own', async () => {
  const scene = community()
  const proposal = swap(scene)
  sign(scene.bob, proposal)
  handOver(scene.alice, proposal, 0)
  const { screen, press, answer, status } = await openFor('bob', scene, proposal)
  await expect.element(screen.getByText('alice says that it was handed over.', { exact: false })).toBeVisible()
  await press('I received it')
  await answer('I received it')
  await expect.element(screen.getByText('You: received')).toBeVisible()
  await press('I handed it over')
  await answer('Not now')
  await press('I handed it over')
  await answer('I handed it over')
  await expect.element(screen.getByText('You have confirmed the hand-over; alice has not yet.')).toBeVisible()
  expect(status()).toBe('active')
})

test('a loan that comes back damaged: what is owed is at most the replacement; two claims that differ are shown and can be changed; what both say is settled', async () => {
  const scene = community()
  const { bob } = scene
  const proposal = lent(scene)
  bob.write('return.confirm', valueMap({ leg: 0, owed: 0, inspection: scene.seal('worn\nA little dust') }), [proposal])
  const { screen, press, answer, status } = await openFor('alice', scene, proposal)
  await expect.element(screen.getByText('bob: with normal wear')).toBeVisible()
  await expect.element(screen.getByText('A little dust')).toBeVisible()

  await press('It came back')
  await press('Confirm the return')
  await expect.element(screen.getByText('Choose one.')).toBeVisible()
  await screen.getByRole('radio', { name: 'lost, not coming back' }).click()
  const owed = screen.getByLabelText('What is owed for it (₸)')
  await expect.element(owed).toHaveValue('40000')
  await screen.getByRole('radio', { name: 'damaged' }).click()
  await owed.fill('50000')
  await press('Confirm the return')
  await expect.element(screen.getByText(`At most ${money(40_000)} was agreed.`)).toBeVisible()
  await owed.fill('500')
  await press('Confirm the return')

  await expect.element(screen.getByText('You and bob say different things about the return.', { exact: false })).toBeVisible()
  await expect.element(screen.getByText('You: damaged', { exact: false })).toBeVisible()
  expect(status()).toBe('disputed')
  bob.write('return.confirm', valueMap({ leg: 0, owed: 300 }), [proposal, scene.cell.entries.at(-1)!])
  await press('Change what I said')
  await expect.element(owed).toHaveValue('500')
  await owed.fill('300')
  await press('Confirm the return')

  await expect.element(screen.getByText('bob owes it to you for damage or loss')).toBeVisible()
  await press('I got the money')
  await answer('I got the money')
  await expect.element(screen.getByText('You have confirmed that it is settled; bob has not yet.')).toBeVisible()
  handOver(bob, proposal, 1)
  expect(verdictOf(scene.cell.ledger(), scene.cell.entries.at(-1)!)).toBe('accepted')
  expect(foldCell(scene.cell).agreements[0]?.status).toBe('completed')
})

test('a loan past its day says how late it is', async () => {
  const scene = community()
  const { screen } = await openFor('bob', scene, lent(scene))
  await expect.element(screen.getByText('Handed over: 1 day late.', { exact: false })).toBeVisible()
})

test('calling off needs a reason, which the other reads', async () => {
  const scene = community()
  const proposal = swap(scene)
  sign(scene.bob, proposal)
  const { screen, press, answer, status } = await openFor('alice', scene, proposal)
  await press('Call it off')
  await answer('Call it off')
  await expect.element(screen.getByText('Say in a few words why.')).toBeVisible()
  expect(status()).toBe('active')
  await screen.getByLabelText('Why').fill('The table broke')
  await answer('Call it off')
  await expect.poll(status).toBe('cancelled')
  await expect.element(screen.getByText('The table broke')).toBeVisible()
})

test('after a hand-over calling off is asked, and answered by calling off too', async () => {
  const scene = community()
  const proposal = lent(scene)
  cancel(scene.bob, proposal)
  const { screen, press, answer, status } = await openFor('alice', scene, proposal)
  await expect.element(screen.getByText('bob wants to call it off')).toBeVisible()
  await press('Call it off')
  await screen.getByLabelText('Why').fill('Agreed')
  await answer('Call it off')
  await expect.poll(status).toBe('cancelled')
  await expect.element(screen.getByText('Both of you called it off.')).toBeVisible()
})

test('withdrawn here while it was signed there: nobody is blamed, and the same is proposed again', async () => {
  const scene = community()
  const proposal = swap(scene)
  decline(scene.alice, proposal)
  sign(scene.bob, proposal, [])
  const { screen, press, answer, proposed, history } = await openFor('bob', scene, proposal)
  await expect.element(screen.getByText('nobody did anything wrong', { exact: false })).toBeVisible()
  await press('Propose again')
  await answer('Propose again')
  await expect.poll(() => history.at(-1)).toBe(`/agreements/${hexNamed('proposed again')}`)
  const { bob, alice } = scene
  expect(proposed).toMatchObject([{ other: alice.member, day: today, place: 'At the well', legs: [{ giver: alice.member, title: 'Oak table' }, { giver: bob.member, title: 'Chair' }] }])
})

test('someone else sees all but the sealed texts, and can do nothing', async () => {
  const scene = community()
  const { screen, buttons } = await openFor('carol', scene, swap(scene))
  await expect.element(screen.getByRole('heading', { level: 1, name: 'alice and bob' })).toBeVisible()
  await expect.element(screen.getByText('only the two of them can read this')).toBeVisible()
  expect(buttons()).toEqual([])
})

test('in a second tab nothing can be pressed', async () => {
  const scene = community()
  const { buttons } = await openFor('bob', scene, swap(scene), { writes: false })
  expect(buttons()).toEqual([])
})

test('what could not be saved is said where it was asked', async () => {
  const scene = community()
  const { screen, press, answer, status } = await openFor('bob', scene, swap(scene), {
    commands: { sign: () => Promise.resolve(err({ type: 'refused', reason: { type: 'called-off' } })) },
  })
  await press('Sign')
  await answer('Sign')
  await expect.element(screen.getByRole('dialog').getByText('The agreement has been called off.')).toBeVisible()
  expect(status()).toBe('proposed')
})
