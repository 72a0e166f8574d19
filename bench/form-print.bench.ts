import { join } from 'node:path'
import { nextQuestions, problems, type FormInput } from '#domain/form/index.ts'
import { projectRoot } from '#lib/os/project-root.ts'
import type { PlainDate } from '#lib/plain-date.ts'
import { loadForm, loadIssuers, printForm } from '#modules/forms/index.ts'
import { measure } from './measure.ts'

/** `p99` in milliseconds of one form. */
export type Figure = { figure: number; unit: string; p99: number; note: string }

const names = [
  'NGUYỄN AN NHIÊN',
  'TÔN NỮ THỊ DIỆU HUYỀN',
  'HỒ VĂN ĐỨC',
  'LÊ TRẦN KHÁNH LINH',
  'PHẠM BẢO NGỌC',
  'ĐẶNG THẾ VƯỢNG',
  'Y WĂN NIÊ',
]

/**
 * Birth registrations per second on one core: questions, problems, every field resolved, and the PDF/A-2 paper. Each
 * has another child, number and day, so that no paper is the one before.
 */
export async function run(): Promise<Figure> {
  const dir = join(projectRoot(), 'catalogue')
  const form = loadForm(dir, 'to-khai-khai-sinh')!
  const issuers = loadIssuers(dir)
  let fields = 0
  let bytes = 0
  const once = async (turn: number) => {
    const input = aBirth(turn, issuers)
    if (nextQuestions(form, input).length > 0 || problems(form, input).length > 0)
      throw new Error('The measured form must be complete')
    const pdf = printForm(dir, form, input, { draft: false, demo: false, confirmed: true })
    fields = form.fields.length
    bytes = pdf.byteLength
    // As in a server, the event loop turns: it is what frees the papers that were sent.
    await new Promise((resolve) => setImmediate(resolve))
  }
  const { perSecond, p99 } = await measure(once, { warmUp: 200, seconds: 10 })
  return {
    figure: Math.round(perSecond),
    unit: 'forms/s',
    p99,
    note: `${fields} fields, ${Math.round(bytes / 1024)} KB, ${Math.round(process.memoryUsage().rss / 1e6)} MB resident`,
  }
}

function aBirth(turn: number, issuers: FormInput['issuers']): FormInput {
  const day = String(1 + (turn % 28)).padStart(2, '0')
  const number = String(100000 + (turn % 900000))
  const person = (idNumber: string, fullName: string, sex: 'male' | 'female') => ({
    idNumber,
    fullName,
    sex,
    dateOfBirth: '1992-09-05',
    residence: 'Khu phố 2, Đông Hà, Quảng Trị',
    issuedOn: '2021-07-12',
  })
  const answers: Record<string, string> = {
    parentsMarried: 'yes',
    applicantIs: 'mother',
    'child.fullName': `${names[turn % names.length]}`,
    'child.dateOfBirth': `2026-10-${day}`,
    'child.sex': turn % 2 ? 'male' : 'female',
    'child.ethnicity': 'Kinh',
    'child.birthPlace': 'Bệnh viện Đa khoa tỉnh Quảng Trị, phường Nam Đông Hà',
    'child.origin': 'Xã Triệu Phong, tỉnh Quảng Trị',
    'marriage.number': String(1 + (turn % 200)),
    'marriage.book': '01/2019',
    'marriage.date': '2019-04-03',
    'marriage.place': 'Ủy ban nhân dân phường Đông Thanh',
    copies: 'yes',
    copyCount: String(1 + (turn % 5)),
  }
  return {
    on: '2026-11-25' as PlainDate,
    issuers,
    same: {},
    ward: {
      name: 'Phường Đông Hà',
      provinceName: 'Tỉnh Quảng Trị',
      place: 'Đông Hà',
      healthFacilities: [],
      authorities: {
        committee: 'Ủy ban nhân dân phường Đông Hà, tỉnh Quảng Trị',
        police: 'Công an phường Đông Hà, tỉnh Quảng Trị',
      },
    },
    people: {
      mother: person(`045192${number}`, 'Nguyễn Thị Thuỳ Dương', 'female'),
      father: person(`045092${number}`, 'Trần Văn Bình', 'male'),
    },
    answers: Object.fromEntries(
      Object.entries(answers).map(([key, value]) => [key, { value, source: 'typed' as const }]),
    ),
  }
}
