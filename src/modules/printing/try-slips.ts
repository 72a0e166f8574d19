import { vi } from '#i18n/vi.ts'
import type { Instant } from '#lib/plain-date.ts'
import {
  drawTicket,
  printChecklist,
  printHoldings,
  printIncident,
  printReceipt,
  printRecoverySheet,
  printRoot,
  printSlip,
  type ChecklistData,
  type IncidentData,
  type ReceiptData,
  type RootData,
  type SlipData,
} from './papers.ts'

const common = { ward: '', demo: true, wardPhone: '', authority: '', office: '', sheet: 'a5' as const }
const slip: SlipData = {
  ...common,
  placeAndDate: '',
  officialCode: '',
  trackingCode: '',
  submitter: '',
  idNumber: '',
  residence: '',
  email: '',
  owner: '',
  ownerResidence: '',
  phone: '',
  consent: vi.privacy.messagesOnSlip,
  procedure: '',
  papers: [{ name: '', originals: 1, copies: 0 }],
  rule: '',
  received: '',
  due: '',
  officer: '',
  address: '',
  trackingUrl: 'http://localhost',
}
const receipt: ReceiptData = {
  ...common,
  procedure: '',
  officialCode: '',
  trackingCode: '',
  owner: '',
  outcome: '',
  resultNumber: '',
  signer: '',
  due: '',
  handedOver: '',
  to: '',
  standing: '',
  proof: '',
  officer: '',
}
const some = [{ name: '', note: '' }]
const checklist: ChecklistData = {
  ...common,
  procedure: '',
  bring: some,
  maybe: some,
  show: some,
  leave: some,
  time: '',
  fee: '',
  address: '',
  asOf: '',
}

const root: RootData = { ...common, no: '', seq: '', signed: '', key: '', hash: '', reason: '', line: 'x' }
const incident: IncidentData = {
  ...common,
  facts: [['', '']],
  held: '',
  columns: ['', '', '', '', ''],
  rows: [['', '', '', '', '']],
  officer: '',
}

/** Prints every slip for nobody: a template that does not compile throws PaperFault with its file and line. */
export function trySlips(catalogueDir: string): void {
  const place = { catalogueDir, at: '2026-11-17T00:00:00.000Z' as Instant }
  for (const officialCode of ['', '0']) printSlip(place, { ...slip, officialCode })
  printReceipt(place, receipt)
  printChecklist(place, checklist)
  printHoldings(place, { ...common, madeAt: '', parts: [{ title: '', lines: [['', '']] }] })
  printRecoverySheet(place, {
    ward: '',
    demo: true,
    madeOn: '',
    keyName: '',
    rows: [['0', '', '', ''], ['']],
  })
  printRoot(place, root)
  printIncident(place, incident)
  drawTicket(place, { ward: '', demo: true, number: 1, need: '', counter: '', at: '', roll: true })
}
