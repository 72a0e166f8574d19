import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { expandRepeated, FormDefinition, keysOf, type Condition, type IdIssuer } from '#domain/form/index.ts'
import { CatalogueFault, readYaml } from '#modules/read-yaml.ts'

/** Every form of `catalogue/forms/`, its repeated rows written out; throws CatalogueFault at the first thing wrong. */
export function loadForms(dir: string): FormDefinition[] {
  const root = join(dir, 'forms')
  const ids = readdirSync(root, { withFileTypes: true }).filter((entry) => entry.isDirectory() && !entry.name.startsWith('_'))
  return ids.map(({ name }) => loadForm(dir, name)!)
}

/** One form by id; undefined when there is none. */
export function loadForm(dir: string, id: string): FormDefinition | undefined {
  const file = join(dir, 'forms', id, 'form.yaml')
  if (!/^[a-z0-9-]+$/.test(id) || !existsSync(file)) return undefined
  const form = readYaml(file, FormDefinition)
  const fault = (field: string, message: string) => new CatalogueFault({ file, line: 1, field }, message)
  if (form.id !== id) throw fault('id', `khác tên thư mục ${id}`)
  if (!existsSync(join(dir, 'forms', id, 'print.typ'))) throw fault('', 'không có tệp print.typ để in')
  const expanded = expandRepeated(form)
  const wrong = strayReference(expanded)
  if (wrong) throw fault(wrong.field, wrong.message)
  return expanded
}

/** A condition, a derivation or a sentence that names a key nobody can answer. */
function strayReference(form: FormDefinition): { field: string; message: string } | undefined {
  const known = new Set([...form.fields.map(({ key }) => key), ...form.gates.map(({ key }) => key)])
  const isKey = (key: string) => known.has(key) || (form.roles[key.split('.')[0]!] !== undefined && key.includes('.'))
  const conditions: [string, Condition | undefined][] = [
    ...form.gates.map((gate): [string, Condition | undefined] => [gate.key, gate.applies]),
    ...form.fields.flatMap((field): [string, Condition | undefined][] => [
      [field.key, field.applies], [field.key, typeof field.required === 'boolean' ? undefined : field.required],
      ...field.derive.map((rule): [string, Condition | undefined] => [field.key, 'when' in rule ? rule.when : undefined]),
    ]),
    ...form.readBack.map((sentence): [string, Condition | undefined] => ['readBack', sentence.when]),
  ]
  for (const [field, condition] of conditions) {
    const stray = condition && keysOf(condition).find((key) => !isKey(key))
    if (stray) return { field, message: `nhắc tới "${stray}" mà tờ khai không có` }
  }
  for (const { say } of form.readBack) {
    const stray = [...say.matchAll(/\{([^}]+)\}/g)].map((match) => match[1]!).find((key) => !isKey(key))
    if (stray) return { field: 'readBack', message: `nhắc tới "${stray}" mà tờ khai không có` }
  }
  const silent = form.fields.find((field) => field.required !== false && !field.signed && !field.parts && !field.question && field.derive.length === 0)
  return silent && { field: silent.key, message: 'bắt buộc mà không có câu hỏi, cũng không suy ra được' }
}

const Issuers = z.strictObject({
  issuers: z.array(z.strictObject({
    from: z.string(), to: z.string().nullable(), document: z.string(), name: z.string(), verified: z.boolean(),
  })),
})

export function loadIssuers(dir: string): IdIssuer[] {
  return readYaml(join(dir, 'lists/id-issuers.yaml'), Issuers).issuers
}

const List = z.strictObject({ items: z.array(z.string().min(1)).min(1) })

/** The lists questions suggest from. */
export function loadSuggestionLists(dir: string): { ethnicGroups: string[]; nationalities: string[]; relationships: string[] } {
  const list = (name: string) => readYaml(join(dir, 'lists', `${name}.yaml`), List).items
  return { ethnicGroups: list('ethnic-groups'), nationalities: list('nationalities'), relationships: list('relationships') }
}
