import { join } from 'node:path'
import { z } from 'zod'
import { readYaml } from '#modules/read-yaml.ts'

/** The visit that `demo` plays: who comes, what she says, what her cards and her answers are. */
export const Story = z.strictObject({
  visitor: z.string(),
  onBehalfOf: z.string(),
  owner: z.string(),
  says: z.string(),
  papers: z.array(z.string()),
  cards: z.array(z.strictObject({ role: z.string(), whose: z.string(), raw: z.string() })),
  answers: z.array(z.strictObject({ key: z.string(), value: z.string() })),
  caseId: z.string(),
  resultNumber: z.string(),
  proof: z.string(),
})
export type Story = z.infer<typeof Story>

export function readStory(catalogueDir: string): Story {
  return readYaml(join(catalogueDir, 'wards/demo/story.yaml'), Story)
}
