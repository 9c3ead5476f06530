import { describe, expect, test } from 'vitest'
import { admit, createCell, Device, invite, verdictOf, type Cell } from '../../../test/kit/ledger-kit.ts'
import { decline, propose, putListing, sign } from '../../../test/kit/market-kit.ts'
import type { LedgerRefusal } from '../../../test/kit/refusal-types.ts'
import { idBytes, valueMap } from '../../../test/kit/value-map.ts'
import { testVerdicts, type VerdictRow } from '../../../test/kit/verdict-table.ts'
import { hexNamed } from '../../../test/contract/sample-entries.ts'
import type { Entry } from './entry.ts'
import { Ledger } from './ledger.ts'

const scene = (write: (bob: Device, cell: Cell) => Entry): VerdictRow['write'] => () => {
  const cell = createCell()
  return { cell, entry: write(cell.join('bob'), cell) }
}

const seen = (device: Device, refs: readonly Entry[] = [], unlike = {}): Entry => device.write('seen', valueMap({}), refs, unlike)

const refusals: Record<LedgerRefusal, readonly VerdictRow[]> = {
  'other-cell': [
    { law: 'J6', when: 'the entry is of another community', write: scene((bob) => seen(bob, [], { cell: hexNamed('elsewhere') })) },
    { law: 'J6', when: 'it creates another community', write: scene((_, cell) => new Device('mallory', cell).write('cell.create', cell.creation.body, [], { cell: null })) },
  ],
  'broken-chain': [
    { law: 'J7', when: 'a number is left out', write: scene((bob) => seen(bob, [], { seq: 3 })) },
    {
      law: 'J7',
      when: 'it follows on an entry of another device with the number before',
      write: scene((bob, { founder }) => {
        const prev = founder.head as Entry
        return seen(bob, [], { prev: prev.id, seq: prev.seq + 1, lamport: prev.lamport + 1 })
      }),
    },
    { law: 'J7', when: 'it follows on an entry of another device', write: scene((bob, cell) => seen(bob, [], { prev: cell.founder.head?.id ?? null, lamport: 1 + (cell.founder.head?.lamport ?? 0) })) },
  ],
  'wrong-lamport': [
    { law: 'J8', when: 'the lamport is too small', write: scene((bob) => seen(bob, [], { lamport: 1 })) },
    { law: 'J8', when: 'the lamport runs ahead', write: scene((bob) => seen(bob, [], { lamport: 1_000_000 })) },
    { law: 'J8', when: 'a named entry is not counted', write: scene((bob, cell) => seen(bob, [seen(cell.founder)], { lamport: (bob.head?.lamport ?? 0) + 1 })) },
  ],
  'no-owner': [{ law: 'J9', when: 'a chain begins with something else', write: scene((_, cell) => putListing(new Device('mallory', cell))) }],
  'unknown-kind': [
    { law: 'J10', when: 'the kind is not of rules version 1', write: scene((bob) => seen(bob, [], { kind: 'hours.pay' })) },
    { law: 'J10', when: 'the kind is a word every object has', write: scene((bob) => seen(bob, [], { kind: 'constructor' })) },
  ],
  'bad-field': [
    { law: 'J10', when: 'a field is unknown', write: scene((bob) => bob.write('seen', valueMap({ extra: 1 }))) },
    { law: 'J10', when: 'a field is missing', write: scene((bob) => bob.write('profile.set', valueMap({ name: 'Bob' }))) },
    { law: 'J10', when: 'an optional field is there and null', write: scene((bob) => putListing(bob, { note: null })) },
  ],
}
testVerdicts(refusals)

