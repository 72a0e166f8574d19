import type { FormDefinition } from './form-definition.ts'

/** What may be answered on this form: a place, a gate, or something about one of its people (`mother.fullName`). */
export function isKeyOf(form: FormDefinition, key: string): boolean {
  if (form.gates.some((gate) => gate.key === key) || form.fields.some((field) => field.key === key))
    return true
  const [role = '', attribute = '', more] = key.split('.')
  return more === undefined && /^[a-z][A-Za-z]*$/.test(attribute) && Object.hasOwn(form.roles, role)
}
