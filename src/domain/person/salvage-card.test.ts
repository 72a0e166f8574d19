import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseCard } from './card.ts'
import { salvageCard } from './salvage-card.ts'

const card =
  '045192000123|191234567|Nguyễn Thị Thuỳ Dương|05091992|Nữ|Khu phố 2, Đông Thanh, Đông Hà, Quảng Trị|12072021'
const digits = {
  idNumber: '045192000123',
  oldIdNumber: '191234567',
  dateOfBirth: '1992-09-05',
  issuedOn: '2021-07-12',
}
const words = [{ attribute: 'fullName' }, { attribute: 'residence' }]

function read(raw: string) {
  const salvaged = salvageCard(raw)
  if (!salvaged.ok) throw new Error(salvaged.error.code)
  return salvaged.value
}

describe('what a damaged scan still proves', () => {
  it.each([
    [
      'marks became question marks',
      '045192000123|191234567|Nguy?n Th? Thu? Duong|05091992|N?|Khu ph? 2, Dông Thanh|12072021',
    ],
    [
      'marks stripped',
      '045192000123|191234567|Nguyen Thi Thuy Duong|05091992|Nu|Khu pho 2, Dong Thanh, Dong Ha|12072021',
    ],
    [
      'Telex keys, the input method off',
      '045192000123|191234567|Nguyeenx Thij Thuyf Duwowng|05091992|Nuwx|Khu phoos 2, DDoong Haf|12072021||||',
    ],
    [
      'Telex half caught by the input method',
      '045192000123|191234567|Nguyênx Thị Thùy Dương|05091992|Nữ|Khu phố 2, Đông Hà|12072021',
    ],
    [
      'VNI keys',
      '045192000123|191234567|Nguye64n Thi5 Thu2y Du7o7ng|05091992|Nu74|Khu pho61 2, D9o6ng Ha2|12072021',
    ],
    ['replacement marks', card.replaceAll(/[^\x20-\x7e]/g, '\ufffd')],
    [
      'encoded twice',
      Buffer.from(card)
        .toString('latin1')
        .replaceAll(/[\u0080-\u009f]/g, ''),
    ],
  ])('keeps number, dates and sex and asks for the words: %s', (_, raw) => {
    expect(read(raw)).toMatchObject({ sure: { ...digits, sex: 'female' }, doubtful: words, warnings: [] })
    expect(read(raw).sure).not.toHaveProperty('fullName')
  })

  it('reads separators that another keyboard layout turned into other characters', () => {
    for (const bar of ['~', '¦', '\\', ']', '}', '£', 'ç']) {
      expect(read(card.replaceAll('|', bar))).toMatchObject({
        sure: { ...digits, fullName: 'Nguyễn Thị Thuỳ Dương', sex: 'female' },
        doubtful: [],
      })
    }
  })

  it('reads a card whose separators were dropped', () => {
    expect(read(card.replaceAll('|', ''))).toMatchObject({
      sure: { ...digits, sex: 'female', residence: 'Khu phố 2, Đông Thanh, Đông Hà, Quảng Trị' },
    })
  })

  it('does not take an impossible day for a date, and says so', () => {
    expect(read(card.replace('05091992', '31021992').replace('12072021', '32072021'))).toMatchObject({
      sure: { idNumber: '045192000123', sex: 'female' },
      doubtful: [{ attribute: 'dateOfBirth' }, { attribute: 'issuedOn' }],
    })
  })

  it('takes a sex that is not whole only when the number says the same', () => {
    expect(read(card.replace('|Nữ|', '|N?|').replace('045192', '045092'))).toMatchObject({
      doubtful: [{ attribute: 'sex' }],
    })
    expect(read(card.replace('|Nữ|', '|N?m|'))).toMatchObject({ doubtful: [{ attribute: 'sex' }] })
    expect(read(card.replace('|Nữ|', '|Nam|'))).toMatchObject({
      sure: { sex: 'male' },
      warnings: [{ code: 'card.sex-mismatch' }],
    })
  })

  it('keeps only the number when nothing else can be placed, and asks for all the rest', () => {
    expect(read('045192000123 Nguyễn Thị').sure).toEqual({ idNumber: '045192000123' })
    expect(read('045192000123 Nguyễn Thị').doubtful.map(({ attribute }) => attribute)).toEqual([
      'fullName',
      'dateOfBirth',
      'sex',
      'residence',
      'issuedOn',
    ])
  })

  it('refuses a text whose number is not whole, and other codes by their name', () => {
    expect(salvageCard(card.slice(1))).toMatchObject({ ok: false, error: { code: 'card.no-number' } })
    expect(salvageCard('https://dichvucong.gov.vn/x')).toMatchObject({
      ok: false,
      error: { code: 'card.is-link' },
    })
  })

  it('never changes a number, date or sex when letters outside ASCII are lost, replaced or cut', () => {
    const whole = parseCard(card)
    const by = fc.constantFrom('', '?', '\ufffd', 'x', 'Ã')
    const kept = fc.array(fc.boolean(), { minLength: card.length, maxLength: card.length })
    fc.assert(
      fc.property(kept, by, fc.nat({ max: 8 }), (keep, replaced, cut) => {
        const damaged = [...card]
          .map((letter, at) => (/[^\x20-\x7e]/.test(letter) && !keep[at] ? replaced : letter))
          .join('')
        const { sure } = read(cut < 8 ? damaged : damaged.slice(0, 60))
        if (!whole.ok) return
        for (const name of ['idNumber', 'dateOfBirth', 'sex', 'oldIdNumber'] as const)
          expect([undefined, whole.value.person[name]]).toContain(sure[name])
      }),
      { seed: 20261124, numRuns: 500 },
    )
  })
})
