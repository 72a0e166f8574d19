import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readValue, toDate, toMoment } from './read-value.ts'
import type { Shape } from './shape.ts'

const seed = Number(process.env.MOTCUA_SEED ?? 20261124)
const shape = (type: Shape['type'], more: Partial<Shape> = {}): Shape => ({
  type,
  options: undefined,
  max: 300,
  mayBeNone: false,
  mayBePartial: false,
  ...more,
})

describe('days', () => {
  test.each([
    ['29/10/2026', '2026-10-29'],
    ['5-9-1992', '1992-09-05'],
    ['5.9.1992', '1992-09-05'],
    ['2026-10-29', '2026-10-29'],
    ['10/1992', '1992-10'],
    ['1952', '1952'],
    ['29/02/2024', '2024-02-29'],
  ])('%s is %s', (typed, date) => {
    expect(toDate(typed)).toBe(date)
  })

  test.each([
    '31/02/2026',
    '29/02/2026',
    '0/1/2026',
    '13/13/2026',
    '5/9/92',
    '1/1/26',
    'hôm qua',
    '2026-13-01',
    '00/1990',
  ])('%s is no day', (typed) => {
    expect(readValue(shape('date'), typed).problem).toBe('form.date-invalid')
  })

  test('a day is read the same however it is separated', () => {
    fc.assert(
      fc.property(
        fc.date({ min: new Date('1900-01-01'), max: new Date('2099-12-31'), noInvalidDate: true }),
        fc.constantFrom('/', '-', '.'),
        (date, by) => {
          const iso = date.toISOString().slice(0, 10)
          const [year, month, day] = iso.split('-').map(Number)
          expect(toDate([day, month, year].join(by))).toBe(iso)
        },
      ),
      { seed },
    )
  })

  test('the day under "ngày … tháng … năm …" is read like any other', () => {
    expect(readValue(shape('place_date'), '24/11/2026')).toEqual({ value: '2026-11-24' })
    expect(readValue(shape('place_date'), 'hôm nay').problem).toBe('form.date-invalid')
  })

  test('a year alone is enough only where the paper takes it', () => {
    expect(readValue(shape('date'), '1952')).toEqual({ value: '1952', problem: 'form.date-incomplete' })
    expect(readValue(shape('date', { mayBePartial: true }), '1952')).toEqual({ value: '1952' })
  })
})

describe('hours of a day', () => {
  test.each([
    ['5 giờ 30, 12/11/2026', '2026-11-12T05:30'],
    ['05:30 12/11/2026', '2026-11-12T05:30'],
    ['5h 12/11/2026', '2026-11-12T05:00'],
    ['5 giờ 7 phút chiều ngày 2/1/2026', '2026-01-02T17:07'],
    ['lúc 11 giờ đêm, 2/1/2026', '2026-01-02T23:00'],
    ['1 giờ đêm 2/1/2026', '2026-01-02T01:00'],
    ['12 giờ trưa 2/1/2026', '2026-01-02T12:00'],
    ['2026-01-02T17:07', '2026-01-02T17:07'],
    ['2/3/1972', '1972-03-02'],
  ])('"%s" is %s', (said, moment) => {
    expect(toMoment(said)).toBe(moment)
  })

  test.each(['25 giờ 12/11/2026', '5 giờ 61 12/11/2026', '5 giờ 30', '5 giờ 31/02/2026', '1972', 'sáng sớm'])(
    '"%s" is not understood',
    (said) => {
      expect(readValue(shape('datetime'), said).problem).toBe('form.datetime-invalid')
    },
  )
})

describe('other values', () => {
  test.each(['045 192 000 123', '045192000123'])('the number %s', (typed) => {
    expect(readValue(shape('id_number'), typed)).toEqual({ value: '045192000123' })
  })
  test.each([
    ['id_number', '04519200012', 'form.id-number'],
    ['id_number', '04519200012a', 'form.id-number'],
    ['person_name', 'Nguyễn V4n A', 'form.name'],
    ['person_name', '12', 'form.name'],
    ['phone', '12345', 'form.phone'],
    ['phone', '84905000111', 'form.phone'],
    ['email', 'a@b', 'form.email'],
    ['number', '0', 'form.number'],
    ['number', '-1', 'form.number'],
    ['number', 'hai', 'form.number'],
  ] as const)('%s "%s" is refused as %s and kept as it was typed', (type, typed, problem) => {
    expect(readValue(shape(type), typed)).toEqual({ value: typed, problem })
  })
  test.each(["H'Hen Niê", 'Y Wăn', 'Tôn Nữ Hoàng Nguyễn Phước Khánh Thụy Ánh Nguyệt'])(
    '%s is a name',
    (name) => {
      expect(readValue(shape('person_name'), name).problem).toBeUndefined()
    },
  )
  test('an option is named by its value or its words', () => {
    const sex = shape('enum', {
      options: [
        { value: 'male', label: 'Nam' },
        { value: 'female', label: 'Nữ' },
      ],
    })
    expect([readValue(sex, 'NỮ').value, readValue(sex, 'male').value]).toEqual(['female', 'male'])
    expect(readValue(sex, 'khác').problem).toBe('form.not-an-option')
  })
  test('there may be none only where the paper allows it', () => {
    expect(readValue(shape('text', { mayBeNone: true }), 'Không có')).toEqual({ value: 'none' })
    expect(readValue(shape('id_number', { mayBeNone: true }), 'none')).toEqual({ value: 'none' })
    expect(readValue(shape('person_name'), 'none').problem).toBe('form.none-not-allowed')
  })
  test('what is longer than the paper is told', () => {
    expect(readValue(shape('text', { max: 10 }), 'dài quá mười chữ cái').problem).toBe('form.too-long')
  })
  test('whatever is typed, reading never throws, and the text stays in NFC', () => {
    const types = [
      'date',
      'datetime',
      'person_name',
      'id_number',
      'enum',
      'number',
      'phone',
      'email',
      'text',
      'address',
    ] as const
    fc.assert(
      fc.property(
        fc.constantFrom(...types),
        fc.string({ unit: 'grapheme', maxLength: 80 }),
        (type, typed) => {
          const { value } = readValue(shape(type), typed)
          expect(value).toBe(value.normalize('NFC'))
        },
      ),
      { seed },
    )
  })
})