describe('what a refusal says', () => {
  const reasonOf = (write: (bob: Device, cell: Cell) => Entry) => {
    const { cell, entry } = scene(write)()
    const verdict = cell.ledger().find(entry.id)?.verdict
    return verdict?.status === 'refused' ? verdict.reason : undefined
  }

  test('J8: the lamport it should have had', () => {
    expect(reasonOf((bob) => seen(bob, [], { lamport: 9 }))).toEqual({ type: 'wrong-lamport', expected: 4 })
  })

  test('J10: the path of the field, and what is wrong with it', () => {
    expect(reasonOf((bob, { founder }) => propose(bob, founder, [{ listing: putListing(founder), unlike: { value: 0 } }]))).toEqual({
      type: 'bad-field',
      field: 'terms.legs.value',
      fault: 'too-small',
    })
  })

  test('J10: the kind that is unknown', () => {
    expect(reasonOf((bob) => seen(bob, [], { kind: 'vote.cast' }))).toEqual({ type: 'unknown-kind', kind: 'vote.cast' })
  })
})

describe('a refused entry', () => {
  test('J8: that claims the largest number there is leaves room for all who name it', () => {
    const cell = createCell()
    const [bob, carol] = [cell.join('bob'), cell.join('carol')]
    const poison = seen(bob, [], { lamport: Number.MAX_SAFE_INTEGER })
    const own = seen(bob)
    const others = seen(carol, [poison, own])
    const ledger = cell.ledger()
    expect(verdictOf(ledger, poison)).toBe('wrong-lamport')
    for (const entry of [own, others]) {
      expect(verdictOf(ledger, entry)).toBe('accepted')
      expect(entry.lamport).toBeLessThan(cell.entries.length + 1)
    }
    const believing = carol.write('seen', valueMap({}), [poison], { lamport: Number.MAX_SAFE_INTEGER - 1 })
    expect(verdictOf(cell.ledger(), believing)).toBe('wrong-lamport')
    expect(ledger.nextLamport(others.id, [poison.id])).toBe(others.lamport + 1)
  })

  test('J11: has no effect, but its chain goes on', () => {
    const cell = createCell()
    const bob = cell.join('bob')
    seen(bob, [], { kind: 'unknown' })
    const listing = putListing(bob)
    expect(verdictOf(cell.ledger(), listing)).toBe('accepted')
  })

  test('J11: counts for nothing on the path of who names it', () => {
    const cell = createCell()
    const [bob, carol] = [cell.join('bob'), cell.join('carol')]
    const proposal = propose(cell.founder, bob, [{ from: cell.founder, value: 5 }], { refs: [putListing(bob)] })
    const refusal = decline(carol, proposal)
    const signature = sign(bob, proposal, [refusal])
    const ledger = cell.ledger()
    expect([refusal, signature].map((entry) => verdictOf(ledger, entry))).toEqual(['not-party', 'accepted'])
  })

  test('J11: as a beginning it makes nobody a member', () => {
    const cell = createCell()
    const mallory = new Device('mallory', cell)
    const join = mallory.write('member.join', valueMap({ name: 'mallory' }))
    const admission = admit(cell.founder, mallory)
    const listing = putListing(mallory)
    const ledger = cell.ledger()
    expect([join, admission, listing].map((entry) => verdictOf(ledger, entry))).toEqual(['bad-field', 'subject-missing', 'no-owner'])
  })

  test('J6: of another community is no fork of its device', () => {
    const cell = createCell()
    const bob = cell.join('bob')
    const listing = putListing(bob)
    const replayed: Entry = { ...listing, id: hexNamed('replayed'), cell: hexNamed('elsewhere') }
    const ledger = cell.ledger()
    expect(ledger.add([replayed]).forked).toEqual([])
    expect(ledger.chain(bob.device)?.forkSeq).toBeNull()
    expect(verdictOf(ledger, replayed)).toBe('other-cell')
  })

  test('J7: that follows on another member does not disturb that chain', () => {
    const cell = createCell()
    const [bob, mallory] = [cell.join('bob'), cell.join('mallory')]
    const listing = putListing(bob)
    seen(mallory, [listing], { prev: bob.head?.id ?? null, lamport: 1 + (bob.head?.lamport ?? 0) })
    const change = bob.write('listing.put', new Map([...listing.body, ['of', idBytes(listing.id)]]))
    expect(verdictOf(cell.ledger(), change)).toBe('accepted')
  })
})

