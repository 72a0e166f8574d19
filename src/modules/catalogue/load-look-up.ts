import { join } from 'node:path'
import { z } from 'zod'
import { lookUp, type LookUp } from '#domain/look-up/look-up.ts'
import type { Procedure } from '#domain/procedure/procedure.ts'
import { CatalogueFault, readYaml } from '../read-yaml.ts'

const Status = z.enum(['seen', 'unverified'])
const Other = z.strictObject({
  elsewhere: z.array(
    z.strictObject({ authority: z.string(), status: Status, words: z.array(z.string()).min(1) }),
  ),
  thisOffice: z.array(z.array(z.string()).min(1)),
  notAProcedure: z.array(z.array(z.string()).min(1)),
})
const Sayings = z.strictObject({
  status: Status,
  empty: z.string().transform((text) => text.split(/\s+/).filter(Boolean)),
  meant: z.record(z.string(), z.string().min(1)),
  usual: z.array(z.string()),
})

export function loadLookUp(dir: string, procedures: readonly Procedure[]): LookUp {
  const other = readYaml(join(dir, 'lists/elsewhere.yaml'), Other)
  const file = join(dir, 'lists/sayings.yaml')
  const { empty, meant, usual } = readYaml(file, Sayings)
  const unknown = usual.find((id) => !procedures.some((procedure) => procedure.id === id))
  if (unknown) throw new CatalogueFault({ file, line: 1, field: 'usual' }, `không có thủ tục ${unknown}`)
  return lookUp(procedures, { sayings: { empty, meant }, other, usual })
}
