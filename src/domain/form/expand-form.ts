import type { Condition } from './condition.ts'
import type { Field, FormDefinition } from './form-definition.ts'

/**
 * A form as it is worked with: repeated rows written out (`member.fullName` becomes `member1.fullName` … as many as the
 * gate can say), and every field of a role applying only when somebody plays the role.
 */
export function expandForm(form: FormDefinition): FormDefinition {
  const rows = Object.keys(form.repeated).reduce(expandRole, form)
  return {
    ...rows,
    fields: rows.fields.map((field) => withRole(field, rows.roles[field.key.split('.')[0]!]?.applies)),
  }
}

function withRole(field: Field, played: Condition | undefined): Field {
  if (!played || !field.key.includes('.')) return field
  return { ...field, applies: field.applies ? { all: [played, field.applies] } : played }
}

function expandRole(form: FormDefinition, role: string): FormDefinition {
  const { count, max } = form.repeated[role]!
  const template = form.roles[role]
  if (!template) return form
  const rows = Array.from({ length: max }, (_, index) => index + 1)
  const { [role]: _, ...others } = form.roles
  const roles = Object.fromEntries(
    rows.map((row) => [
      `${role}${row}`,
      { ...template, name: `${template.name} ${row}`, applies: atLeast(count, row, max) },
    ]),
  )
  const ofRow = form.fields.filter(({ key }) => key.startsWith(`${role}.`))
  const first = form.fields.findIndex(({ key }) => key.startsWith(`${role}.`))
  const rest = form.fields.filter((field) => !ofRow.includes(field))
  const written = rows.flatMap((row) => ofRow.map((field) => rowOf(field, role, row)))
  return {
    ...form,
    roles: { ...others, ...roles },
    fields: [...rest.slice(0, first), ...written, ...rest.slice(first)],
  }
}

function atLeast(count: string, row: number, max: number): Condition {
  return {
    in: { key: count, values: Array.from({ length: max - row + 1 }, (_, index) => String(row + index)) },
  }
}

function rowOf(field: Field, role: string, row: number): Field {
  const key = `${role}${row}${field.key.slice(role.length)}`
  return {
    ...field,
    key,
    ...(field.question ? { question: field.question.replace('{n}', String(row)) } : {}),
  }
}
