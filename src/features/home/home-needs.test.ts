import { expect, test } from 'vitest'
import { hexNamed } from '../../../test/contract/sample-entries.ts'
import { sampleAgreement } from '../../../test/contract/sample-rows.ts'
import type { AgreementState, LegState } from '../../domain/market/market-state.ts'
import { sortForHome } from './home-needs.ts'

const [alice, bob] = [hexNamed('alice member'), hexNamed('bob member')]
const today = 20_500
const agreement = (name: string, change: Partial<AgreementState>, day = today): AgreementState => {
  const sample = sampleAgreement(name, [alice, bob], change)
  return { ...sample, terms: { ...sample.terms, day } }
}
const loanOut = (days: number): readonly LegState[] => {
  const [{ leg }] = sampleAgreement('loan', [alice, bob]).legs as [LegState]
  return [{ index: 0, leg: { ...leg, kind: 'loan', days, replacement: 5 }, settles: null, handedOverBy: [alice, bob], returns: [] }]
}
const namesOf = (agreements: readonly AgreementState[], me: string) => {
  const name = ({ agreement: id }: AgreementState) => agreements.findIndex(each => each.agreement === id)
  const { needs, inProgress } = sortForHome(agreements, { me, today })
  return { needs: needs.map(need => name(need.agreement)), inProgress: inProgress.map(name) }
}

test('what waits for me comes oldest first; what waits for others is in progress; what has ended is in neither', () => {
  const agreements = [
    agreement('new', { status: 'proposed', signedBy: [bob], changedAt: 3 }),
    agreement('old', { status: 'proposed', signedBy: [bob], changedAt: 1 }),
    agreement('mine', { status: 'proposed', signedBy: [alice], changedAt: 2 }),
    agreement('ended', { status: 'declined' }),
  ]
  expect(namesOf(agreements, alice)).toEqual({ needs: [1, 0], inProgress: [2] })
})

test.each([[-3, 'needs'], [0, 'needs'], [1, 'inProgress']] as const)('a hand-over %i days from today is in %s', (from, list) => {
  expect(namesOf([agreement('swap', {}, today + from)], alice)[list]).toEqual([0])
})

test.each([[-3, true], [0, true], [2, true], [3, false]])('a loan due %i days from today needs both sides: %s', (left, isNeed) => {
  const lent = agreement('loan', { status: 'handed-over', turns: [], legs: loanOut(30) }, today + left - 30)
  for (const me of [alice, bob]) expect(namesOf([lent], me)).toEqual(isNeed ? { needs: [0], inProgress: [] } : { needs: [], inProgress: [0] })
})
