import { expect, it } from 'vitest'
import type { DossierFact } from './dossier-event.ts'
import { factRefusal } from './fact-refusal.ts'

const rejected = { type: 'signed', signerName: 'Lê Văn Bảo', resultNumber: '', outcome: 'rejected' } as const
const taken = { type: 'handedOver', to: 'Đặng Thị Ngữ', proof: '' } as const

it.each<[DossierFact, string | undefined]>([
  [{ type: 'officialCodeEntered', officialCode: 'H50.2' }, 'dossier.official-code-unlikely'],
  [{ type: 'officialCodeEntered', officialCode: 'H50.22' }, undefined],
  [{ type: 'officialCodeEntered', officialCode: 'H'.repeat(60) }, undefined],
  [{ type: 'officialCodeEntered', officialCode: 'H'.repeat(61) }, 'dossier.official-code-unlikely'],
  [{ type: 'supplementRequested', items: [], reason: 'bản chụp mờ' }, 'dossier.supplement-without-items'],
  [
    { type: 'supplementRequested', items: ['Giấy chứng sinh'], reason: '' },
    'dossier.supplement-without-items',
  ],
  [{ type: 'supplementRequested', items: ['Giấy chứng sinh'], reason: 'bản chụp mờ' }, undefined],
  [{ ...rejected, reason: '' }, 'dossier.rejection-without-reason'],
  [{ ...rejected, reason: 'không đúng nơi cư trú' }, undefined],
  [{ ...rejected, outcome: 'granted', reason: '' }, undefined],
  [{ ...taken, authority: 'relative' }, 'dossier.authority-without-proof'],
  [{ ...taken, authority: 'relative', proof: 'căn cước' }, undefined],
  [{ ...taken, authority: 'self' }, undefined],
  [{ type: 'withdrawn', reason: '' }, 'dossier.withdrawal-without-reason'],
  [{ type: 'withdrawn', reason: 'tự nguyện' }, undefined],
  [{ type: 'slipPrinted', official: false }, undefined],
])('%o: %s', (fact, code) => {
  expect(factRefusal(fact)?.code).toBe(code)
})
