import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { projectRoot } from '#lib/os/project-root.ts'
import type { Instant } from '#lib/plain-date.ts'
import {
  printChecklist,
  printReceipt,
  printRecoverySheet,
  printSlip,
  printTicket,
  recoveryText,
  type ChecklistData,
  type ReceiptData,
  type RecoverySheetData,
  type SlipData,
  type TicketData,
} from '#modules/printing/index.ts'
import { qrSvg } from '#print/qr.ts'
import { drawTypst } from '#print/typst.ts'
import { pagesOf, qrCodesIn, wordsOf } from './read-paper.ts'

const seed = Number(process.env.MOTCUA_SEED ?? 20_261_124)
const place = { catalogueDir: join(projectRoot(), 'catalogue'), at: '2026-11-17T01:41:00.000Z' as Instant }
const ward = { ward: 'Phường Đông Hà', demo: false, wardPhone: '0233 3852 000' }
const office = {
  authority: 'Ủy ban nhân dân phường Đông Hà',
  office: 'Trung tâm Phục vụ hành chính công',
  sheet: 'a5' as const,
}
const longName = 'Công Tằng Tôn Nữ Thị Nguyễn Hoàng Phương Uyên Thùy Dương Ái Khuê Minh Nguyệt'

const slip: SlipData = {
  ...ward,
  ...office,
  officialCode: '000.22.15.H50-261117-0042',
  trackingCode: 'MC 4F7K-2QZ9-8RTBW',
  submitter: 'Trần Thị Mến',
  placeAndDate: 'Đông Hà, ngày 17 tháng 11 năm 2026',
  idNumber: '045190001234',
  residence: 'khu phố 3, phường Đông Hà',
  email: '',
  phone: '0912 345 678',
  consent: 'Đã đồng ý nhận tin báo về hồ sơ này.',
  owner: 'Nguyễn Văn Ẩn',
  ownerResidence: '',
  procedure: 'Đăng ký khai sinh',
  papers: [{ name: 'Giấy chứng sinh', originals: 1, copies: 0 }],
  rule: 'ngay trong ngày',
  received: '8 giờ 41 phút, ngày 17 tháng 11 năm 2026',
  due: '17 giờ 00 phút, ngày 17 tháng 11 năm 2026',
  officer: 'Lê Văn Bảo',
  address: 'https://dongha.example.vn/ho-so',
  trackingUrl: 'https://dongha.example.vn/ho-so/4F7K2QZ98RTBW',
}
const receipt: ReceiptData = {
  ...ward,
  ...office,
  procedure: slip.procedure,
  officialCode: '',
  trackingCode: slip.trackingCode,
  owner: slip.owner,
  outcome: 'Giải quyết',
  resultNumber: '142/2026',
  signer: 'Phạm Thị Hòa',
  due: slip.due,
  handedOver: slip.due,
  to: slip.submitter,
  standing: 'người được ủy quyền',
  proof: 'Giấy ủy quyền',
  officer: slip.officer,
}
const ticket: TicketData = {
  ward: ward.ward,
  demo: false,
  number: 108,
  need: 'Chứng thực chữ ký',
  counter: 'Quầy 1',
  at: '8:41',
  roll: false,
}
const checklist: ChecklistData = {
  ...ward,
  procedure: slip.procedure,
  bring: [{ name: 'Giấy chứng sinh', note: 'bản chính' }],
  maybe: [{ name: 'Giấy ủy quyền', note: 'khi đi thay' }],
  show: [{ name: 'Căn cước', note: '' }],
  leave: [{ name: 'Sổ hộ khẩu', note: '' }],
  time: 'trong ngày',
  fee: 'không mất tiền',
  address: '',
  asOf: 'Đúng tới 17/11/2026',
}

const sheet: RecoverySheetData = {
  ward: ward.ward,
  demo: false,
  madeOn: '25/11/2026',
  keyName: 'A3F9-1C',
  rows: [
    ['bến', 'cửa', 'heo', 'mẹ'],
    ['nơ', 'tám'],
  ],
}

