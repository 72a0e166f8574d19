import { z } from 'zod'

/** Who comes to the desk: a person, or an organisation through its representative. */
export const Party = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('person'), fullName: z.string().min(1), idNumber: z.string().optional() }),
  z.object({
    kind: z.literal('organisation'),
    fullName: z.string().min(1),
    taxCode: z.string().optional(),
    representative: z.string().min(1),
    /** The paper that lets the representative act: position, letter of introduction, mandate. */
    authority: z.string().min(1),
  }),
])
export type Party = z.infer<typeof Party>

/** The name that is called and written; an organisation is called by its representative. */
export function calledName(party: Party): string {
  return party.kind === 'person' ? party.fullName : party.representative
}
