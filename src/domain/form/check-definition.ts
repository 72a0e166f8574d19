import { keysOf, today, type Condition } from './condition.ts'
import { keysIn, readsOf } from './derive.ts'
import type { Derivation, Field, FormDefinition } from './form-definition.ts'

/** Something in a definition that cannot work: where (the path in its file) and why. */
export type DefinitionFault = { path: (string | number)[]; message: string }

/** How much is asked in one breath (look-up of plain speech: one thing, at most twenty words). */
const longestQuestion = 20

/** What a schema cannot see: names that lead nowhere, questions too long, places nobody can fill. `form` as written. */
export function definitionFaults(form: FormDefinition): DefinitionFault[] {
  const isKey = knownKeys(form)
  return [
    ...doubleKeys(form),
    ...strayKeys(form)
      .filter(({ key }) => !isKey(key))
      .map(({ path, key }) => ({ path, message: `nhắc tới "${key}" mà tờ khai không có` })),
    ...strayRoles(form),
    ...form.gates.flatMap(({ question }, index) => tooLong(question, ['gates', index, 'question'])),
    ...form.fields.flatMap((field, index) =>
      fieldFaults(form, field).map((message) => ({ path: ['fields', index], message })),
    ),
    ...form.fields.flatMap(({ question }, index) => tooLong(question ?? '', ['fields', index, 'question'])),
  ]
}

function knownKeys(form: FormDefinition): (key: string) => boolean {
  const rows = Object.entries(form.repeated).flatMap(([role, { max }]) =>
    Array.from({ length: max }, (_, row) => `${role}${row + 1}`),
  )
  const roles = new Set([...Object.keys(form.roles), ...rows])
  const keys = new Set([today, ...form.fields.map(({ key }) => key), ...form.gates.map(({ key }) => key)])
  return (key) => keys.has(key) || (key.includes('.') && roles.has(key.split('.')[0]!))
}

type Named = { path: (string | number)[]; key: string }

function strayKeys(form: FormDefinition): Named[] {
  const inCondition = (path: Named['path'], condition: Condition | undefined) =>
    condition ? keysOf(condition).map((key) => ({ path, key })) : []
  return [
    ...Object.entries(form.roles).flatMap(([role, { applies }]) => inCondition(['roles', role], applies)),
    ...Object.entries(form.repeated).map(([role, { count }]) => ({ path: ['repeated', role], key: count })),
    ...form.gates.flatMap((gate, index) => [
      ...inCondition(['gates', index, 'applies'], gate.applies),
      ...gate.derive.flatMap(({ when }) => inCondition(['gates', index, 'derive'], when)),
      ...gate.options.flatMap(({ when }) => inCondition(['gates', index, 'options'], when)),
    ]),
    ...form.fields.flatMap((field, index) => [
      ...inCondition(['fields', index, 'applies'], field.applies),
      ...inCondition(
        ['fields', index, 'required'],
        typeof field.required === 'boolean' ? undefined : field.required,
      ),
      ...field.derive.flatMap((rule) =>
        sourcesOf(rule).map((key) => ({ path: ['fields', index, 'derive'], key })),
      ),
      ...Object.values(field.parts ?? {}).map((key) => ({ path: ['fields', index, 'parts'], key })),
    ]),
    ...form.rules.flatMap((rule, index) =>
      Object.values(
        'order' in rule ? rule.order : { older: rule.ageGap.older, younger: rule.ageGap.younger },
      ).map((key) => ({ path: ['rules', index], key })),
    ),
    ...form.readBack.flatMap(({ say, when }, index) => [
      ...keysIn(say).map((key) => ({ path: ['readBack', index], key })),
      ...inCondition(['readBack', index], when),
    ]),
  ]
}

/** Every key a derivation reads, in its condition too. */
export function sourcesOf(rule: Derivation): string[] {
  return [...readsOf(rule), ...('when' in rule && rule.when ? keysOf(rule.when) : [])]
}

function strayRoles(form: FormDefinition): DefinitionFault[] {
  return form.gates.flatMap(({ same, options }, index) =>
    Object.entries(same ?? {}).flatMap(([chosen, pairs]) =>
      [
        ...(options.some(({ value }) => value === chosen) ? [] : [`không có câu trả lời "${chosen}"`]),
        ...Object.entries(pairs)
          .flat()
          .filter((role) => !form.roles[role])
          .map((role) => `không có vai "${role}"`),
      ].map((message) => ({ path: ['gates', index, 'same'], message })),
    ),
  )
}

function fieldFaults(form: FormDefinition, field: Field): string[] {
  return [
    ...(isOrphan(field) ? ['bắt buộc mà không có câu hỏi, cũng không suy ra được'] : []),
    ...(form.sections[field.section] ? [] : [`không có mục "${field.section}"`]),
    ...(field.type === 'enum' && !field.options?.length ? ['không có câu trả lời để chọn'] : []),
    ...(field.type === 'id_document' && !field.parts ? ['thiếu các phần của giấy tờ'] : []),
  ]
}

/** Needed on the paper, but nobody is asked and nothing gives it. */
function isOrphan({ required, signed, parts, question, derive }: Field): boolean {
  return required !== false && !signed && !parts && !question && derive.length === 0
}

function doubleKeys(form: FormDefinition): DefinitionFault[] {
  const keys = [...form.gates, ...form.fields].map(({ key }) => key)
  const places = [
    ...form.gates.map((_, index) => ['gates', index]),
    ...form.fields.map((_, index) => ['fields', index]),
  ]
  return keys.flatMap((key, index) =>
    keys.indexOf(key) < index ? [{ path: places[index]!, message: `khóa "${key}" có hai lần` }] : [],
  )
}

function tooLong(question: string, path: Named['path']): DefinitionFault[] {
  const words = question.split(/\s+/).filter(Boolean).length
  return words > longestQuestion
    ? [{ path, message: `câu hỏi dài ${words} chữ, nhiều nhất ${longestQuestion}` }]
    : []
}