const papers = {
  'recovery sheet': (demo: boolean) => printRecoverySheet(place, { ...sheet, demo }),
  slip: (demo: boolean) => printSlip(place, { ...slip, demo }),
  receipt: (demo: boolean) => printReceipt(place, { ...receipt, demo }),
  ticket: (demo: boolean) => printTicket(place, { ...ticket, demo }),
  checklist: (demo: boolean) => printChecklist(place, { ...checklist, demo }),
}

describe.each(Object.entries(papers))('a %s', (_, print) => {
  it('is PDF/A-2 in Vietnamese, its words selectable and in NFC, the same bytes for the same data', async () => {
    const raw = Buffer.from(print(false)).toString('latin1')
    expect(raw).toMatch(/pdfaid:part>2</)
    expect(raw).toMatch(/\/Lang\s*\(vi/)
    const words = await wordsOf(print(false))
    expect(words.length).toBeGreaterThan(60)
    expect(words).toBe(words.normalize('NFC'))
    expect(Buffer.compare(print(false), print(false))).toBe(0)
  })

  it('of the demonstration ward says it has no value, and a real one does not', async () => {
    expect(await wordsOf(print(true))).toContain('BẢN THỬ – KHÔNG CÓ GIÁ TRỊ')
    expect(await wordsOf(print(false))).not.toContain('BẢN THỬ')
  })
})

describe('the slip', () => {
  it('with the official code is the official form, label by label', async () => {
    const words = await wordsOf(printSlip(place, slip))
    const labels = [
      'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM',
      'Độc lập - Tự do - Hạnh phúc',
      'Mã hồ sơ',
      'Bộ phận Tiếp nhận và Trả kết quả',
      'Tiếp nhận hồ sơ của Ông (Bà)',
      'Địa chỉ',
      'Số điện thoại',
      'Email',
      'Nội dung yêu cầu giải quyết',
      'Chủ hồ sơ',
      'TT',
      'Thành phần hồ sơ',
      'Số lượng',
      'Số lượng hồ sơ',
      'Thời gian giải quyết hồ sơ theo quy định',
      'Thời gian nhận hồ sơ',
      'Thời gian trả kết quả giải quyết hồ sơ',
      'Đăng ký nhận kết quả tại',
      'Vào Sổ theo dõi hồ sơ, Quyển số',
      'Số thứ tự',
      'NGƯỜI NỘP HỒ SƠ',
      'NGƯỜI TIẾP NHẬN HỒ SƠ',
    ]
    expect(labels.filter((label) => !words.includes(label))).toEqual([])
    expect(words).toMatch(/GIẤY TIẾP NHẬN HỒ SƠ VÀ HẸN TRẢ KẾT QUẢ/)
    expect(words).toContain(slip.officialCode)
    expect(words).toContain(slip.trackingCode)
    expect(words).not.toContain('Không thay giấy tiếp nhận')
  })

  it('without it says plainly that it replaces no official slip, and leaves the identity number out', async () => {
    const words = await wordsOf(printSlip(place, { ...slip, officialCode: '' }))
    expect(words).toContain('PHIẾU THEO DÕI TẠI QUẦY')
    expect(words).toContain('Không thay giấy tiếp nhận hồ sơ và hẹn trả kết quả.')
    expect(words).not.toContain('GIẤY TIẾP NHẬN')
    expect(words).not.toContain(slip.idNumber)
    expect(words).not.toContain('Quyển số')
  })

  it('carries a code a camera reads, even under the mark of the demonstration ward', async () => {
    const drawn = drawTypst({
      workspace: place.catalogueDir,
      main: 'slips/slip.typ',
      data: { ...slip, demo: true, title: 'Giấy', qr: qrSvg(slip.trackingUrl) },
    })
    expect(await qrCodesIn(drawn, 840)).toEqual([slip.trackingUrl])
  })

  it.each([
    ['a5', 148, 210],
    ['a4', 210, 297],
  ] as const)('is printed on %s where the ward says so', async (sheet, width, height) => {
    expect(await pagesOf(printSlip(place, { ...slip, sheet }))).toEqual({ count: 1, width, height })
  })

  it('with nothing but what must be there promises no call and asks for no paper', async () => {
    const words = await wordsOf(
      printSlip(place, {
        ...slip,
        officialCode: '',
        owner: slip.submitter,
        phone: '',
        wardPhone: '',
        papers: [],
      }),
    )
    expect(words).toContain('không phải nộp giấy tờ')
    expect(words).not.toMatch(/Số điện thoại|số điện thoại đã cho|Gọi hỏi|Chủ hồ sơ/)
  })

  it('keeps every word of long names and many papers, and numbers its pages', async () => {
    const names = Array.from(
      { length: 9 },
      (_, index) => `Giấy tờ chứng minh quan hệ nhân thân theo quy định của pháp luật, loại ${index}`,
    )
    const pdf = printSlip(place, {
      ...slip,
      submitter: longName,
      officer: longName,
      papers: names.map((name) => ({ name, originals: 1, copies: 2 })),
    })
    const words = await wordsOf(pdf)
    expect((await pagesOf(pdf)).count).toBe(2)
    expect([...names, longName].filter((name) => !words.includes(name))).toEqual([])
    expect(words).toContain('trang 2/2')
  })

  it('prints any name as it is, whatever signs stand in it', async () => {
    const letter = fc.constantFrom(...'AĂÂBĐEÊỮỖẶẬỄỂẨịợẵ#*_$`<>@[]{}\\"\'=/~-')
    const name = fc.string({ unit: letter, minLength: 1, maxLength: 24 })
    await fc.assert(
      fc.asyncProperty(name, async (submitter) => {
        const words = await wordsOf(printSlip(place, { ...slip, submitter, owner: submitter }))
        expect(words.replaceAll(' ', '')).toContain(`Ông(Bà):${submitter}(trựctiếp)`)
      }),
      { seed, numRuns: 40 },
    )
  })
})

it('a recovery sheet is one page of A4 with its words, and a code that says the same without marks', async () => {
  const pdf = printRecoverySheet(place, { ...sheet, rows: Array.from({ length: 9 }, () => sheet.rows[0]!) })
  expect(await pagesOf(pdf)).toEqual({ count: 1, width: 210, height: 297 })
  expect(await wordsOf(pdf)).toContain('9 bến cửa heo mẹ')
  expect(await wordsOf(pdf)).toContain(sheet.keyName)
  const drawn = drawTypst({
    workspace: place.catalogueDir,
    main: 'slips/recovery-sheet.typ',
    data: { ...sheet, demo: true, title: 'Phiếu', qr: qrSvg(recoveryText(sheet.rows)) },
  })
  expect(await qrCodesIn(drawn, 840)).toEqual(['ben cua heo me no tam'])
})

it('a receipt says to whom, in what quality, and leaves out what is not known', async () => {
  const words = await wordsOf(printReceipt(place, receipt))
  for (const label of [
    'Trả cho',
    'Với tư cách',
    'Giấy tờ đã xem',
    'NGƯỜI NHẬN',
    'NGƯỜI TRẢ KẾT QUẢ',
    receipt.standing,
    receipt.to,
  ])
    expect(words).toContain(label)
  const bare = await wordsOf(
    printReceipt(place, { ...receipt, proof: '', due: '', resultNumber: '', signer: '' }),
  )
  expect(bare).not.toMatch(/Giấy tờ đã xem|Hẹn trả|Số kết quả|Người ký/)
})

it('a ticket shows our number and says that it is no dossier code', async () => {
  const words = await wordsOf(printTicket(place, ticket))
  expect(words).toMatch(/(^| )108( |$)/)
  expect(words).toContain('không phải mã hồ sơ')
  expect(await pagesOf(printTicket(place, ticket))).toMatchObject({ count: 1, width: 105, height: 148 })
  expect(await pagesOf(printTicket(place, { ...ticket, roll: true }))).toMatchObject({ count: 1, width: 72 })
})

it('a list of papers stays on one sheet and says when there is nothing to bring', async () => {
  const many = Array.from({ length: 14 }, (_, index) => ({
    name: `Giấy tờ chứng minh quan hệ nhân thân, loại ${index}`,
    note: 'bản chính hoặc bản sao có chứng thực',
  }))
  const pdf = printChecklist(place, { ...checklist, bring: many })
  expect(await pagesOf(pdf)).toEqual({ count: 1, width: 210, height: 297 })
  expect(await wordsOf(pdf)).toContain('loại 13')
  expect(await wordsOf(printChecklist(place, { ...checklist, bring: [], maybe: [], show: [] }))).toContain(
    'Không phải mang giấy tờ gì',
  )
})
