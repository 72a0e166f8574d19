import { join } from 'node:path'
import { z } from 'zod'
import { lookUp, type LookUp } from '#domain/look-up/look-up.ts'
import type { Procedure } from '#domain/procedure/procedure.ts'
import { readYaml } from '../read-yaml.ts'

const Other = z.strictObject({
  elsewhere: z.array(z.strictObject({ authority: z.string(), status: z.enum(['seen', 'unverified']), words: z.array(z.string()).min(1) })),
  thisOffice: z.array(z.array(z.string()).min(1)),
  notAProcedure: z.array(z.array(z.string()).min(1)),
})
const Abbreviations = z.strictObject({ items: z.record(z.string(), z.string()) })

export function loadLookUp(dir: string, procedures: readonly Procedure[]): LookUp {
  const other = readYaml(join(dir, 'lists/elsewhere.yaml'), Other)
  return lookUp(procedures, other, readYaml(join(dir, 'lists/abbreviations.yaml'), Abbreviations).items)
}