describe('waiting', () => {
  const bobLists = () => {
    const cell = createCell()
    const bob = cell.join('bob')
    return { cell, bob, listing: putListing(bob), change: seen(bob) }
  }

  test('J3: an entry waits for what it names, and says for what', () => {
    const { cell, bob, change } = bobLists()
    const ledger = new Ledger(cell.creation.id)
    const proposal = propose(cell.founder, bob, [{ from: cell.founder, value: 5 }], { refs: [change] })
    expect(ledger.add([cell.creation, proposal]).judged.map((held) => held.entry.id)).toEqual([cell.creation.id])
    expect(ledger.find(proposal.id)?.verdict).toEqual({ status: 'waiting', for: [proposal.prev, change.id] })
  })

  test('J3: the last missing entry settles all that waited, in one step', () => {
    const { cell, listing } = bobLists()
    const ledger = new Ledger(cell.creation.id)
    const late = cell.entries.filter((entry) => entry !== cell.creation)
    expect(ledger.add(late).judged).toEqual([])
    expect(ledger.add([cell.creation]).judged).toHaveLength(cell.entries.length)
    expect(verdictOf(ledger, listing)).toBe('accepted')
  })

  test('J4: entries of who is not admitted wait, and count from the admission on', () => {
    const cell = createCell()
    const invitation = invite(cell.founder)
    const dave = cell.knock('dave', invitation)
    const listing = putListing(dave)
    const ledger = cell.ledger()
    expect([verdictOf(ledger, listing), ledger.isAdmitted(dave.member)]).toEqual(['unadmitted', false])
    const change = ledger.add([admit(cell.founder, dave)])
    expect(change.judged.map((held) => held.entry.kind)).toEqual(['member.admit', 'listing.put'])
    expect(verdictOf(ledger, listing)).toBe('accepted')
  })

  test('J4: an answer to who is not admitted waits with them', () => {
    const cell = createCell()
    const bob = cell.join('bob')
    const dave = cell.knock('dave', invite(cell.founder))
    const proposal = propose(dave, cell.founder, [{ from: dave, value: 5 }], { refs: [cell.creation] })
    const signature = sign(cell.founder, proposal)
    const ledger = cell.ledger()
    expect(verdictOf(ledger, signature)).toBe('waiting')
    admit(bob, dave)
    expect(verdictOf(cell.ledger(), signature)).toBe('waiting')
  })

  test('J4: who is not admitted admits nobody, themselves included', () => {
    const cell = createCell()
    const dave = cell.knock('dave', invite(cell.founder))
    const erin = cell.knock('erin', invite(dave))
    const admissions = [admit(dave, erin), admit(dave, dave)]
    const ledger = cell.ledger()
    expect(admissions.map((entry) => verdictOf(ledger, entry))).not.toContain('accepted')
    expect([ledger.isAdmitted(dave.member), ledger.isAdmitted(erin.member)]).toEqual([false, false])
  })

  test("J4: this phone's own entries are judged before the admission", () => {
    const cell = createCell()
    const dave = cell.knock('dave', invite(cell.founder))
    const listing = putListing(dave)
    const ledger = new Ledger(cell.creation.id, { own: dave.device })
    ledger.add(cell.entries)
    expect(verdictOf(ledger, listing)).toBe('accepted')
  })
})

