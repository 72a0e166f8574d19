import { readFileSync, writeFileSync } from 'node:fs'
import {
  coverage,
  isKeyOf,
  nextQuestions,
  problems,
  resolve,
  type Answer,
  type FormDefinition,
  type FormInput,
} from '#domain/form/index.ts'
import { parseCard, type Person } from '#domain/person/index.ts'
import { dateOf, localTimeOf, toPlainDate, type PlainDate } from '#lib/plain-date.ts'
import {
  countHandwritten,
  loadForm,
  loadIssuers,
  loadSuggestionLists,
  printForm,
} from '#modules/forms/index.ts'
import { catalogueDir } from './catalogue-dir.ts'
import { answer, CliRefusal, CliUsage, parse, type Cli, type Command } from './cli.ts'
import { demoWard, wardIn } from './ward-on-paper.ts'
import { refuseCli } from './words.ts'

const options = {
  card: { type: 'string', multiple: true, default: [] as string[] },
  same: { type: 'string', multiple: true, default: [] as string[] },
  answers: { type: 'string' },
  on: { type: 'string' },
  ward: { type: 'string' },
  pdf: { type: 'string' },
  draft: { type: 'boolean', default: false },
} as const

/**
 * `fill <formId>`: fills a form from cards and answers, says what is still asked, and prints it when it is complete.
 * `--ward` names the ward that stands on the paper; without it, it is the demonstration's.
 */
export const fill: Command = {
  usage:
    'fill <mã tờ khai> [--card vai=<chuỗi>]… [--same vai=vai]… [--answers tệp.json] [--on ngày] [--ward phường.yaml] [--pdf tệp.pdf] [--draft]',
  about: 'Điền tờ khai từ thẻ và câu trả lời; in ra PDF khi đủ.',
  async run(cli: Cli) {
    const { values, positionals } = parse(cli, { allowPositionals: true, options })
    if (positionals.length !== 1) throw new CliUsage('Cần một mã tờ khai.')
    const form = loadForm(catalogueDir, positionals[0]!)
    if (!form) return refuseCli({ code: 'form.unknown' })
    const input = inputOf(form, values)
    const questions = nextQuestions(form, input, loadSuggestionLists(catalogueDir))
    const broken = problems(form, input)
    const missing = questions.filter(({ required }) => required)
    const unfinished = missing.length > 0 || broken.some(({ blocks }) => blocks)
    if (values.pdf && unfinished && !values.draft)
      refuseUnfinished(
        form,
        missing.map(({ key }) => key),
        broken.map(({ key }) => key),
      )
    const paper = printForm(catalogueDir, form, input, {
      draft: values.draft && unfinished,
      demo: values.ward === undefined,
      confirmed: false,
    })
    if (values.pdf) keepPaper(values.pdf, paper)
    const fields = resolve(form, input).filter(
      ({ applies, onPaper, signed }) => applies && onPaper && !signed,
    )
    const result = {
      form: form.id,
      ward: input.ward.name,
      fields: fields.map(({ key, label, value, printed, source }) => ({
        key,
        label,
        value,
        printed,
        source,
      })),
      asked: questions.map(({ key }) => key),
      problems: broken.map(({ key, code }) => ({ key, code })),
      coverage: coverage(fields, questions, await countHandwritten(paper)),
    }
    return answer(cli, result, () => show(form, result, values.pdf))
  },
}

function keepPaper(file: string, paper: Uint8Array): void {
  try {
    writeFileSync(file, paper)
  } catch {
    refuseCli({ code: 'form.cannot-write', params: { file } })
  }
}

function refuseUnfinished(form: FormDefinition, missing: string[], broken: string[]): never {
  const labels = [...missing, ...broken].map(
    (key) => form.fields.find((field) => field.key === key)?.label ?? key,
  )
  throw new CliRefusal(
    'form.unfinished',
    `Tờ khai chưa xong, chưa in: ${labels.slice(0, 6).join('; ')}${labels.length > 6 ? ` và ${labels.length - 6} chỗ nữa` : ''}. Thêm --draft để in bản nháp.`,
  )
}

type Values = { card: string[]; same: string[] } & {
  [name in 'answers' | 'on' | 'ward']?: string | undefined
}

function inputOf(form: FormDefinition, values: Values): FormInput {
  return {
    on: dayOf(values.on),
    ward: values.ward ? wardIn(values.ward) : demoWard(),
    issuers: loadIssuers(catalogueDir),
    people: Object.fromEntries(values.card.map((pair) => readCard(form, pair))),
    same: Object.fromEntries(values.same.map((pair) => rolesOf(form, pair))),
    answers: values.answers ? readAnswers(form, values.answers) : {},
  }
}

function dayOf(text: string | undefined): PlainDate {
  if (!text) return dateOf(localTimeOf(new Date()))
  return toPlainDate(text) ?? refuseCli({ code: 'form.bad-day' })
}

function readCard(form: FormDefinition, pair: string): [string, Person] {
  const at = pair.indexOf('=')
  const role = pair.slice(0, at)
  if (at < 1) throw new CliUsage('--card có dạng vai=<chuỗi quét được>.')
  if (!Object.hasOwn(form.roles, role))
    return refuseCli({
      code: 'form.unknown-role',
      params: { role, roles: Object.keys(form.roles).join(', ') },
    })
  const read = parseCard(pair.slice(at + 1))
  return read.ok ? [role, read.value.person] : refuseCli(read.error)
}

function rolesOf(form: FormDefinition, pair: string): [string, string] {
  const [role = '', as = '', more] = pair.split('=')
  if (!role || !as || more !== undefined) throw new CliUsage('--same có dạng vai=vai.')
  const stray = [role, as].find((name) => !Object.hasOwn(form.roles, name))
  if (stray)
    return refuseCli({
      code: 'form.unknown-role',
      params: { role: stray, roles: Object.keys(form.roles).join(', ') },
    })
  return [role, as]
}

function readAnswers(form: FormDefinition, file: string): Record<string, Answer> {
  let answers: unknown
  try {
    answers = JSON.parse(readFileSync(file, 'utf8'))
  } catch {
    return refuseCli({ code: 'form.bad-answers' })
  }
  if (answers === null || typeof answers !== 'object' || Array.isArray(answers))
    return refuseCli({ code: 'form.bad-answers' })
  return Object.fromEntries(
    Object.entries(answers).map(([key, value]) => {
      if (!isKeyOf(form, key)) return refuseCli({ code: 'form.unknown-key', params: { key } })
      if (typeof value !== 'string' && typeof value !== 'number')
        return refuseCli({ code: 'form.bad-answers' })
      return [key, { value: String(value).normalize('NFC'), source: 'typed' }]
    }),
  )
}

type Filled = {
  fields: { label: string; printed: string; source: string | null }[]
  asked: string[]
  problems: { key: string; code: string }[]
  coverage: { handwritten: number }
}

function show(
  form: FormDefinition,
  { fields, asked, problems: broken, coverage: covered }: Filled,
  pdf: string | undefined,
): string {
  const rows = fields.map(
    ({ label, printed, source }) => `  ${label}: ${printed || '…'}${source ? `  [${source}]` : ''}`,
  )
  const tail = [
    asked.length ? `Còn hỏi ${asked.length}: ${asked.join(', ')}` : 'Không còn câu nào phải hỏi.',
    ...broken.map(({ key, code }) => `Vướng: ${key} ${code}`),
    `Chỗ phải viết tay: ${covered.handwritten}`,
    ...(pdf ? [`Đã in ra ${pdf}`] : []),
  ]
  return [form.title, ...rows, ...tail].join('\n')
}
