import { join } from 'node:path'
import { z } from 'zod'
import { roles } from '#domain/access/role.ts'
import { readYaml } from '#modules/read-yaml.ts'

export const DemoPeople = z.strictObject({
  counters: z.array(z.strictObject({ id: z.string(), name: z.string(), fields: z.array(z.string()) })),
  accounts: z.array(
    z.strictObject({
      key: z.string(),
      name: z.string(),
      title: z.string(),
      roles: z.array(z.enum(roles)).min(1),
      counter: z.string().optional(),
    }),
  ),
  squads: z.array(z.strictObject({ name: z.string(), members: z.array(z.string()) })),
})
export type DemoPeople = z.infer<typeof DemoPeople>

const person = {
  by: z.string(),
  name: z.string(),
  procedure: z.string().optional(),
  onBehalfOf: z.string().optional(),
  representative: z.string().optional(),
  authority: z.string().optional(),
}

export const DemoDay = z.strictObject({
  visits: z.array(
    z.strictObject({
      ...person,
      at: z.string().regex(/^\d\d:\d\d$/),
      until: z.enum(['asked', 'missing', 'received', 'supplement', 'signed', 'handedOver', 'rated']),
      score: z.int().min(1).max(3).optional(),
      items: z.array(z.string()).optional(),
      reason: z.string().optional(),
    }),
  ),
  today: z.array(z.strictObject({ ...person, minutesAgo: z.int().positive() })),
})
export type DemoDay = z.infer<typeof DemoDay>
export type DemoVisit = DemoDay['visits'][number]

export function readDemoPeople(catalogueDir: string): DemoPeople {
  return readYaml(join(catalogueDir, 'wards/demo/people.yaml'), DemoPeople)
}

export function readDemoDay(catalogueDir: string): DemoDay {
  return readYaml(join(catalogueDir, 'wards/demo/monday.yaml'), DemoDay)
}
