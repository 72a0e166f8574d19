import { join } from 'node:path'
import { projectRoot } from '#lib/os/project-root.ts'

/** The data of law and practice, beside the program. */
export const catalogueDir = join(projectRoot(), 'catalogue')
