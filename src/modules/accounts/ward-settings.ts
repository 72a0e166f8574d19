import { z } from 'zod'
import { endingClasses, Period } from '#domain/retention/retention.ts'

const weekday = z.int().min(1).max(7)

/** What a ward sets for itself: how dates are counted, its two special days, its names on paper. */
export const WardSettings = z.strictObject({
  deadlinePolicy: z.enum(['dates', 'hours']),
  noWritingDays: z.array(weekday),
  noAppointmentDays: z.array(weekday),
  phone: z.string(),
  address: z.string(),
  place: z.string().min(1),
  authorities: z.strictObject({ committee: z.string().min(1), police: z.string().min(1) }),
  healthFacilities: z.array(z.string()),
  slipSheet: z.enum(['a5', 'a4']).optional(),
  /** Periods the ward chose within the bounds of catalogue/retention.yaml. */
  retention: z.partialRecord(z.enum(endingClasses), Period).optional(),
})

export const WardFile = z.strictObject({
  code: z.string().min(1),
  name: z.string().min(1),
  provinceName: z.string().min(1),
  settings: WardSettings,
})
export type WardFile = z.infer<typeof WardFile>
