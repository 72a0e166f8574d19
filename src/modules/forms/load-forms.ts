import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import {
  definitionFaults,
  expandForm,
  FormDefinition,
  type DefinitionFault,
  type IdIssuer,
} from '#domain/form/index.ts'
import { CatalogueFault, lineIn, readYaml } from '#modules/read-yaml.ts'

/** Every form of `catalogue/forms/`, its repeated rows written out; throws CatalogueFault at the first thing wrong. */
export function loadForms(dir: string): FormDefinition[] {
  return listFormIds(dir).map((id) => loadForm(dir, id)!)
}

/** The folders of `catalogue/forms/` that hold a form; those with an underscore are shared by all. */
export function listFormIds(dir: string): string[] {
  const folders = readdirSync(join(dir, 'forms'), { withFileTypes: true }).filter((entry) =>
    entry.isDirectory(),
  )
  return folders
    .map(({ name }) => name)
    .filter((name) => !name.startsWith('_'))
    .sort()
}

/** One form by id; undefined when there is none. */
export function loadForm(dir: string, id: string): FormDefinition | undefined {
  const file = join(dir, 'forms', id, 'form.yaml')
  if (!/^[a-z0-9-]+$/.test(id) || !existsSync(join(dir, 'forms', id))) return undefined
  if (!existsSync(file))
    throw new CatalogueFault({ file, line: 1, field: '' }, 'không có tệp này trong thư mục của tờ khai')
  const form = readYaml(file, FormDefinition)
  const [wrong] = formFaults(dir, form, id)
  if (wrong)
    throw new CatalogueFault(
      { file, line: lineIn(file, wrong.path), field: wrong.path.join('.') },
      wrong.message,
    )
  return expandForm(form)
}

/** What is wrong with a form beyond its schema: its folder, its paper, names in it that lead nowhere. */
function formFaults(dir: string, form: FormDefinition, id: string): DefinitionFault[] {
  return [
    ...(form.id === id ? [] : [{ path: ['id'], message: `khác tên thư mục ${id}` }]),
    ...(existsSync(join(dir, 'forms', id, 'print.typ'))
      ? []
      : [{ path: ['id'], message: 'không có tệp print.typ để in' }]),
    ...definitionFaults(form),
  ]
}

const Issuers = z.strictObject({
  issuers: z.array(
    z.strictObject({
      from: z.string(),
      to: z.string().nullable(),
      document: z.string(),
      name: z.string(),
      verified: z.boolean(),
    }),
  ),
})

export function loadIssuers(dir: string): IdIssuer[] {
  return readYaml(join(dir, 'lists/id-issuers.yaml'), Issuers).issuers
}

const List = z.strictObject({
  source: z.string().min(1),
  status: z.enum(['seen', 'unverified']),
  items: z.array(z.string().min(1)).min(1),
})

/** The lists questions suggest from. */
export function loadSuggestionLists(dir: string): {
  ethnicGroups: string[]
  nationalities: string[]
  relationships: string[]
} {
  const list = (name: string) => readYaml(join(dir, 'lists', `${name}.yaml`), List).items
  return {
    ethnicGroups: list('ethnic-groups'),
    nationalities: list('nationalities'),
    relationships: list('relationships'),
  }
}
