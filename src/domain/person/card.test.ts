import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseCard } from './card.ts'
import { maskIdNumber } from './person.ts'
import { recognise } from './recognise.ts'

const card =
  '045192000123|191234567|Nguyễn Thị Thuỳ Dương|05091992|Nữ|Khu phố 2, Đông Thanh, Đông Hà, Quảng Trị|12072021'

function codeOf(raw: string): string {
  const read = parseCard(raw)
  return read.ok ? 'ok' : read.error.code
}

describe('reading a card', () => {
  it('reads the seven fields', () => {
    expect(parseCard(card)).toEqual({
      ok: true,
      value: {
        generation: 7,
        warnings: [],
        person: {
          idNumber: '045192000123',
          oldIdNumber: '191234567',
          fullName: 'Nguyễn Thị Thuỳ Dương',
          dateOfBirth: '1992-09-05',
          sex: 'female',
          residence: 'Khu phố 2, Đông Thanh, Đông Hà, Quảng Trị',
          issuedOn: '2021-07-12',
        },
      },
    })
  })

  it('reads eleven and six fields, an empty old number, decomposed letters and lower-case sex', () => {
    expect(parseCard(`${card}||||`)).toMatchObject({ ok: true, value: { generation: 11 } })
    expect(parseCard(card.split('|').slice(0, 6).join('|'))).toMatchObject({
      ok: true,
      value: { generation: 6 },
    })
    expect(parseCard(card.replace('|191234567|', '||'))).toMatchObject({
      value: { person: { oldIdNumber: null } },
    })
    expect(parseCard(card.normalize('NFD'))).toMatchObject({
      value: { person: { fullName: 'Nguyễn Thị Thuỳ Dương' } },
    })
    expect(parseCard(card.replace('Nữ', 'nữ'))).toMatchObject({ value: { person: { sex: 'female' } } })
  })

  it('keeps a birth date of which only the year or the month is known', () => {
    const old = '045145000123||Hồ Thị Nẩy|00001945|Nữ|Hướng Hiệp, Quảng Trị|12072021'
    expect(parseCard(old)).toMatchObject({ value: { person: { dateOfBirth: '1945' } } })
    expect(parseCard(old.replace('00001945', '00051945'))).toMatchObject({
      value: { person: { dateOfBirth: '1945-05' } },
    })
  })

  it('accepts names of other peoples', () => {
    for (const name of [
      'Rơ Châm Ksor',
      'Ka Xoong',
      "H'Hen Niê",
      'Y Wăn Niê Kdăm',
      "K'Brêu",
      'Hồ Thị Nẩy',
      'Pơloong Thị Nhứp',
      'Đỗ Ỷ',
    ]) {
      expect(codeOf(card.replace('Nguyễn Thị Thuỳ Dương', name))).toBe('ok')
    }
  })

  it.each([
    ['marks replaced', card.replaceAll('ễ', '\ufffd'), 'card.damaged'],
    ['encoded twice', Buffer.from(card).toString('latin1'), 'card.damaged'],
    ['a letter lost', card.replace('ễ', ''), 'card.lost-letters'],
    ['all marked letters lost', card.replace(/[^\x20-\x7e]/g, ''), 'card.lost-letters'],
    [
      'marks stripped',
      card
        .normalize('NFD')
        .replace(/[\u0300-\u036f]/g, '')
        .replace(/đ/g, 'd')
        .replace(/Đ/g, 'D'),
      'card.lost-letters',
    ],
    ['Telex keys left in a name', card.replace('Nguyễn', 'Nguyênx'), 'card.typing-traces'],
    [
      'Telex keys left in an address',
      card.replace('Đông Thanh, Đông Hà', 'DDoong Thanh, DDoong Haf'),
      'card.typing-traces',
    ],
    ['a question mark in a name', card.replace('ễ', '?'), 'card.full-name'],
    ['31 February', card.replace('05091992', '31021992'), 'card.birth-date'],
    ['issued before birth', card.replace('12072021', '12071980'), 'card.issue-date'],
    ['eight fields', `${card}|`, 'card.field-count'],
    ['five fields', card.split('|').slice(0, 5).join('|'), 'card.field-count'],
    ['eleven digits', card.slice(1), 'card.id-number'],
    ['a third sex', card.replace('Nữ', 'Nử'), 'card.sex'],
    ['no residence', card.replace('Khu phố 2, Đông Thanh, Đông Hà, Quảng Trị', ''), 'card.residence'],
    ['control characters', card.replace('|', '\u0007|'), 'card.damaged'],
    ['nothing', '  ', 'card.empty'],
  ])('refuses %s with a code', (_, raw, code) => {
    expect(codeOf(raw)).toBe(code)
  })

  it('takes an address with the foreign name of a building', () => {
    expect(codeOf(card.replace('Khu phố 2', 'Chung cư Green Tower, Khu phố 2'))).toBe('ok')
  })

  it('warns, and only warns, when the number tells another year or sex', () => {
    const fits = '045090123456||NGUYỄN VĂN THỬ|05091990|Nam|Khu phố 1, Phường 5, Đông Hà, Quảng Trị|12072021'
    expect(parseCard(fits)).toMatchObject({ value: { warnings: [] } })
    expect(parseCard(fits.replace('045090', '045200'))).toMatchObject({
      value: { warnings: [{ code: 'card.year-mismatch' }] },
    })
    expect(parseCard(fits.replace('045090', '045190'))).toMatchObject({
      value: { warnings: [{ code: 'card.sex-mismatch' }] },
    })
  })

  it('never reads a wrong number, date or sex out of a card with one character lost or changed', () => {
    const at = fc.nat({ max: card.length - 1 })
    const change = fc.constantFrom('', '?', '\ufffd', 'x', '9', '|')
    const clean = parseCard(card)
    fc.assert(
      fc.property(at, change, (index, by) => {
        const read = parseCard(card.slice(0, index) + by + card.slice(index + 1))
        if (!read.ok || !clean.ok) return
        const { person, warnings } = read.value
        const digitsChanged = /\d/.test(card[index]!) && by === '9'
        // A digit changed into another digit cannot be seen, except where the number contradicts itself.
        if (digitsChanged || warnings.length > 0) return
        expect(person.dateOfBirth).toBe(clean.value.person.dateOfBirth)
        expect(person.idNumber).toBe(clean.value.person.idNumber)
        expect(person.sex).toBe('female')
      }),
      { seed: 20261124, numRuns: 2000 },
    )
  })
})

describe('other codes under the scanner', () => {
  it.each([
    [card, 'card'],
    [
      '00020101021138540010A00000072701240006970436011001234567890208QRIBFTTA53037045802VN6304A1B2',
      'payment',
    ],
    ['https://dichvucong.gov.vn/x', 'link'],
    ['GD4454523123456|4e677579e1bb856e|01/01/1990|1|...', 'health-insurance'],
    ['eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiIxMjM0NTY3ODkwIiwiaWF0IjoxNTE2fQ', 'vneid'],
    ['MC 4F7K-2QZ9-8RTBW', 'tracking'],
    ['vneid://dinh-danh/4f7a', 'vneid'],
    ['450123456789|LÊ VĂN THỬ|01/01/1990|B2|01/02/2020', 'driving-licence'],
    ['GPLX;450123456789;LÊ VĂN THỬ;A1', 'driving-licence'],
    ['xin chào', 'text'],
  ] as const)('%s', (raw, kind) => {
    expect(recognise(raw)).toBe(kind)
    if (kind !== 'card') expect(codeOf(raw)).toBe(`card.is-${kind}`)
  })
})

it('shows the last three digits only', () => {
  expect(maskIdNumber('045192000123')).toBe('••• 123')
})
