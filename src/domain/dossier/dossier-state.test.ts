import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Instant, LocalTime } from '#lib/plain-date.ts'
import { dossierActs, dossierRefusal } from './dossier-can.ts'
import type { DossierEvent, DossierFact } from './dossier-event.ts'
import { foldDossier } from './dossier-state.ts'
import { showTrackingCode, toTrackingCode, trackingCodeFrom } from './tracking-code.ts'

const received: DossierFact = {
  type: 'received',
  procedureId: 'khai-sinh',
  procedureVersion: '1',
  caseId: 'c1',
  submitter: { fullName: 'Đặng Thị Ngữ' },
  owner: { fullName: 'Nguyễn Thị Mỹ Hậu' },
  papers: [],
  trackingCode: '4F7K2QZ98RTBW',
  officialCode: null,
  received: '2026-11-17T09:10' as LocalTime,
  clockStarts: '2026-11-17T09:10' as LocalTime,
  due: '2026-11-17T17:00' as LocalTime,
  rule: 'trong ngày',
  legalBasis: '',
  policy: 'dates',
}
const asked: DossierFact = { type: 'supplementRequested', items: ['Giấy chứng sinh'], reason: 'bản chụp mờ' }
const signed: DossierFact = {
  type: 'signed',
  signerName: 'A',
  resultNumber: '12',
  outcome: 'granted',
  reason: '',
}

function log(...facts: DossierFact[]): DossierEvent[] {
  return facts.map((fact, index) => ({
    ...fact,
    seq: index + 1,
    at: `2026-11-17T03:0${index}:00.000Z` as Instant,
    actorId: null,
    actorRole: 'officer',
    device: 'pc',
  }))
}

describe('a dossier', () => {
  it('keeps the first promise when a supplement moves the due time', () => {
    const later = '2026-11-18T17:00' as LocalTime
    const state = foldDossier(log(received, asked, { type: 'supplementArrived', due: later, rule: 'bù' }))
    expect(state).toMatchObject({ status: 'received', due: later, promised: '2026-11-17T17:00' })
    expect(state.pauses).toEqual([
      { from: '2026-11-17T10:01', to: '2026-11-17T10:02', items: ['Giấy chứng sinh'], reason: 'bản chụp mờ' },
    ])
  })

  it('asks for a supplement once, completely', () => {
    const state = foldDossier(log(received, asked, { type: 'supplementArrived', due: null, rule: '' }))
    expect(dossierRefusal(state, 'requestSupplement')).toEqual({
      code: 'dossier.supplement-already-asked',
      legalBasis: 'guidance-in-one-go',
    })
  })

  it('hands over only what is signed, and only once', () => {
    expect(dossierRefusal(foldDossier(log(received)), 'handOver')).toMatchObject({
      code: 'dossier.not-now',
      params: { act: 'handOver', status: 'received' },
    })
    expect(dossierRefusal(foldDossier(log(received, signed)), 'handOver')).toBeUndefined()
    const gone = foldDossier(
      log(received, signed, { type: 'handedOver', to: 'B', authority: 'self', proof: '' }),
    )
    expect(dossierRefusal(gone, 'handOver')?.code).toBe('dossier.not-now')
  })

  it('stays void when a supplement came before its reception was taken back', () => {
    const arrived: DossierFact = { type: 'supplementArrived', due: null, rule: '' }
    expect(foldDossier(log(received, asked, arrived, { type: 'undone', undoes: 1 })).status).toBe('void')
  })

  it('is void when its reception was taken back, and then allows nothing', () => {
    const state = foldDossier(log(received, { type: 'undone', undoes: 1 }))
    expect(state.status).toBe('void')
    for (const act of dossierActs) expect(dossierRefusal(state, act)).toBeDefined()
  })
})

describe('a tracking code', () => {
  it('survives being typed with spaces, dashes, lower case and look-alike letters', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 13, maxLength: 13 }), (bytes) => {
        const code = trackingCodeFrom(bytes)
        expect(toTrackingCode(showTrackingCode(code))).toBe(code)
        expect(
          toTrackingCode(
            ` ${showTrackingCode(code).toLowerCase().replaceAll('1', 'l').replaceAll('0', 'o')} `,
          ),
        ).toBe(code)
        expect(showTrackingCode(code)).not.toMatch(/^[A-Z0-9]+\.\d/)
      }),
      { seed: 20261124 },
    )
  })
})
