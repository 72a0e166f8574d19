import type { Field, FormDefinition } from './form-definition.ts'

/** How the text of one key is read: its type and its limits. */
export type Shape = Pick<Field, 'type' | 'options' | 'max' | 'mayBeNone' | 'mayBePartial'>

const partTypes: Record<string, Field['type']> = {
  idNumber: 'id_number',
  issuedOn: 'date',
  idIssuer: 'text',
  dateOfBirth: 'date',
  sex: 'enum',
  fullName: 'person_name',
}
const sexOptions = [
  { value: 'male', label: 'Nam' },
  { value: 'female', label: 'Nữ' },
]
/** A document is written on one or two lines of the paper. */
const longestPart = 200

/** Fields say it themselves; gates are choices; parts of a document and of a person go by their attribute. */
export function shapes(form: FormDefinition): (key: string) => Shape {
  const known = new Map<string, Shape>(
    form.fields.filter(({ parts }) => !parts).map((field) => [field.key, field]),
  )
  for (const { key, options } of form.gates)
    known.set(key, { type: 'enum', options, max: 60, mayBeNone: false, mayBePartial: false })
  for (const { key, parts, mayBeNone } of form.fields) {
    if (!parts) continue
    known.set(key, { ...byAttribute(key), mayBeNone })
    if (!known.has(parts.idNumber)) known.set(parts.idNumber, { ...byAttribute(parts.idNumber), mayBeNone })
    if (parts.other)
      known.set(parts.other, {
        type: 'text',
        options: undefined,
        max: longestPart,
        mayBeNone: true,
        mayBePartial: false,
      })
  }
  return (key) => known.get(key) ?? byAttribute(key)
}

function byAttribute(key: string): Shape {
  const attribute = key.split('.')[1] ?? ''
  return {
    type: partTypes[attribute] ?? 'text',
    options: attribute === 'sex' ? sexOptions : undefined,
    max: longestPart,
    mayBeNone: false,
    mayBePartial: attribute === 'dateOfBirth',
  }
}
