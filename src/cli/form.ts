import { possibleProblems, type FormDefinition } from '#domain/form/index.ts'
import { loadForm } from '#modules/forms/index.ts'
import { catalogueDir } from './catalogue-dir.ts'
import { answer, CliUsage, parse, type Cli, type Command } from './cli.ts'
import { refuseCli } from './words.ts'

/** `form <id>`: one form with its fields in printed order, questions, sources and every problem it can report. */
export const form: Command = {
  usage: 'form <mã tờ khai>',
  about: 'Một tờ khai: các ô, câu hỏi, nguồn điền và mọi lỗi có thể có.',
  async run(cli: Cli) {
    const { positionals } = parse(cli, { allowPositionals: true, options: {} })
    if (positionals.length !== 1) throw new CliUsage('Cần một mã tờ khai.')
    const definition = loadForm(catalogueDir, positionals[0]!)
    if (!definition) return refuseCli({ code: 'form.unknown' })
    return answer(cli, show(definition), () => text(definition))
  },
}

function show(definition: FormDefinition) {
  const { id, code, title, instrument, version, labelStatus, roles, gates } = definition
  const fields = definition.fields.map((field) => ({
    key: field.key,
    label: field.label,
    section: definition.sections[field.section] ?? field.section,
    type: field.type,
    required: field.required,
    applies: field.applies ?? null,
    question: field.question ?? null,
    hint: field.hint ?? null,
    options: field.options ?? null,
    onPaper: field.onPaper,
    sources: sourcesOf(definition, field),
  }))
  return {
    id,
    code,
    title,
    instrument,
    version,
    labelStatus,
    roles,
    questions: gates,
    fields,
    problems: possibleProblems(definition),
  }
}

function sourcesOf(definition: FormDefinition, field: FormDefinition['fields'][number]): string[] {
  const [role = '', attribute = ''] = field.key.split('.')
  const onCard =
    ['fullName', 'dateOfBirth', 'sex', 'idNumber', 'residence', 'idDocument'].includes(attribute)
    && definition.roles[role]
  const derived = field.derive.map((rule) => ('ward' in rule ? 'ward' : 'derived'))
  return [
    ...(onCard ? [`card:${role}`] : []),
    ...new Set(derived),
    ...(field.question || field.parts ? ['spoken', 'typed'] : []),
  ]
}

function text(definition: FormDefinition): string {
  const rows = definition.fields.map(
    ({ key, label, question }) =>
      `  ${key.padEnd(26)} ${label}${question ? `\n${' '.repeat(29)}hỏi: ${question}` : ''}`,
  )
  return [`${definition.title} (${definition.instrument})`, ...rows].join('\n')
}
