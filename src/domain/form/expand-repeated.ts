import type { Condition } from './condition.ts'
import type { Field, FormDefinition } from './form-definition.ts'

/** Writes repeated rows out: `member.fullName` becomes `member1.fullName` …, each applying when the count reaches it. */
export function expandRepeated(form: FormDefinition): FormDefinition {
  return Object.entries(form.repeated).reduce((expanded, [role, { count, max }]) => {
    const rows = Array.from({ length: max }, (_, index) => index + 1)
    const template = expanded.roles[role]
    if (!template) return expanded
    const { [role]: _, ...others } = expanded.roles
    const roles = Object.fromEntries(rows.map((row) => [
      `${role}${row}`, { ...template, name: `${template.name} ${row}`, applies: atLeast(count, row, max) },
    ]))
    const fields = expanded.fields.flatMap((field) => (field.key.startsWith(`${role}.`) ? rows.map((row) => rowOf(field, { role, row, count, max })) : [field]))
    const first = expanded.fields.findIndex((field) => field.key.startsWith(`${role}.`))
    return { ...expanded, roles: { ...others, ...roles }, fields: inRows(fields, first, role), repeated: {} }
  }, form)
}

function atLeast(count: string, row: number, max: number): Condition {
  return { in: { key: count, values: Array.from({ length: max - row + 1 }, (_, index) => String(row + index)) } }
}

function rowOf(field: Field, { role, row, count, max }: { role: string; row: number; count: string; max: number }): Field {
  const rename = (key: string) => (key.startsWith(`${role}.`) ? `${role}${row}${key.slice(role.length)}` : key)
  const applies = field.applies ? { all: [atLeast(count, row, max), field.applies] } : atLeast(count, row, max)
  return { ...field, key: rename(field.key), applies, ...(field.question ? { question: field.question.replace('{n}', String(row)) } : {}) }
}

/** Row by row, as the table is printed, in the place where the first of them stood. */
function inRows(fields: Field[], first: number, role: string): Field[] {
  const isRow = (field: Field) => new RegExp(`^${role}\\d\\.`).test(field.key)
  const rows = fields.filter(isRow).sort((a, b) => (a.key.split('.')[0]! < b.key.split('.')[0]! ? -1 : a.key.split('.')[0]! > b.key.split('.')[0]! ? 1 : 0))
  const others = fields.filter((field) => !isRow(field))
  return [...others.slice(0, first), ...rows, ...others.slice(first)]
}
