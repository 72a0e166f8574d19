import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import {
  coverage,
  nextQuestions,
  problems,
  readBack,
  resolve,
  type FormDefinition,
  type FormInput,
  type IdIssuer,
  type WardOnPaper,
} from '#domain/form/index.ts'
import { parseCard } from '#domain/person/index.ts'
import { toPlainDate } from '#lib/plain-date.ts'
import { CatalogueFault, readYaml } from '../read-yaml.ts'
import { countHandwritten } from './count-handwritten.ts'
import { printForm } from './print-form.ts'

const Words = z.record(z.string(), z.string())

/**
 * One case of a form, worked by hand (`catalogue/forms/<id>/cases/*.yaml`): what is scanned and said, and what must come
 * of it. `asked`, `problems` are whole and in order; the rest names what matters in this case. `absent` fields do not
 * apply; `said` are fragments of the read-back.
 */
export const WorkedCase = z.strictObject({
  about: z.string().min(10),
  on: z.string().refine((day) => toPlainDate(day) !== undefined, 'ngày không có thật'),
  cards: Words.default({}),
  same: Words.default({}),
  answers: Words.default({}),
  expect: z.strictObject({
    asked: z.array(z.string()),
    problems: z.array(z.strictObject({ key: z.string(), code: z.string() })).default([]),
    printed: Words,
    absent: z.array(z.string()).default([]),
    said: z.array(z.string()).min(1),
    notSaid: z.array(z.string()).default([]),
    coverage: z.record(z.string(), z.int()),
  }),
})
export type WorkedCase = z.infer<typeof WorkedCase>

/** The worked cases of one form by file name; none is an empty list. */
export function listCases(dir: string, formId: string): string[] {
  return readdirSync(join(dir, 'forms', formId, 'cases'))
    .filter((name) => name.endsWith('.yaml'))
    .sort()
}

export type Facts = { dir: string; ward: WardOnPaper; issuers: readonly IdIssuer[] }

/** Works one case through the engine and on paper; every difference from what is expected is one sentence. */
export async function workCase(facts: Facts, form: FormDefinition, name: string): Promise<string[]> {
  const file = join(facts.dir, 'forms', form.id, 'cases', name)
  const worked = readYaml(file, WorkedCase)
  const input = inputOf(facts, worked, file)
  const fields = resolve(form, input)
  const questions = nextQuestions(form, input)
  const broken = problems(form, input)
  const draft = questions.some(({ required }) => required) || broken.some(({ blocks }) => blocks)
  const paper = printForm(facts.dir, form, input, { draft, demo: false, confirmed: false })
  const covered: Record<string, number> = coverage(fields, questions, await countHandwritten(paper))
  const said = readBack(form, input)
    .map(({ text }) => text)
    .join(' ')
  const { expect } = worked
  const shown = new Map(fields.filter(({ applies }) => applies).map(({ key, printed }) => [key, printed]))
  return [
    ...differ(
      'asked',
      questions.map(({ key }) => key),
      expect.asked,
    ),
    ...differ(
      'problems',
      broken.map(({ key, code }) => `${key} ${code}`),
      expect.problems.map(({ key, code }) => `${key} ${code}`),
    ),
    ...Object.entries(expect.printed).flatMap(([key, text]) =>
      differ(`printed.${key}`, shown.get(key), text),
    ),
    ...expect.absent.filter((key) => shown.has(key)).map((key) => `absent: ${key} vẫn có trên giấy`),
    ...expect.said.filter((text) => !said.includes(text)).map((text) => `said: không đọc "${text}"`),
    ...expect.notSaid.filter((text) => said.includes(text)).map((text) => `notSaid: vẫn đọc "${text}"`),
    ...Object.entries(expect.coverage).flatMap(([what, count]) =>
      differ(`coverage.${what}`, covered[what], count),
    ),
  ]
}

function inputOf(
  { ward, issuers }: Facts,
  { on, cards, same, answers }: WorkedCase,
  file: string,
): FormInput {
  const people = Object.entries(cards).map(([role, raw]) => {
    const read = parseCard(raw)
    if (!read.ok) throw new CatalogueFault({ file, line: 1, field: `cards.${role}` }, read.error.code)
    return [role, read.value.person] as const
  })
  return {
    on: toPlainDate(on)!,
    ward,
    issuers,
    people: Object.fromEntries(people),
    same,
    answers: Object.fromEntries(
      Object.entries(answers).map(([key, value]) => [key, { value, source: 'spoken' as const }]),
    ),
  }
}

function differ(what: string, found: unknown, expected: unknown): string[] {
  const [is, should] = [JSON.stringify(found), JSON.stringify(expected)]
  return is === should ? [] : [`${what}: là ${is}, cần ${should}`]
}
