import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Instant } from '#lib/plain-date.ts'
import { mayVisit, visitActs, visitRefusal } from './visit-can.ts'
import type { VisitEvent, VisitFact } from './visit-event.ts'
import { actToUndo, foldVisit, lastUndoable, stepNow } from './visit-state.ts'

const who = { actorId: 'a', actorRole: 'officer', device: 'pc' }

function log(...facts: VisitFact[]): VisitEvent[] {
  return facts.map((fact, index) => ({
    ...fact,
    ...who,
    seq: index + 1,
    at: `2026-11-17T01:${String(index).padStart(2, '0')}:00.000Z` as Instant,
  }))
}

const arrived: VisitFact = {
  type: 'arrived',
  kind: 'need',
  ticketNo: 108,
  party: { kind: 'person', fullName: 'Đặng Thị Ngữ' },
  onBehalfOf: null,
}
const need: VisitFact = {
  type: 'needFound',
  procedureId: 'khai-sinh',
  procedureVersion: '1',
  formId: 'to-khai-khai-sinh',
}
const papers: VisitFact = { type: 'papersChecked', papers: [{ name: 'Giấy chứng sinh', state: 'have' }] }
const answered: VisitFact = { type: 'answered', formId: 'to-khai-khai-sinh', keys: ['child.fullName'] }
const agreed: VisitFact = {
  type: 'readBackAgreed',
  formId: 'to-khai-khai-sinh',
  heard: ['Bé tên…'],
  draftVersion: 3,
  toldBy: 'My',
}
const printed: VisitFact = { type: 'printed', formId: 'to-khai-khai-sinh', draftVersion: 3, pages: 'final' }
const received: VisitFact = { type: 'received', dossierId: 'd' }
const draft = { version: 3, missing: 0, problems: 0 }

describe('the spine of a visit', () => {
  it('walks the steps in order', () => {
    const walk = [arrived, need, papers, answered, agreed, printed, received]
    const steps = walk.map((_, index) => stepNow(foldVisit(log(...walk.slice(0, index + 1)))))
    expect(steps).toEqual([
      'needFound',
      'papersChecked',
      'formFilled',
      'readBack',
      'printed',
      'received',
      'handedOver',
    ])
  })

  it('refuses to receive before papers are checked, and says which papers are missing', () => {
    expect(visitRefusal(foldVisit(log(arrived, need)), 'receive', draft)?.code).toBe(
      'visit.papers-not-checked',
    )
    const missing = foldVisit(
      log(arrived, need, { type: 'papersChecked', papers: [{ name: 'Giấy chứng sinh', state: 'missing' }] }),
    )
    expect(visitRefusal(missing, 'receive', draft)).toEqual({
      code: 'visit.papers-missing',
      params: { names: 'Giấy chứng sinh' },
      legalBasis: 'guidance-in-one-go',
    })
  })

  it('does not print what was not heard, nor what changed since it was heard', () => {
    const state = foldVisit(log(arrived, need, papers, answered))
    expect(visitRefusal(state, 'printForm', draft)?.code).toBe('visit.not-read-back')
    const heard = foldVisit(log(arrived, need, papers, answered, agreed))
    expect(mayVisit(heard, 'printForm', draft)).toBe(true)
    expect(visitRefusal(heard, 'printForm', { ...draft, version: 4 })?.code).toBe(
      'visit.changed-since-read-back',
    )
  })

  it('takes the last act of the desk back and keeps it in the log', () => {
    const events = log(arrived, need, papers)
    const last = lastUndoable(events)!
    expect(last.type).toBe('papersChecked')
    const after = [
      ...events,
      ...log({ type: 'undone', undoes: last.seq }).map((event) => ({ ...event, seq: 4 })),
    ]
    expect(foldVisit(after).papers).toBeNull()
    expect(foldVisit(after).version).toBe(4)
    expect(lastUndoable(after)?.type).toBe('needFound')
  })

  it('forgets papers and agreement when the need changes', () => {
    const state = foldVisit(
      log(arrived, need, papers, answered, agreed, {
        type: 'needFound',
        procedureId: 'khai-tu',
        procedureVersion: '1',
        formId: 'to-khai-khai-tu',
      }),
    )
    expect(state.papers).toBeNull()
    expect(state.agreed).toBeNull()
  })

  it('takes back the last act on its own day only, as the ward counts days', () => {
    const acted = (at: string) => log(arrived, need).map((event) => ({ ...event, at: at as Instant }))
    const undo = (done: string, now: string) => actToUndo(acted(done), now as Instant)
    expect(undo('2026-11-17T02:00:00.000Z', '2026-11-17T16:59:59.000Z')).toMatchObject({
      ok: true,
      value: { type: 'needFound' },
    })
    expect(undo('2026-11-17T02:00:00.000Z', '2026-11-17T17:00:00.000Z')).toMatchObject({
      ok: false,
      error: { code: 'visit.undo-too-late' },
    })
    expect(actToUndo(log(arrived), '2026-11-17T02:00:00.000Z' as Instant)).toMatchObject({
      ok: false,
      error: { code: 'visit.nothing-to-undo' },
    })
  })

  it('allows nothing on a closed visit', () => {
    const closed = foldVisit(log(arrived, { type: 'left', reason: 'asked' }))
    for (const act of visitActs) expect(visitRefusal(closed, act, draft)?.code).toBe('visit.closed')
  })

  it('folds any log the same way twice, and undoing everything undoable leaves only what stands', () => {
    const fact = fc.constantFrom(need, papers, answered, agreed, printed)
    fc.assert(
      fc.property(fc.array(fact, { maxLength: 12 }), (facts) => {
        const events = log(arrived, ...facts)
        expect(foldVisit(events)).toEqual(foldVisit([...events]))
        let grown = events
        for (let last = lastUndoable(grown); last; last = lastUndoable(grown)) {
          const [event] = log({ type: 'undone', undoes: last.seq })
          grown = [...grown, { ...event!, seq: grown.length + 1 }]
        }
        const state = foldVisit(grown)
        expect(state.status).toBe('open')
        expect(state.printed === null || facts.includes(answered)).toBe(true)
      }),
      { seed: 20261124, numRuns: 300 },
    )
  })
})