describe('a newer rules version', () => {
  test('J5: is kept and not judged, and so is what builds on it', () => {
    const cell = createCell()
    const [bob, carol] = [cell.join('bob'), cell.join('carol')]
    const newer = seen(bob, [], { rules: 2, kind: 'unheard.of' })
    const next = seen(bob)
    const named = seen(carol, [newer])
    const after = putListing(carol)
    const other = putListing(cell.founder)
    const ledger = cell.ledger()
    expect([newer, next, named, after].map((entry) => verdictOf(ledger, entry))).toEqual(Array(4).fill('needs-newer-app'))
    expect(verdictOf(ledger, other)).toBe('accepted')
    expect(ledger.size).toBe(cell.entries.length)
  })

  test('J5: a newcomer whose admission needs a newer app waits', () => {
    const cell = createCell()
    const dave = cell.knock('dave', invite(cell.founder))
    const admission = cell.founder.write('member.admit', valueMap({ join: idBytes(dave.member) }), [], { rules: 2 })
    const listing = putListing(dave)
    const ledger = cell.ledger()
    expect([verdictOf(ledger, admission), verdictOf(ledger, listing)]).toEqual(['needs-newer-app', 'unadmitted'])
  })
})

describe('adding', () => {
  test('F2: the same entry twice is once', () => {
    const cell = createCell()
    putListing(cell.join('bob'))
    const ledger = cell.ledger()
    expect(ledger.add(cell.entries)).toEqual({ judged: [], forked: [] })
    expect(ledger.size).toBe(cell.entries.length)
  })

  test('J12: asking beforehand changes nothing and says what judging says', () => {
    const cell = createCell()
    const bob = cell.join('bob')
    const table = putListing(bob)
    const ledger = cell.ledger()
    const asked = [putListing(bob, { days: 3 }), putListing(bob, { category: 'x' })]
    const first = ledger.preview(asked[0] as Entry)
    expect(first).toEqual({ type: 'days-on-permanent' })
    expect(ledger.size).toBe(cell.entries.length - 2)
    ledger.add(asked)
    expect(verdictOf(ledger, asked[0] as Entry)).toBe('days-on-permanent')
    const change = bob.write('listing.put', new Map([...table.body, ['of', idBytes(table.id)]]))
    expect(ledger.preview(change)).toBeUndefined()
    ledger.add([change])
    expect(verdictOf(ledger, change)).toBe('accepted')
  })
})

describe('a chain', () => {
  test('C1: two entries with one number are a fork there, whatever else is wrong with them', () => {
    const cell = createCell()
    const bob = cell.join('bob')
    putListing(bob)
    const twin = bob.fork()
    seen(bob)
    const refused = seen(twin, [], { lamport: 77 })
    const ledger = cell.ledger()
    expect(verdictOf(ledger, refused)).toBe('wrong-lamport')
    expect(ledger.chain(bob.device)?.forkSeq).toBe(3)
  })

  test('C1: the earliest number counts, in any order', () => {
    const cell = createCell()
    const bob = cell.join('bob')
    const early = bob.fork()
    seen(bob)
    const late = bob.fork()
    seen(bob)
    const [seenLate, seenEarly] = [seen(late), seen(early)]
    const ledger = cell.ledger()
    expect(ledger.chain(bob.device)?.forkSeq).toBe(2)
    const other = new Ledger(cell.creation.id)
    expect(other.add(cell.entries.filter((entry) => entry !== seenEarly)).forked).toEqual([bob.device])
    expect(other.chain(bob.device)?.forkSeq).toBe(3)
    expect(other.add([seenEarly, seenLate]).forked).toEqual([bob.device])
    expect(other.chain(bob.device)?.forkSeq).toBe(2)
  })

  test('J7: an entry is linked when the one before it is held', () => {
    const cell = createCell()
    const bob = cell.join('bob')
    const [second, third] = [seen(bob), seen(bob)]
    const ledger = new Ledger(cell.creation.id)
    ledger.add([cell.creation, third])
    const chain = ledger.chain(bob.device)
    expect([1, 2, 3].map((seq) => chain?.isLinked(seq))).toEqual([false, false, false])
    ledger.add([second])
    expect([1, 2, 3].map((seq) => chain?.isLinked(seq))).toEqual([false, false, true])
    ledger.add(cell.entries)
    expect([1, 2, 3].map((seq) => chain?.isLinked(seq))).toEqual([true, true, true])
  })
})
