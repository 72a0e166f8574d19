import { vi } from '#i18n/vi.ts'
import { compileTypst, drawTypst } from '#print/typst.ts'
import { qrSvg } from '#print/qr.ts'
import type { Instant } from '#lib/plain-date.ts'
import { fold } from '#lib/vietnamese-text.ts'

type Common = { ward: string; demo: boolean; wardPhone: string }

/** The ward's sheet for slips and receipts; the circular in force was not seen to say one. */
export type SlipSheet = 'a5' | 'a4'

/** The slip of a received dossier. With the official code it is the official slip, without it a paper that says it is not. */
export type SlipData = Common & {
  sheet: SlipSheet
  /** "Đông Hà, ngày 17 tháng 11 năm 2026". */
  placeAndDate: string
  authority: string
  office: string
  officialCode: string
  trackingCode: string
  submitter: string
  /** Printed on the official slip only; a dash where nothing was given. */
  idNumber: string
  residence: string
  email: string
  owner: string
  ownerResidence: string
  phone: string
  /** The printed line of her consent to messages; empty where she gave none. */
  consent: string
  procedure: string
  papers: { name: string; originals: number; copies: number }[]
  rule: string
  received: string
  due: string
  officer: string
  /** Where the code is looked up; the QR carries `trackingUrl`. */
  address: string
  trackingUrl: string
}

export type ReceiptData = Common & {
  sheet: SlipSheet
  authority: string
  office: string
  procedure: string
  officialCode: string
  trackingCode: string
  owner: string
  outcome: string
  resultNumber: string
  signer: string
  due: string
  handedOver: string
  to: string
  /** In what quality the receiver came. */
  standing: string
  proof: string
  officer: string
}

export type TicketData = {
  ward: string
  demo: boolean
  number: number
  need: string
  counter: string
  at: string
  roll: boolean
}

export type ChecklistData = Common & {
  procedure: string
  bring: ListedPaper[]
  maybe: ListedPaper[]
  show: ListedPaper[]
  leave: ListedPaper[]
  time: string
  fee: string
  address: string
  asOf: string
}
export type ListedPaper = { name: string; note: string }

/** What brings a lost master key back. It says everything the key file says: whoever prints it keeps it like the key. */
export type RecoverySheetData = {
  ward: string
  demo: boolean
  madeOn: string
  /** Tells sheets and keys apart without saying anything of the key. */
  keyName: string
  /** Words, four to a row. */
  rows: string[][]
}

/** A signed root for the day book: `line` is what the QR code carries. */
export type RootData = Common & {
  no: string
  seq: string
  signed: string
  key: string
  hash: string
  reason: string
  line: string
}

/** Who saw and changed what, for a report: labels and values as they are printed. */
export type IncidentData = Common & {
  facts: [string, string][]
  held: string
  columns: string[]
  rows: string[][]
  officer: string
}

/** Where the templates lie and the moment written into the file. */
export type PrintPlace = { catalogueDir: string; at: Instant }

export function printSlip(place: PrintPlace, data: SlipData): Uint8Array {
  const title = data.officialCode ? 'Giấy tiếp nhận hồ sơ và hẹn trả kết quả' : 'Phiếu theo dõi tại quầy'
  return compile(place, 'slips/slip.typ', { ...data, title, qr: qrSvg(data.trackingUrl) })
}

export function printReceipt(place: PrintPlace, data: ReceiptData): Uint8Array {
  return compile(place, 'slips/receipt.typ', { ...data, title: 'Biên nhận trả kết quả' })
}

export function printTicket(place: PrintPlace, data: TicketData): Uint8Array {
  return compile(place, 'slips/ticket.typ', { ...data, title: `Số ${data.number}` })
}

/** The ticket as a drawing 72 mm wide, for printers that take dots. */
export function drawTicket({ catalogueDir }: PrintPlace, data: TicketData): string {
  return drawTypst({
    workspace: catalogueDir,
    main: 'slips/ticket.typ',
    data: { ...data, roll: true, title: `Số ${data.number}` },
  })
}

/** What the desk holds about a dossier and its people, for the person to read. */
export type HeldData = Common & { madeAt: string; parts: { title: string; lines: [string, string][] }[] }

export function printHoldings(place: PrintPlace, data: HeldData): Uint8Array {
  return compile(place, 'slips/held-data.typ', { ...data, title: vi.privacy.held.title })
}

export function printChecklist(place: PrintPlace, data: ChecklistData): Uint8Array {
  return compile(place, 'slips/checklist.typ', { ...data, title: data.procedure })
}

export function printRecoverySheet(place: PrintPlace, data: RecoverySheetData): Uint8Array {
  const typed = { ...data, title: 'Phiếu khôi phục khóa', qr: qrSvg(recoveryText(data.rows)) }
  return compile(place, 'slips/recovery-sheet.typ', typed)
}

/** The words without marks: a scanner that types like a keyboard loses marks, never these letters. */
export function recoveryText(rows: string[][]): string {
  return fold(rows.flat().join(' '))
}

export function printRoot(place: PrintPlace, data: RootData): Uint8Array {
  const groups = data.hash.replace(/(.{4})(?=.)/g, '$1 ')
  // Long words may break anywhere: a zero-width space that is not part of the line.
  const breakable = data.line.replace(/([\w-]{16})/g, '$1\u200b')
  const title = `Dấu niêm nhật ký số ${data.no}`
  const drawn = { ...data, sheet: 'a5', title, groups, breakable, qr: qrSvg(data.line) }
  return compile(place, 'slips/root.typ', drawn)
}

export function printIncident(place: PrintPlace, data: IncidentData): Uint8Array {
  return compile(place, 'slips/incident.typ', { ...data, title: 'Hồ sơ sự cố' })
}

function compile({ catalogueDir, at }: PrintPlace, main: string, data: object): Uint8Array {
  return compileTypst({ workspace: catalogueDir, main, data, at: Math.floor(Date.parse(at) / 1000) })
}
