import { z } from 'zod'

export const Verified = z.enum(['seen', 'known', 'partly', 'unverified'])
export type Verified = z.infer<typeof Verified>

/**
 * One time limit of a procedure, by case. `value` null means that no limit is set. `cutoff` is the hour after which a
 * same-day procedure is due on the next working day.
 */
export const ProcessingTime = z.strictObject({
  caseId: z.string().min(1),
  case: z.string().min(1),
  value: z.number().nonnegative().nullable(),
  unit: z.enum(['same_day', 'hour', 'working_day', 'day', 'month', 'year']),
  cutoff: z
    .string()
    .regex(/^\d\d:\d\d$/, 'giờ phải có dạng 15:00')
    .optional(),
  status: Verified,
  note: z.string().optional(),
  /** A key of `catalogue/lists/legal-bases.yaml`, where the limit or its cut-off has a law of its own. */
  legalBasis: z.string().optional(),
})
export type ProcessingTime = z.infer<typeof ProcessingTime>
