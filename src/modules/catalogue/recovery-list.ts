import { join } from 'node:path'
import { z } from 'zod'
import { fold } from '#lib/vietnamese-text.ts'
import { readYaml } from '../read-yaml.ts'

const RecoveryWords = z.strictObject({
  words: z
    .array(z.string().regex(/^\p{Ll}+$/u))
    .length(256)
    .refine((words) => new Set(words.map(fold)).size === words.length, 'có hai từ trùng nhau khi bỏ dấu'),
})

/** The 256 words a master key is written with, in their order. */
export function loadRecoveryList(dir: string): readonly string[] {
  return readYaml(join(dir, 'lists/recovery-words.yaml'), RecoveryWords).words
}
