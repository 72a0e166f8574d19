import { z } from 'zod'
import { ProcessingTime, Verified } from './processing-time.ts'

const Day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/, 'ngày phải có dạng 2026-07-17')

/** A paper to hand in. `when` says in whose case a conditional one is asked; `replaceableBy` what the ward looks up instead. */
export const ProcedureDocument = z.strictObject({
  name: z.string().min(1),
  original: z.int().nonnegative(),
  copies: z.int().nonnegative(),
  required: z.enum(['always', 'conditional']),
  when: z.string().optional(),
  replaceableBy: z.string().optional(),
  /** The form of `catalogue/forms/` this paper is. */
  form: z.string().optional(),
  status: Verified.optional(),
})
export type ProcedureDocument = z.infer<typeof ProcedureDocument>

/** `amount` in đồng, null when another authority sets it; an amount never stands without its exemptions. */
export const Fee = z.strictObject({
  name: z.string().min(1),
  amount: z.int().nonnegative().nullable(),
  per: z.string().default('lần'),
  basis: z.string().default(''),
  exemptions: z.array(z.string()),
  optional: z.boolean().optional(),
  cap: z.int().positive().optional(),
  channel: z.string().optional(),
  note: z.string().optional(),
  status: Verified,
})
export type Fee = z.infer<typeof Fee>

/**
 * One administrative procedure of the commune level (`catalogue/procedures/<id>/procedure.yaml`). `version` is the day
 * its facts were read; a dossier keeps the version it was received under. `validFrom` and `validTo` are the days it is
 * in force, null when open. What `source.unverified` names is shown as not verified to officers.
 */
export const Procedure = z.strictObject({
  id: z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/),
  nationalCode: z
    .string()
    .regex(/^\d\.\d{6}$/, 'mã quốc gia có dạng 1.001193')
    .nullable(),
  version: Day,
  name: z.string().min(1),
  officialName: z.string().min(1),
  field: z.string().min(1),
  level: z.string(),
  validFrom: Day.nullable(),
  validTo: Day.nullable(),
  validityNote: z.string().optional(),
  handledBy: z.enum([
    'commune_people_committee',
    'commune_police',
    'social_insurance_agency',
    'land_registration_office',
    'school',
  ]),
  authority: z.strictObject({ decides: z.string(), receives: z.string() }),
  applicants: z.array(z.string()),
  processingTime: z.array(ProcessingTime).min(1),
  sameSession: z.strictObject({
    eligible: z.enum(['yes', 'no', 'conditional']),
    why: z.string(),
    signer: z.boolean(),
  }),
  documents: z.array(ProcedureDocument),
  presentOnly: z.array(
    z.strictObject({ name: z.string(), when: z.string().optional(), replaceableBy: z.string().optional() }),
  ),
  fees: z.array(Fee),
  channels: z.array(
    z.strictObject({
      kind: z.enum(['in_person', 'online_full', 'online_partial', 'postal', 'phone_email']),
      place: z.string(),
    }),
  ),
  steps: z.array(z.string()),
  cases: z.array(z.string()),
  conditions: z.array(z.string()),
  result: z.string(),
  synonyms: z.array(z.string()),
  lifeEvents: z.array(z.string()),
  legalBases: z.array(z.strictObject({ code: z.string(), title: z.string().optional(), status: Verified })),
  source: z.strictObject({ url: z.string().nullable(), unverified: z.array(z.string()) }),
})
export type Procedure = z.infer<typeof Procedure>
