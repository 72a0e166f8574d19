import fc from 'fast-check'
import { nextQuestions, type FormDefinition, type FormInput, type Question } from '#domain/form/index.ts'
import { spoken } from './catalogue-forms.ts'

/** Days that fit together whatever is asked: parents before children, deaths before their notices. */
const days: Record<string, string> = {
  'child.dateOfBirth': '6/5/2026',
  deathAt: '5 giờ 30, 7/6/2026',
  'notice.date': '8/6/2026',
  'marriage.date': '1/2/2010',
  stayUntil: '1/2/2027',
  registeredOn: '9/9/2015',
}
const names = [
  'Nguyễn An Nhiên',
  "H'Hen Niê",
  'Tôn Nữ Hoàng Nguyễn Phước Khánh Thụy Ánh Nguyệt',
  'Hồ Văn Đức',
  'Lê Thị Ngữ',
  'Y Wăn',
]

/** One sound answer to a question; `pick` chooses among those that are possible. */
export function soundAnswer({ key, type, options, mayBeNone }: Question, pick: number, turn: number): string {
  if (mayBeNone && pick % 3 === 0) return 'none'
  if (options.length > 0) return options[pick % options.length]!.value
  switch (type) {
    case 'person_name':
      return `${names[pick % names.length]} ${'Một Hai Ba Bốn Năm Sáu Bảy Tám Chín Mười'.split(' ')[turn % 10]}`
    case 'date':
      return days[key] ?? (key.endsWith('.issuedOn') ? '12/7/2021' : '5/9/1980')
    case 'datetime':
      return days[key]!
    case 'id_number':
      return `045180${String(100000 + turn)}`
    case 'phone':
      return '0905 000 111'
    case 'email':
      return 'thu@thu.vn'
    case 'number':
      return String(1 + (pick % 9))
    default:
      return `Câu trả lời số ${turn}`
  }
}

/** Asks until nothing is asked; every key with its answer, in order. Throws when a key is asked a second time. */
export function answerAll(
  form: FormDefinition,
  start: FormInput,
  picks: readonly number[],
): { input: FormInput; asked: string[] } {
  let input = start
  const asked: string[] = []
  for (;;) {
    const [question] = nextQuestions(form, input)
    if (!question) return { input, asked }
    if (asked.includes(question.key)) throw new Error(`${question.key} is asked twice`)
    const turn = asked.push(question.key)
    const answer = soundAnswer(question, picks[turn % picks.length]!, turn)
    input = { ...input, answers: { ...input.answers, ...spoken({ [question.key]: answer }) } }
  }
}

export const anyPicks = fc.array(fc.nat(100), { minLength: 3, maxLength: 12 })
