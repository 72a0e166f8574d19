import { z } from 'zod'
import { Condition } from './condition.ts'
import { problemCodes } from './problem-codes.ts'

const Day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/, 'ngày phải có dạng 2026-07-17')
const Key = z.string().regex(/^[a-z][A-Za-z0-9]*(\.[a-z][A-Za-z0-9]*)?$/, 'khóa có dạng child.fullName')

export const fieldTypes = [
  'person_name',
  'date',
  'date_words',
  'datetime',
  'address',
  'id_document',
  'id_number',
  'enum',
  'ethnicity',
  'nationality',
  'relationship',
  'authority',
  'text',
  'number',
  'phone',
  'email',
  'consent',
  'place',
  'place_date',
  'table',
] as const

/** `when`: of a gate, a choice that fits only then; chosen otherwise, the question is asked again. */
const Option = z.strictObject({
  value: z.string(),
  label: z.string(),
  say: z.string().optional(),
  when: Condition.optional(),
})
export type Option = z.infer<typeof Option>

/**
 * Where a value comes from without asking: a date in words, a value of the ward, the day of the paper, another key,
 * a fixed text, a text with `{keys}`, or the issuer of a card by its issue date (`catalogue/lists/id-issuers.yaml`).
 */
export const Derivation = z.union([
  z.strictObject({ inWords: Key }),
  z.strictObject({ ward: z.enum(['committee', 'police', 'place', 'name']) }),
  z.strictObject({ today: z.literal(true) }),
  z.strictObject({ copy: Key, when: Condition.optional() }),
  z.strictObject({ text: z.string(), when: Condition.optional() }),
  z.strictObject({ issuerOf: Key }),
  z.strictObject({ template: z.string(), when: Condition.optional() }),
])
export type Derivation = z.infer<typeof Derivation>

/** One place of the paper, in printed order. `question` is what is asked aloud: plain, one thing, at most 20 words. */
export const Field = z.strictObject({
  key: Key,
  label: z.string().min(1),
  type: z.enum(fieldTypes),
  section: z.string(),
  required: z.union([z.boolean(), Condition]).default(true),
  applies: Condition.optional(),
  question: z.string().max(160).optional(),
  hint: z.string().optional(),
  options: z.array(Option).optional(),
  /** Suggestions taken from a list of the catalogue or from the ward. */
  suggest: z.enum(['ethnicGroups', 'nationalities', 'relationships', 'healthFacilities']).optional(),
  derive: z.array(Derivation).default([]),
  /** An identity document: the keys of its number, issue date and issuer; `other`: what is shown when there is no number. */
  parts: z.strictObject({ idNumber: Key, issuedOn: Key, issuer: Key, other: Key.optional() }).optional(),
  caps: z.boolean().default(false),
  /** A date of which only the month or the year may be known. */
  mayBePartial: z.boolean().default(false),
  /** A date that lies ahead (a stay until); all others must have come. */
  mayBeFuture: z.boolean().default(false),
  /** May be answered with "there is none". */
  mayBeNone: z.boolean().default(false),
  /** An optional value that is worth asking for. */
  ask: z.boolean().default(false),
  max: z.int().positive().default(300),
  /** False for what is asked but stands nowhere on the paper by itself. */
  onPaper: z.boolean().default(true),
  /** Filled by hand with a signature: never counted as handwriting. */
  signed: z.boolean().default(false),
})
export type Field = z.infer<typeof Field>

/** A question that decides which fields apply; it is not printed. */
export const Gate = z.strictObject({
  key: Key,
  question: z.string().max(160),
  hint: z.string().optional(),
  options: z.array(Option).min(2),
  applies: Condition.optional(),
  /** An answer that follows from what is known, so that it is not asked: both cards were scanned, so both parents are known. */
  derive: z.array(z.strictObject({ text: z.string(), when: Condition })).default([]),
  /** Choosing this value says that two roles are one person: `{ mother: { applicant: mother } }`. */
  same: z.record(z.string(), z.record(z.string(), z.string())).optional(),
})
export type Gate = z.infer<typeof Gate>

export const FormRole = z.strictObject({
  name: z.string(),
  kind: z.enum(['person', 'organisation', 'either']).default('person'),
  /** A role nobody plays in this case is not offered for a card, and none of its fields applies. */
  applies: Condition.optional(),
})
export type FormRole = z.infer<typeof FormRole>

/**
 * A rule between two values. `order`: `later` is not before `earlier`, as far as both are known (`today` is the day of the
 * paper). `ageGap`: `older` was born at least so many years earlier; fewer is said, none at all is refused.
 */
export const Rule = z.union([
  z.strictObject({
    order: z.strictObject({ earlier: z.string(), later: z.string() }),
    code: z.enum(problemCodes),
  }),
  z.strictObject({
    ageGap: z.strictObject({ older: Key, younger: Key, atLeast: z.int().positive() }),
    code: z.enum(problemCodes),
  }),
])
export type Rule = z.infer<typeof Rule>

/** A sentence said before signing. `{key}` is replaced by the spoken value; it is left out when `when` does not hold. */
export const Sentence = z.strictObject({ say: z.string(), when: Condition.optional() })

/**
 * A form as data (`catalogue/forms/<id>/form.yaml`), shared by desk, phone, chat and print. `labelStatus` other than
 * `seen` prints "MẪU CHƯA ĐỐI CHIẾU" until a named officer confirms this version against the circular.
 */
export const FormDefinition = z.strictObject({
  id: z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/),
  code: z.string().nullable(),
  title: z.string().min(1),
  instrument: z.string().min(1),
  version: Day,
  validFrom: Day.nullable(),
  validTo: Day.nullable(),
  labelStatus: z.enum(['seen', 'partly', 'known']),
  source: z.string(),
  notes: z.array(z.string()).default([]),
  /** Speaks of health, death, descent or distress: a member under 18 does not even read its questions aloud. */
  sensitive: z.boolean().default(false),
  sections: z.record(z.string(), z.string()),
  roles: z.record(z.string(), FormRole),
  /** `{ member: { count: 'memberCount', max: 6 } }`: fields `member.x` stand for `member1.x` … as many as the gate says. */
  repeated: z.record(z.string(), z.strictObject({ count: Key, max: z.int().min(1).max(9) })).default({}),
  gates: z.array(Gate),
  fields: z.array(Field).min(1),
  rules: z.array(Rule).default([]),
  readBack: z.array(Sentence).min(1),
  declaration: z.string().nullable(),
  footnotes: z.array(z.string()).default([]),
})
export type FormDefinition = z.infer<typeof FormDefinition>
